import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { dayIn } from '../../../kit/entered-day.ts'
import { performOneOf, read, textOf } from '../../../server/pages.ts'
import { Empty, Notice, Page, Refusal } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { recordResponse, writeLastLetters } from '../commands.server.ts'
import { LastLetters } from '../parts/LastLetters.tsx'
import { RecordResponse } from '../parts/RecordResponse.tsx'
import { ResponseByCategory } from '../parts/ResponseByCategory.tsx'
import { ResponseList } from '../parts/ResponseList.tsx'
import { readResponse } from '../response-queries.server.ts'
import { useRequestWords } from '../words.ts'

export const loader = read(readResponse, ({ params }) => ({ id: params['id'] }))

export const action = performOneOf({
  letters: [
    writeLastLetters,
    {
      input: (form, { params }) => ({ cycleId: params['id'], sentOn: dayIn(form, 'sentOn') }),
      then: ({ cycleId, written, byHand }: { cycleId: string; written: number; byHand: number }) =>
        `/app/cycles/${cycleId}/response?${new URLSearchParams({ written: String(written), byHand: String(byHand) })}`,
    },
  ],
  record: [
    recordResponse,
    {
      input: (form, { params }) => ({
        cycleId: params['id'],
        code: textOf(form, 'code'),
        class: textOf(form, 'class'),
      }),
      then: ({ cycleId, code }: { cycleId: string; code: string }) => `/app/assess/${cycleId}/${code}`,
    },
  ],
})

/** How a cycle was answered: silence is a finding, and a rate of nobody asked is none. */
export default function ResponsePage() {
  const loaded = useLoaderData<typeof loader>()
  const { cycle, rows, mayPlan, mayRecord } = loaded
  const refused = useActionData<typeof action>()?.refused
  const t = useRequestWords()
  const locale = useLocale()
  const [search] = useSearchParams()
  const written = search.get('written')
  const title = t('response.title', { country: textIn(cycle.countryName, locale).text, year: String(cycle.year) })
  return (
    <Page title={title} lead={t('response.lead')}>
      <title>{title}</title>
      <Refusal refused={refused} labels={{ sentOn: t('sent-on') }} />
      {written !== null && !refused && (
        <Notice kind="success" title={t('response.written', { count: Number(written) })}>
          {Number(search.get('byHand')) > 0 && (
            <p>{t('requests.sent.by-hand', { count: Number(search.get('byHand')) })}</p>
          )}
        </Notice>
      )}
      <p>
        <a href={`/app/cycles/${cycle.id}`}>{t('response.to-cycle')}</a>
      </p>
      {rows.length === 0 ? (
        <Empty title={t('response.none')} />
      ) : (
        <>
          <ResponseByCategory loaded={loaded} />
          <ResponseList loaded={loaded} />
          {mayPlan && <LastLetters loaded={loaded} refused={refused} />}
          {mayRecord && <RecordResponse loaded={loaded} />}
        </>
      )}
    </Page>
  )
}
