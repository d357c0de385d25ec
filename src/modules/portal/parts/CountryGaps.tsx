import { formatDay } from '../../../locale/index.ts'
import { Details, isMissingKind, Missing } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { labelOf } from '../../edition/index.ts'
import type { CountryProfile } from '../readings/country.server.ts'
import { usePortalWords } from '../words.ts'
import { LocalizedText } from './LocalizedText.tsx'

interface Props {
  profile: CountryProfile
}

/** Silence is a finding: what institutions did not answer, or refused. */
export function Unanswered({ profile: { unanswered, country, edition } }: Props) {
  const t = usePortalWords()
  const locale = useLocale()
  return (
    <section aria-labelledby="unanswered">
      <h2 id="unanswered">{t('country.unanswered')}</h2>
      {unanswered.length === 0 && <p>{t('country.unanswered-none')}</p>}
      <ul>
        {unanswered.map(({ code, title, missing }) => (
          <li key={code}>
            <a href={`/${locale}/indicators/${code.toLowerCase()}/${country.code}/${edition?.year}`}>
              <span className="code">{code}</span> <LocalizedText text={title} />
            </a>{' '}
            {isMissingKind(missing) && <Missing kind={missing} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What the edition does not say yet. */
export function NotYet({ profile: { notYet, country, edition } }: Props) {
  const t = usePortalWords()
  const locale = useLocale()
  return (
    <section aria-labelledby="not-yet">
      <h2 id="not-yet">{t('country.not-yet')}</h2>
      {notYet.length === 0 && <p>{t('country.not-yet-none')}</p>}
      {notYet.length > 0 && (
        <Details summary={t('country.not-yet-count', { count: notYet.length })}>
          <ul>
            {notYet.map(({ code, title, reason }) => (
              <li key={code}>
                <a href={`/${locale}/indicators/${code.toLowerCase()}/${country.code}/${edition?.year}`}>
                  <span className="code">{code}</span> <LocalizedText text={title} quiet />
                </a>
                {' · '}
                {t(`value.reason.${reason}`)}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </section>
  )
}

/** Every edition of the country; old ones stay readable. */
export function Editions({ profile: { editions, country, edition } }: Props) {
  const t = usePortalWords()
  const locale = useLocale()
  if (editions.length === 0) return null
  return (
    <section aria-labelledby="editions">
      <h2 id="editions">{t('country.editions')}</h2>
      <ul>
        {editions.map(({ year, number, publishedAt }) => {
          const label = labelOf({ country: country.code, year, number })
          const day = formatDay(locale, publishedAt.slice(0, 10))
          return (
            <li key={label}>
              <a
                href={`/${locale}/countries/${country.code}/${year}?edition=${label}`}
                aria-current={label === edition?.label ? 'page' : undefined}
              >
                {t('country.list.edition', { label, day })}
              </a>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
