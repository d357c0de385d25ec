import { useEffect } from 'react'
import { useLoaderData, useSearchParams } from 'react-router'
import { formatDay, formatInstant } from '../../../locale/index.ts'
import { DefinitionList, Empty, Notice, Page } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { forgetAll } from '../kept/store.ts'
import { readReply } from '../reply-page.server.ts'
import { readReceipt } from '../submitting.server.ts'
import { useReplyWords } from '../words.ts'

export const handle = { scripts: true }

export const loader = readReply(readReceipt)

/** What was submitted, when, under which number, with the hash that binds it. */
export default function ReceiptsPage() {
  const { request, submissions, keeping } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const t = useReplyWords()
  const locale = useLocale()
  const [latest] = submissions
  const isSubmitted = search.get('done') === 'submitted'
  useEffect(() => {
    if (isSubmitted) forgetAll(keeping).catch(() => undefined)
  }, [isSubmitted, keeping])
  return (
    <Page title={t('receipts.title', { reference: request.reference })} lead={request.nameLocal}>
      <title>{t('receipts.title', { reference: request.reference })}</title>
      {isSubmitted && latest && (
        <Notice kind="success" title={t('receipts.done', { receipt: latest.receipt })}>
          <p>{t('receipts.until', { day: formatDay(locale, request.answersUntil) })}</p>
        </Notice>
      )}
      {submissions.length === 0 && (
        <Empty title={t('receipts.none')}>
          <p>{t('receipts.none.text')}</p>
        </Empty>
      )}
      {submissions.map(({ number, receipt, responsible, submittedAt, sha256, enteredByName, receivedOn }) => (
        <section key={number}>
          <h2>{receipt}</h2>
          <DefinitionList
            items={[
              ...(receivedOn === null
                ? []
                : [{ term: t('receipts.received'), definition: formatDay(locale, receivedOn) }]),
              {
                term: t(enteredByName === null ? 'receipts.at' : 'receipts.entered'),
                definition: [formatInstant(locale, submittedAt), enteredByName].filter(Boolean).join(' · '),
              },
              { term: t('check.responsible'), definition: responsible },
              { term: t('receipts.hash'), definition: <code>{sha256}</code> },
            ]}
          />
          <p>
            <a href={`/r/${request.reference}/receipts/${number}.pdf`} download>
              {t('receipts.pdf')}
            </a>
          </p>
        </section>
      ))}
      <p>
        <a href={`/r/${request.reference}/tasks`}>{t('back-to-tasks')}</a>
      </p>
    </Page>
  )
}
