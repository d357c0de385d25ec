import { formatInstant, htmlLang, isLocale } from '../../../locale/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { FrozenValue } from '../../edition/index.ts'
import { usePortalWords } from '../words.ts'
import { SourceCited } from './SourceCited.tsx'

interface Props {
  value: FrozenValue
}

/** The sources with page and passage; of those that are not public neither. */
export function Citations({ value: { citations } }: Props) {
  const t = usePortalWords()
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">{t('value.sources')}</h2>
      {citations.length === 0 && <p>{t('value.no-citation')}</p>}
      <ol>
        {citations.map(({ position, source, page, quotation }) => (
          <li key={position}>
            <SourceCited source={source} />
            {page !== null && `, ${t('value.page', { page })}`}
            {quotation !== null && (
              <blockquote lang={source.class === 'public' ? langOf(source.language) : undefined}>
                {quotation}
              </blockquote>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function langOf(language: string | null): string | undefined {
  const own = language === 'sr' ? 'sr-latn' : (language ?? '')
  return isLocale(own) ? htmlLang(own) : undefined
}

/** What happened when, by role. */
export function Trail({ value: { trail } }: Props) {
  const t = usePortalWords()
  const locale = useLocale()
  return (
    <section aria-labelledby="trail">
      <h2 id="trail">{t('value.trail')}</h2>
      <ol>
        {trail.map(({ at, event }) => (
          <li key={`${at} ${event}`}>
            <time dateTime={at}>{formatInstant(locale, at)}</time> {t(`value.trail.${event}`)}
          </li>
        ))}
      </ol>
    </section>
  )
}
