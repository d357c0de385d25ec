import { useActionData, useLoaderData } from 'react-router'
import { formatDay } from '../../../locale/index.ts'
import { perform, read, textOf } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, errorOf, Notice, Page, Refusal, TextArea } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { leaveUnheard } from '../commands.server.ts'
import { readUnheard } from '../desk-queries.server.ts'
import { FindingText } from '../parts/FindingText.tsx'
import { useFindingWords } from '../words.ts'

export const loader = read(readUnheard, ({ params }) => ({ id: params['id'] }))

export const action = perform(leaveUnheard, {
  input: (form, { params }) => ({
    assessmentId: params['id'],
    sha256: textOf(form, 'sha256'),
    reason: textOf(form, 'reason'),
  }),
  then: ({ assessmentId }) => `/app/review/${assessmentId}`,
})

/** What holds back the approval of one assessment, and the place to say why it goes to nobody. */
export default function UnheardPage() {
  const { id, code, cycleId, sha256, finding, hold, mayDecide } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useFindingWords()
  const locale = useLocale()
  const title = t('unheard.title', { code })
  const isOpen = hold !== null && hold.why !== 'under-reply' && hold.why !== 'reply-undecided'
  return (
    <Page title={title}>
      <title>{title}</title>
      <Refusal refused={refused} labels={{ reason: t('unheard.reason') }} />
      {hold === null ? (
        <Notice kind="success" title={t('unheard.free')} />
      ) : (
        <Notice kind="attention" title={t(`problem.${hold.why}`)}>
          {hold.until !== undefined && t('door.until', { day: formatDay(locale, hold.until) })}
        </Notice>
      )}
      <p>
        <a href={`/app/review/${id}`}>{t('hearing.review')}</a> ·{' '}
        <a href={`/app/cycles/${cycleId}/findings`}>{t('desk.link')}</a>
      </p>
      <FindingText body={finding} />
      {mayDecide && isOpen && (
        <form method="post" noValidate>
          <FormKey />
          <input type="hidden" name="sha256" value={sha256} />
          <TextArea
            name="reason"
            label={t('unheard.reason')}
            error={errorOf(refused, 'reason')}
            defaultValue={refused?.typed['reason']}
          />
          <Button>{t('unheard.submit')}</Button>
        </form>
      )}
    </Page>
  )
}
