import type { readLibrary } from '../library-queries.server.ts'
import { useEvidenceWords } from '../words.ts'

type Passages = Awaited<ReturnType<typeof readLibrary.run>>['passages']

/** Where in the texts of sources the words stand. */
export function FoundPassages({ passages }: { passages: Passages }) {
  const t = useEvidenceWords()
  if (passages.length === 0) return null
  return (
    <section aria-labelledby="passages-title">
      <h2 id="passages-title">{t('library.passages')}</h2>
      <ol className="plain-list">
        {passages.map(({ id, evidenceId, title, language, page, excerpt }) => (
          <li key={id}>
            <a href={`/app/evidence/${evidenceId}/text${page === null ? '' : `?page=${page}`}`}>
              <span lang={language}>{title}</span>
              {page !== null && `, ${t('text.page', { page })}`}
            </a>
            <p lang={language} className="small">
              {excerpt.map(({ text, isHit }, at) => (isHit ? <mark key={`${at} ${text}`}>{text}</mark> : text))}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
