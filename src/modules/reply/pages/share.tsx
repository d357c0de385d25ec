import { useActionData, useLoaderData } from 'react-router'
import type { ActionFunctionArgs } from 'react-router'
import { dayIn, typedDay } from '../../../kit/entered-day.ts'
import { textIn } from '../../../kit/local-text.ts'
import { textOf } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import {
  Checkbox,
  DayField,
  errorOf,
  Page,
  RadioGroup,
  Refusal,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { giveQuestions, handOver } from '../commands.server.ts'
import { readTasks } from '../queries.server.ts'
import { performReply, readReply } from '../reply-page.server.ts'
import { useReplyWords } from '../words.ts'

export const loader = readReply(readTasks)

const BOX = 'give.'
const WHAT = ['chosen', 'whole'] as const

const colleagueIn = (form: FormData) => ({
  name: textOf(form, 'name'),
  email: textOf(form, 'email'),
  until: dayIn(form, 'until'),
  note: textOf(form, 'note'),
})

const giving = performReply(giveQuestions, {
  input: (form) => ({
    ...colleagueIn(form),
    numbers: [...form.keys()].filter((name) => name.startsWith(BOX)).map((name) => name.slice(BOX.length)),
  }),
  then: (_done, { params }) => `/r/${params['reference']}/tasks?done=given`,
})

const handing = performReply(handOver, {
  input: colleagueIn,
  then: (_done, { params }) => `/r/${params['reference']}/tasks?done=over`,
})

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.clone().formData()
  return textOf(form, 'what') === 'whole' ? handing(args) : giving(args)
}

/** Gives chosen questions to a colleague by mail, or all of them with the right to submit. */
export default function SharePage() {
  const { request, questions } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useReplyWords()
  const locale = useLocale()
  const open = questions.filter(
    ({ state, givenTo, isHandedBack }) =>
      (givenTo === null || isHandedBack) && state !== 'answered' && state !== 'declined',
  )
  const field = (name: 'name' | 'email' | 'note' | 'until') => ({
    name,
    label: t(`share.${name}`),
    error: errorOf(refused, name),
  })
  const typed = (name: string) => refused?.typed[name]
  return (
    <Page title={t('share.title')} lead={t('share.lead')}>
      <title>{refused ? `${t('error-title')} ${t('share.title')}` : t('share.title')}</title>
      <Refusal
        refused={refused}
        labels={{
          numbers: t('share.questions'),
          name: t('share.name'),
          email: t('share.email'),
          until: t('share.until'),
        }}
      />
      <form method="post" noValidate className="share">
        <FormKey />
        <RadioGroup
          name="what"
          label={t('share.what')}
          options={WHAT.map((value) => ({ value, label: t(`share.what.${value}`) }))}
          defaultValue={typed('what') ?? (open.length > 0 ? 'chosen' : 'whole')}
        />
        <fieldset className="field when-chosen" id="numbers" tabIndex={-1}>
          <legend>{t('share.questions')}</legend>
          {open.map(({ number, question }) => (
            <Checkbox
              key={number}
              name={BOX + number}
              label={`${number}. ${textIn(question, locale).text}`}
              defaultChecked={typed(BOX + number) !== undefined}
            />
          ))}
        </fieldset>
        <TextField {...field('name')} autoComplete="off" defaultValue={typed('name')} />
        <TextField
          {...field('email')}
          type="email"
          hint={t('share.email.hint')}
          autoComplete="off"
          defaultValue={typed('email')}
        />
        <DayField {...field('until')} optional defaultValue={typedDay(refused, 'until')} />
        <TextArea {...field('note')} rows={2} optional defaultValue={typed('note')} />
        <SubmitButton>{t('share.submit')}</SubmitButton>
      </form>
      <p>
        <a href={`/r/${request.reference}/tasks`}>{t('back-to-tasks')}</a>
      </p>
    </Page>
  )
}
