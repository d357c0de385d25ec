import { useLoaderData } from 'react-router'
import { readPublic } from '../../../server/pages.ts'
import { Page } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { CountryHalves } from '../parts/CountryHalves.tsx'
import { Crumbs } from '../parts/Crumbs.tsx'
import { Downloads } from '../parts/Downloads.tsx'
import { Citation, EditionNote } from '../parts/EditionNote.tsx'
import { Editions, NotYet, Unanswered } from '../parts/CountryGaps.tsx'
import { FigureChart } from '../parts/FigureChart.tsx'
import { Head } from '../parts/Head.tsx'
import { LocalizedText, usePlain } from '../parts/LocalizedText.tsx'
import { countryPage, type CountryProfile } from '../readings/country.server.ts'
import { usePortalWords } from '../words.ts'

export const loader = readPublic(countryPage.load)

export default function CountryPage() {
  const profile = useLoaderData<CountryProfile>()
  const t = usePortalWords()
  const plain = usePlain()
  const locale = useLocale()
  const { country, edition, figures, permalink, assessed, rated, sources, fuller } = profile
  const name = plain(country.name)
  const here = `/${locale}/countries/${country.code}`
  const lead = edition
    ? t('country.lead', { year: String(edition.year), assessed, rated, sources })
    : t('country.lead-none')
  return (
    <>
      <Head title={name} description={lead} />
      <Crumbs items={[{ label: t('frame.nav.countries'), href: 'countries' }, { label: name }]} />
      <Page title={<LocalizedText text={country.name} />} lead={lead} />
      <EditionNote edition={edition} newerHref={edition ? `${here}/${edition.year}` : here} />
      {fuller && (
        <p>
          <a href={`${here}/${fuller.year}`}>
            {t('country.fuller', { year: String(fuller.year), assessed: fuller.assessed, rated: fuller.rated })}
          </a>
        </p>
      )}
      <CountryHalves profile={profile} />
      <section aria-labelledby="figures">
        <h2 id="figures">{t('country.figures')}</h2>
        {figures && figures.figures.some(({ number, low }) => number !== null || low !== null) ? (
          <FigureChart series={figures} />
        ) : (
          <p>{t('country.figures-none')}</p>
        )}
        <p>{t('country.figures-note')}</p>
        <p>
          <a href={`/${locale}/data/${profile.headline}?country=${country.code}`}>{t('country.figures-all')}</a>
        </p>
      </section>
      {edition && <Unanswered profile={profile} />}
      {edition && <NotYet profile={profile} />}
      <Editions profile={profile} />
      {edition && permalink && <Citation of={`${name}, ${edition.year}`} edition={edition} permalink={permalink} />}
      <Downloads hasTable />
    </>
  )
}
