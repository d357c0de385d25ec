import { useActionData, useLoaderData } from 'react-router'
import { textOf } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Checkbox, errorOf, Notice, Page, Refusal, SubmitButton, TextField, Wording } from '../../../web/parts/index.ts'
import { useReplyWords } from '../../reply/words.ts'
import { submitFindingReplies } from '../commands.server.ts'
import { performOwn, readOwn } from '../own-pages.server.ts'
import { SaidReply } from '../parts/SaidReply.tsx'
import { readFindings } from '../respondent-queries.server.ts'
import { useFindingWords } from '../words.ts'

export const loader = readOwn(readFindings)

export const action = performOwn(submitFindingReplies, {
  input: (form) => ({
    seen: textOf(form, 'seen'),
    responsible: textOf(form, 'responsible'),
    isAuthorised: textOf(form, 'isAuthorised') ?? '',
  }),
  then: (_done, { params }) => `/f/${params['reference']}/findings?done=sent`,
})

/** Everything as it will be published, and the one place where it is sent. */
export default function CheckRepliesPage() {
  const { hearing, findings, indicators, seen, isOpen } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useFindingWords()
  const r = useReplyWords()
  const labels = { responsible: t('check.responsible'), isAuthorised: t('check.authorised') }
  return (
    <Page title={t('check.title')} lead={t('check.lead')}>
      <title>{refused ? `${r('error-title')} ${t('check.title')}` : t('check.title')}</title>
      {refused?.code === 'kit.conflict' ? (
        <Notice kind="attention" title={t('check.conflict')} />
      ) : (
        <Refusal refused={refused} labels={labels} />
      )}
      {findings.map((it) => (
        <section key={it.id} aria-labelledby={`n${it.number}`}>
          <h2 id={`n${it.number}`}>
            <a href={`/f/${hearing.reference}/n/${it.number}`}>
              <Wording text={indicators.find(({ number }) => number === it.number)!.title} />
            </a>
          </h2>
          <SaidReply says={it.says} reasons={it.reasons} />
          {it.files.length > 0 && <p>{it.files.map(({ name }) => name).join(', ')}</p>}
        </section>
      ))}
      {isOpen && (
        <form method="post" noValidate>
          <FormKey />
          <input type="hidden" name="seen" value={seen} />
          <TextField
            name="responsible"
            label={t('check.responsible')}
            hint={r('check.responsible.hint')}
            error={errorOf(refused, 'responsible')}
            defaultValue={refused?.typed['responsible']}
          />
          <Checkbox
            name="isAuthorised"
            label={t('check.authorised')}
            error={errorOf(refused, 'isAuthorised')}
            defaultChecked={refused?.typed['isAuthorised'] === 'yes'}
          />
          <SubmitButton>{t('check.submit')}</SubmitButton>
        </form>
      )}
      <p>
        <a href={`/f/${hearing.reference}/findings`}>{t('own.back')}</a>
      </p>
    </Page>
  )
}
