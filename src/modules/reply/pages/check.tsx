import { useActionData, useLoaderData } from 'react-router'
import { textOf } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Checkbox, errorOf, Notice, Page, Refusal, SubmitButton, TextField } from '../../../web/parts/index.ts'
import { submitReply } from '../commands.server.ts'
import { KeptAnswers } from '../parts/KeptAnswers.tsx'
import { AnswerTable } from '../parts/AnswerTable.tsx'
import { performReply, readReply } from '../reply-page.server.ts'
import { readCheck } from '../submitting.server.ts'
import { useReplyWords } from '../words.ts'

export const handle = { scripts: true }

export const loader = readReply(readCheck)

export const action = performReply(submitReply, {
  input: (form) => ({
    seen: textOf(form, 'seen'),
    responsible: textOf(form, 'responsible'),
    isAuthorised: textOf(form, 'isAuthorised') ?? '',
  }),
  then: (_done, { params }) => `/r/${params['reference']}/receipts?done=submitted`,
})

/** Everything as it will be published, and the one place where it is submitted. */
export default function CheckPage() {
  const { request, questions, seen, isOpen, breakdowns, keeping } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useReplyWords()
  const open = questions.filter(({ state }) => state !== 'answered' && state !== 'declined' && state !== 'accepted')
  const isConflict = refused?.code === 'kit.conflict'
  return (
    <Page title={t('check.title')} lead={t('check.lead')}>
      <title>{refused ? `${t('error-title')} ${t('check.title')}` : t('check.title')}</title>
      {isConflict ? (
        <Notice kind="attention" title={t('check.conflict')} />
      ) : (
        <Refusal
          refused={refused}
          labels={{ responsible: t('check.responsible'), isAuthorised: t('check.authorised') }}
        />
      )}
      <KeptAnswers reference={request.reference} keeping={keeping} />
      {open.length > 0 && (
        <Notice kind="attention" title={t('check.open', { count: open.length })}>
          <ul>
            {open.map(({ number, givenToName }) => (
              <li key={number}>
                <a href={`/r/${request.reference}/q/${number}`}>{t('check.open.one', { number })}</a>
                {givenToName !== null && ` (${t('tasks.with', { name: givenToName })})`}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <AnswerTable reference={request.reference} questions={questions} breakdowns={breakdowns} isOpen={isOpen} />
      {isOpen && (
        <form method="post" noValidate>
          <FormKey />
          <input type="hidden" name="seen" value={seen} />
          <TextField
            name="responsible"
            label={t('check.responsible')}
            hint={t('check.responsible.hint')}
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
        <a href={`/r/${request.reference}/tasks`}>{t('back-to-tasks')}</a>
      </p>
    </Page>
  )
}
