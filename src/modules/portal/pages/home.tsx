import { useLoaderData } from 'react-router'
import { formatDay, formatNumber } from '../../../locale/index.ts'
import { readPublic } from '../../../server/pages.ts'
import { Missing, Notice, Page } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { Head } from '../parts/Head.tsx'
import { LocalizedText } from '../parts/LocalizedText.tsx'
import { homePage } from '../readings/home.server.ts'
import { usePortalWords } from '../words.ts'

type Home = Awaited<ReturnType<typeof homePage.load>>

export const loader = readPublic(homePage.load)

export default function HomePage() {
  const { counts, editions, countries } = useLoaderData<Home>()
  const t = usePortalWords()
  return (
    <>
      <Head title={t('home.title')} description={t('home.lead')} />
      <Page title={t('home.title')} lead={t('home.lead')} />
      {editions.length === 0 && (
        <Notice kind="info" title={t('home.before.title')}>
          <p>{t('home.before.text')}</p>
        </Notice>
      )}
      <Countries countries={countries} />
      {editions.length > 0 && <Editions editions={editions} />}
      <Holdings counts={counts} />
    </>
  )
}

function Countries({ countries }: Pick<Home, 'countries'>) {
  const t = usePortalWords()
  const locale = useLocale()
  return (
    <section aria-labelledby="countries">
      <h2 id="countries">{t('home.countries')}</h2>
      <ul className="cards cards-five">
        {countries.map(({ code, name, latest }) => (
          <li key={code}>
            <h3 className="card-title">
              <a href={`/${locale}/countries/${code}`}>
                <LocalizedText text={name} />
              </a>
            </h3>
            {latest ? (
              <p>{t('home.country.edition', { year: String(latest.year), number: latest.number })}</p>
            ) : (
              <p>
                <Missing kind="not-yet-assessed" />
              </p>
            )}
          </li>
        ))}
      </ul>
      <p>
        <a href={`/${locale}/compare`}>{t('home.compare')}</a>
      </p>
    </section>
  )
}

function Editions({ editions }: Pick<Home, 'editions'>) {
  const t = usePortalWords()
  const locale = useLocale()
  return (
    <section aria-labelledby="editions">
      <h2 id="editions">{t('home.editions')}</h2>
      <ul>
        {editions.map(({ country, name, year, number, publishedAt, label, isLatest, note }) => (
          <li key={`${country} ${year} ${number}`}>
            <a href={`/${locale}/countries/${country}/${year}${isLatest ? '' : `?edition=${label}`}`}>
              <LocalizedText text={name} /> {year}
            </a>
            {' · '}
            {t('home.edition', { number, day: formatDay(locale, publishedAt.slice(0, 10)) })}
            {!isLatest && <> · {t('home.corrected')}</>}
            {number > 1 && note !== '' && <> · {note}</>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What there is to read, before and after any edition. */
function Holdings({ counts }: Pick<Home, 'counts'>) {
  const t = usePortalWords()
  const locale = useLocale()
  const n = (value: number) => formatNumber(locale, value)
  const years = { first: String(counts.firstYear), last: String(counts.lastYear) }
  return (
    <section aria-labelledby="holdings">
      <h2 id="holdings">{t('home.holdings')}</h2>
      <ul className="cards">
        <Holding
          path="instrument"
          title={t('frame.nav.instrument')}
          text={t('home.instrument', {
            areas: n(counts.areas),
            indicators: n(counts.indicators),
            core: n(counts.core),
          })}
        />
        <Holding
          path="data"
          title={t('frame.nav.figures')}
          text={t('home.figures', { figures: n(counts.figures), measures: n(counts.measures), ...years })}
        />
        <Holding
          path="institutions"
          title={t('frame.nav.institutions')}
          text={t('home.institutions', { institutions: n(counts.institutions), unverified: n(counts.unverified) })}
        />
        <Holding
          path="standards"
          title={t('frame.foot.standards')}
          text={t('home.standards', { standards: n(counts.standards) })}
        />
      </ul>
    </section>
  )
}

function Holding({ path, title, text }: { path: string; title: string; text: string }) {
  const locale = useLocale()
  return (
    <li>
      <h3 className="card-title">
        <a href={`/${locale}/${path}`}>{title}</a>
      </h3>
      <p>{text}</p>
    </li>
  )
}
