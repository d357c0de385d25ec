import { useActionData, useLoaderData } from 'react-router'
import { perform, read, textOf } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { useGiven } from '../../../web/answers/index.ts'
import { Button, errorOf, Notice, Page, Refusal, TextArea } from '../../../web/parts/index.ts'
import { backTo } from '../../cycle/parts/form.ts'
import { withdrawObservation } from '../commands.server.ts'
import { readObservationToWithdraw } from '../entry-queries.server.ts'
import { useObservationWords } from '../words.ts'

export const loader = read(readObservationToWithdraw, ({ params }) => ({ id: params['id'] }))

export const action = perform(withdrawObservation, {
  input: (form, { params }) => ({ id: params['id'], version: textOf(form, 'version'), reason: textOf(form, 'reason') }),
  then: ({ id }, { url }) => backTo(url, { withdrawn: id }) ?? url.pathname,
})

export default function WithdrawObservationPage() {
  const { observation } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useObservationWords()
  const given = useGiven()
  const { indicatorCode, measure, year, kind } = observation
  const lead = t('withdraw.lead', {
    value: given(observation) || kind,
    code: indicatorCode ?? measure ?? '',
    year: String(year),
  })
  return (
    <Page title={t('withdraw.title')} lead={lead}>
      <title>{t('withdraw.title')}</title>
      <Refusal refused={refused} labels={{ reason: t('withdraw.reason') }} />
      {observation.withdrawnAt !== null ? (
        <Notice kind="info" title={t('withdraw.already')} />
      ) : (
        <form method="post">
          <FormKey />
          <input type="hidden" name="version" value={observation.version} />
          <TextArea
            name="reason"
            label={t('withdraw.reason')}
            rows={2}
            error={errorOf(refused, 'reason')}
            defaultValue={refused?.typed['reason']}
          />
          <Button kind="danger">{t('withdraw.submit')}</Button>
        </form>
      )}
    </Page>
  )
}
