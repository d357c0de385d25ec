import { useActionData, useLoaderData } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { textOf } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Checkbox, errorOf, Page, Refusal, SubmitButton, TextField } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { giveQuestions } from '../commands.server.ts'
import { readTasks } from '../queries.server.ts'
import { performReply, readReply } from '../reply-page.server.ts'
import { useReplyWords } from '../words.ts'

export const loader = readReply(readTasks)

const BOX = 'give.'

export const action = performReply(giveQuestions, {
  input: (form) => ({
    numbers: [...form.keys()].filter((name) => name.startsWith(BOX)).map((name) => name.slice(BOX.length)),
    name: textOf(form, 'name'),
    email: textOf(form, 'email'),
    note: textOf(form, 'note'),
  }),
  then: (_done, { params }) => `/r/${params['reference']}/tasks?done=given`,
})

/** Gives chosen questions to a colleague by mail. */
export default function SharePage() {
  const { request, questions } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useReplyWords()
  const locale = useLocale()
  const open = questions.filter(
    ({ state, givenTo, isHandedBack }) =>
      (givenTo === null || isHandedBack) && state !== 'answered' && state !== 'declined',
  )
  const field = (name: 'name' | 'email' | 'note') => ({
    name,
    error: errorOf(refused, name),
    defaultValue: refused?.typed[name],
  })
  return (
    <Page title={t('share.title')} lead={t('share.lead')}>
      <title>{t('share.title')}</title>
      <Refusal
        refused={refused}
        labels={{ numbers: t('share.questions'), name: t('share.name'), email: t('share.email') }}
      />
      <form method="post" noValidate>
        <FormKey />
        <fieldset className="field" id="numbers" tabIndex={-1}>
          <legend>{t('share.questions')}</legend>
          {open.map(({ number, question }) => (
            <Checkbox
              key={number}
              name={BOX + number}
              label={`${number}. ${textIn(question, locale).text}`}
              defaultChecked={refused?.typed[BOX + number] !== undefined}
            />
          ))}
        </fieldset>
        <TextField {...field('name')} label={t('share.name')} autoComplete="off" />
        <TextField
          {...field('email')}
          type="email"
          label={t('share.email')}
          hint={t('share.email.hint')}
          autoComplete="off"
        />
        <TextField {...field('note')} label={t('share.note')} optional />
        <SubmitButton>{t('share.submit')}</SubmitButton>
      </form>
      <p>
        <a href={`/r/${request.reference}/tasks`}>{t('back-to-tasks')}</a>
      </p>
    </Page>
  )
}
