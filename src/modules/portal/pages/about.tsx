import { useLoaderData } from 'react-router'
import { formatNumber, formatPercent } from '../../../locale/index.ts'
import { readPublic } from '../../../server/pages.ts'
import { DataTable, Page } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { Crumbs } from '../parts/Crumbs.tsx'
import { Downloads } from '../parts/Downloads.tsx'
import { EventList } from '../parts/EventList.tsx'
import { Head } from '../parts/Head.tsx'
import { InstitutionName } from '../parts/InstitutionName.tsx'
import { LocalizedText } from '../parts/LocalizedText.tsx'
import { Sources } from '../parts/Sources.tsx'
import { aboutPage } from '../readings/about.server.ts'
import { usePortalWords } from '../words.ts'

type About = Awaited<ReturnType<typeof aboutPage.load>>

export const loader = readPublic(aboutPage.load)

export default function AboutPage() {
  const about = useLoaderData<About>()
  const t = usePortalWords()
  return (
    <>
      <Head title={t('about.title')} description={t('about.lead')} />
      <Crumbs items={[{ label: t('about.title') }]} />
      <Page title={t('about.title')} lead={t('about.lead')} />
      <p>{t('about.what')}</p>
      <Partners about={about} />
      <h2>{t('about.history')}</h2>
      <p>{t('about.certainty')}</p>
      <EventList events={about.project} />
      <p className="muted">
        <LocalizedText text={about.note} />
      </p>
      <Rapporteurs about={about} />
      <h2>
        {t('about.law')} <LocalizedText text={about.lawTimeline.title} />
      </h2>
      <EventList events={about.lawTimeline.events} />
      <Silence silence={about.silence} />
      <Downloads />
    </>
  )
}

function Partners({ about }: { about: About }) {
  const t = usePortalWords()
  const inCountries = about.countries.filter(({ code }) => about.partners[code])
  return (
    <section aria-labelledby="partners">
      <h2 id="partners">{t('about.partners')}</h2>
      <ul className="cards">
        {inCountries.map(({ code, name, language }) => (
          <li key={code}>
            <h3 className="card-title">
              <LocalizedText text={name} />
            </h3>
            {about.partners[code]!.map(({ local, en }) => (
              <p key={en}>
                <InstitutionName institution={{ nameLocal: local, nameEn: en }} language={language} />
              </p>
            ))}
          </li>
        ))}
        {about.partners['nl']?.map(({ local, en }) => (
          <li key={en}>
            <h3 className="card-title">{t('about.netherlands')}</h3>
            <p>
              <span lang="nl">{local}</span>
              <br />
              <small className="muted" lang="en">
                {en}
              </small>
            </p>
          </li>
        ))}
      </ul>
      <Sources addresses={about.partnerSources} />
    </section>
  )
}

function Rapporteurs({ about }: { about: About }) {
  const t = usePortalWords()
  return (
    <section aria-labelledby="rapporteurs">
      <h2 id="rapporteurs">{t('about.rapporteurs')}</h2>
      <p>{t('about.rapporteurs.text')}</p>
      {about.countries.map(({ code, name }) => (
        <section key={code} aria-labelledby={`rapporteur-${code}`}>
          <h3 id={`rapporteur-${code}`}>
            <LocalizedText text={name} />
          </h3>
          <EventList events={about.rapporteur.filter(({ country }) => country === code)} />
        </section>
      ))}
    </section>
  )
}

function Silence({ silence }: Pick<About, 'silence'>) {
  const t = usePortalWords()
  const locale = useLocale()
  return (
    <section aria-labelledby="silence">
      <h2 id="silence">{t('about.silence')}</h2>
      <p>
        <LocalizedText text={silence.scope} />
      </p>
      <DataTable
        caption={t('about.silence.caption')}
        columns={[
          { key: 'year', head: t('about.silence.year'), cell: ({ year }) => year, isRowHead: true },
          { key: 'what', head: t('about.silence.what'), cell: ({ what }) => t(`about.silence.${what}`) },
          {
            key: 'share',
            head: t('about.silence.share'),
            cell: ({ percent }) => formatPercent(locale, percent / 100, percent % 1 === 0 ? {} : { decimals: 1 }),
            isNumber: true,
          },
          {
            key: 'requests',
            head: t('about.silence.requests'),
            cell: ({ requests }) => (requests === null ? t('about.silence.unknown') : formatNumber(locale, requests)),
            isNumber: true,
          },
        ]}
        rows={silence.figures}
        keyOf={({ year, what }) => `${year} ${what}`}
      />
      <Sources addresses={silence.sources} />
    </section>
  )
}
