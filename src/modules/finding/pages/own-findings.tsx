import { useLoaderData, useSearchParams } from 'react-router'
import { formatDay, formatInstant } from '../../../locale/index.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, ButtonLink, Notice, Page, StatusChip, Wording } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { useReplyWords } from '../../reply/words.ts'
import { readOwn } from '../own-pages.server.ts'
import { HeardState } from '../parts/HeardState.tsx'
import { readFindings } from '../respondent-queries.server.ts'
import { useFindingWords } from '../words.ts'

export const loader = readOwn(readFindings)

type Loaded = Awaited<ReturnType<typeof loader>>

/** All findings that were sent to this institution at once. */
export default function OwnFindingsPage() {
  const { hearing, findings, isOpen, receipts, indicators } = useLoaderData<typeof loader>()
  const t = useFindingWords()
  const r = useReplyWords()
  const locale = useLocale()
  const [search] = useSearchParams()
  const home = `/f/${hearing.reference}`
  const title = t('own.title', { reference: hearing.reference })
  const isToSend = findings.some(({ says, isSent, decision }) => says !== null && !isSent && decision === null)
  const done = search.get('done')
  return (
    <Page title={title} lead={hearing.nameLocal}>
      <title>{title}</title>
      {done === 'saved' && <Notice kind="success" title={t('own.saved')} />}
      {done === 'sent' && receipts[0] && (
        <Notice kind="success" title={t('own.sent', { receipt: receipts[0].receipt })} />
      )}
      {!isOpen && <Notice kind="info" title={t('own.closed')} />}
      <p>{t('own.how')}</p>
      <p>{t('door.until', { day: formatDay(locale, hearing.repliesUntil) })}</p>
      <ol className="task-list">
        {findings.map((it) => (
          <li key={it.id}>
            <a href={`${home}/n/${it.number}`}>
              <Wording text={indicators.find(({ number }) => number === it.number)!.title} />
            </a>{' '}
            <OwnState it={it} />
          </li>
        ))}
      </ol>
      {isOpen && isToSend && (
        <p>
          <ButtonLink href={`${home}/check`}>{t('own.check')}</ButtonLink>
        </p>
      )}
      {receipts.length > 0 && (
        <ul>
          {receipts.map(({ receipt, submittedAt }) => (
            <li key={receipt}>{r('tasks.receipt', { receipt, at: formatInstant(locale, submittedAt) })}</li>
          ))}
        </ul>
      )}
      <form method="post" action={`${home}/leave`}>
        <FormKey />
        <Button kind="secondary">{r('tasks.leave')}</Button>
      </form>
    </Page>
  )
}

function OwnState({ it }: { it: Loaded['findings'][number] }) {
  const t = useFindingWords()
  if (it.says !== null && !it.isSent && it.decision === null)
    return <StatusChip kind="neutral">{t('own.unsent')}</StatusChip>
  return <HeardState state={it.state} />
}
