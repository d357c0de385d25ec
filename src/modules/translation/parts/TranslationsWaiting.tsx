import { useTranslationWords } from '../words.ts'
import type { translationsWaiting } from '../queries.server.ts'

/** Of one's own work: how many texts of a draft wait for a translation or a review, each a way to them. */
export function TranslationsWaiting({ waiting }: { waiting: Awaited<ReturnType<typeof translationsWaiting>> }) {
  const t = useTranslationWords()
  if (waiting.length === 0) return null
  return (
    <section>
      <h2>{t('title')}</h2>
      <ul>
        {waiting.flatMap(({ version, lang, states }) =>
          states.map(({ state, count }) => (
            <li key={`${version} ${state}`}>
              <a href={hrefOf(version, lang, state)}>{t(`waiting.${state}`, { count, version })}</a>
            </li>
          )),
        )}
      </ul>
    </section>
  )
}

/** All languages together are seen in the table of all of them. */
function hrefOf(version: string, lang: string | null, state: string): string {
  return `/app/translate?${new URLSearchParams(lang === null ? { version } : { version, into: lang, state })}`
}
