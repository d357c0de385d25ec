import { formatInstant } from '../../../locale/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { useAssessmentWords } from '../words.ts'
import type { DeskData } from './desk-data.ts'

/** What was said about it, the oldest first. */
export function CommentList({ comments }: Pick<DeskData, 'comments'>) {
  const t = useAssessmentWords()
  const locale = useLocale()
  if (comments.length === 0) return <p>{t('comments.none')}</p>
  return (
    <ol className="desk-list">
      {comments.map(({ id, kind, body, by, at }) => (
        <li key={id}>
          <strong>
            {t(kind === 'returned' ? 'comments.returned' : 'comments.comment', { by, at: formatInstant(locale, at) })}
          </strong>
          <p className="desk-text">{body}</p>
        </li>
      ))}
    </ol>
  )
}
