import type { repliesWaiting } from '../replies-waiting.server.ts'
import { useCycleWords } from '../words.ts'

type Waiting = Awaited<ReturnType<typeof repliesWaiting>>

export const isWaiting = ({ mails, entered, unsorted }: Waiting): boolean =>
  mails.length + entered.length + unsorted > 0

/** What came from institutions and waits for this person: mails to read, and answers entered and not submitted. */
export function RepliesWaiting({ waiting }: { waiting: Waiting }) {
  const { mails, entered, unsorted } = waiting
  const t = useCycleWords()
  if (!isWaiting(waiting)) return null
  return (
    <section>
      <h2>{t('work.replies')}</h2>
      <ul>
        {mails.map(({ id, reference, nameLocal, count }) => (
          <li key={`mail ${id}`}>
            <a href={`/app/requests/${id}`}>
              {reference} · {nameLocal}
            </a>
            {': '}
            {t('work.replies.mails', { count: Number(count) })}
          </li>
        ))}
        {entered.map(({ id, reference, nameLocal, count }) => (
          <li key={`entered ${id}`}>
            <a href={`/app/requests/${id}/q`}>
              {reference} · {nameLocal}
            </a>
            {': '}
            {t('work.replies.entered', { count: Number(count) })}
          </li>
        ))}
        {unsorted > 0 && (
          <li>
            <a href="/app/requests/received">{t('work.replies.unsorted', { count: unsorted })}</a>
          </li>
        )}
      </ul>
    </section>
  )
}
