import { useActionData, useLoaderData } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { htmlLang, isLocale } from '../../../locale/index.ts'
import { performOneOf, read, textOf, type Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import {
  Button,
  DataTable,
  Details,
  errorOf,
  Notice,
  Page,
  Refusal,
  SelectField,
  SubmitButton,
  TextField,
} from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { addReminderRule, addUsualReminders, removeReminderRule, switchReminders } from '../commands.server.ts'
import { MovedDay } from '../parts/MovedDay.tsx'
import { ruleIn } from '../parts/rule.ts'
import { COUNTED_FROM, SIDES } from '../reminder.ts'
import { readReminders } from '../reminder-queries.server.ts'
import { useRequestWords } from '../words.ts'

export const loader = read(readReminders, ({ params }) => ({ id: params['id'] }))

const then = ({ cycleId }: { cycleId: string }) => `/app/cycles/${cycleId}/reminders`

export const action = performOneOf({
  add: [
    addReminderRule,
    {
      input: (form, { params }) => ({
        cycleId: params['id'],
        countedFrom: textOf(form, 'countedFrom'),
        side: textOf(form, 'side'),
        days: textOf(form, 'days')?.trim() || undefined,
      }),
      then,
    },
  ],
  usual: [addUsualReminders, { input: (_form, { params }) => ({ cycleId: params['id'] }), then }],
  remove: [removeReminderRule, { input: (form) => ({ ruleId: textOf(form, 'rule') }), then }],
  switch: [
    switchReminders,
    { input: (form, { params }) => ({ cycleId: params['id'], isOn: textOf(form, 'isOn') }), then },
  ],
})

type Loaded = Awaited<ReturnType<typeof loader>>

export default function RemindersPage() {
  const loaded = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const { cycle } = loaded
  const t = useRequestWords()
  const country = textIn(cycle.countryName, useLocale()).text
  const title = t('reminders.page', { country, year: String(cycle.year) })
  return (
    <Page title={title} lead={t('reminders.lead')}>
      <title>{title}</title>
      <Refusal refused={refused} labels={{ days: t('reminders.days') }} />
      <Switch loaded={loaded} />
      <Rules loaded={loaded} refused={refused} />
      <Coming loaded={loaded} />
      <LeftOut loaded={loaded} />
      <Preview loaded={loaded} />
      <p>
        <a href={`/app/requests?cycle=${cycle.id}`}>{t('request.back')}</a>
      </p>
    </Page>
  )
}

function Switch({ loaded: { isOn, rules, mayPlan } }: { loaded: Loaded }) {
  const t = useRequestWords()
  return (
    <>
      <Notice kind={isOn ? 'success' : 'info'} title={t(isOn ? 'reminders.is-on' : 'reminders.is-off')} />
      {mayPlan && (isOn || rules.length > 0) && (
        <form method="post">
          <FormKey />
          <input type="hidden" name="act" value="switch" />
          <input type="hidden" name="isOn" value={isOn ? 'no' : 'yes'} />
          <Button kind={isOn ? 'danger' : 'primary'}>{t(isOn ? 'reminders.switch-off' : 'reminders.switch-on')}</Button>
        </form>
      )}
    </>
  )
}

function Rules({ loaded: { rules, usual, mayPlan }, refused }: { loaded: Loaded; refused: Refused | undefined }) {
  const t = useRequestWords()
  return (
    <section>
      <h2>{t('reminders.rules')}</h2>
      {rules.length === 0 && mayPlan && (
        <form method="post">
          <FormKey />
          <input type="hidden" name="act" value="usual" />
          <p>{t('reminders.usual.lead')}</p>
          <ul>
            {usual.map((rule) => (
              <li key={`${rule.countedFrom} ${rule.days}`}>{ruleIn(t, rule)}</li>
            ))}
          </ul>
          <Button kind="secondary">{t('reminders.usual')}</Button>
        </form>
      )}
      {rules.length > 0 && (
        <DataTable
          caption={t('reminders.rules')}
          rows={rules}
          keyOf={({ id }) => id}
          columns={[
            { key: 'rule', head: t('reminders.rule'), isRowHead: true, cell: (rule) => ruleIn(t, rule) },
            ...(mayPlan
              ? [{ key: 'remove', head: t('reminders.change'), cell: ({ id }: { id: string }) => <Remove id={id} /> }]
              : []),
          ]}
        />
      )}
      {mayPlan && <AddRule refused={refused} />}
    </section>
  )
}

function Remove({ id }: { id: string }) {
  const t = useRequestWords()
  return (
    <form method="post">
      <FormKey />
      <input type="hidden" name="act" value="remove" />
      <input type="hidden" name="rule" value={id} />
      <Button kind="secondary">{t('reminders.remove')}</Button>
    </form>
  )
}

function AddRule({ refused }: { refused: Refused | undefined }) {
  const t = useRequestWords()
  const field = (name: string) => ({ name, error: errorOf(refused, name), defaultValue: refused?.typed[name] })
  return (
    <form method="post" noValidate>
      <FormKey />
      <h3>{t('reminders.add')}</h3>
      <input type="hidden" name="act" value="add" />
      <TextField {...field('days')} label={t('reminders.days')} inputMode="numeric" width={4} />
      <SelectField
        {...field('side')}
        label={t('reminders.side')}
        options={SIDES.map((value) => ({ value, label: t(`reminders.side.${value}`) }))}
      />
      <SelectField
        {...field('countedFrom')}
        label={t('reminders.from')}
        options={COUNTED_FROM.map((value) => ({ value, label: t(`reminders.from.${value}`) }))}
      />
      <SubmitButton>{t('reminders.add')}</SubmitButton>
    </form>
  )
}

function Coming({ loaded: { coming } }: { loaded: Loaded }) {
  const t = useRequestWords()
  return (
    <section>
      <h2>{t('reminders.coming')}</h2>
      <DataTable
        caption={t('reminders.coming')}
        rows={coming}
        keyOf={({ goesOn, fellOn, countedFrom, days }) => `${goesOn} ${fellOn} ${countedFrom} ${days}`}
        empty={t('reminders.none')}
        columns={[
          { key: 'day', head: t('reminders.day'), cell: (row) => <MovedDay {...row} /> },
          { key: 'rule', head: t('reminders.rule'), isRowHead: true, cell: (row) => ruleIn(t, row) },
          {
            key: 'requests',
            head: t('requests.title'),
            cell: ({ references }) => (
              <Details summary={t('reminders.count', { count: references.length })}>{references.join(', ')}</Details>
            ),
          },
        ]}
        notes={<p>{t('reminders.notes')}</p>}
      />
    </section>
  )
}

function LeftOut({ loaded: { left } }: { loaded: Loaded }) {
  const t = useRequestWords()
  if (left.length === 0) return null
  return (
    <section>
      <h2>{t('reminders.left')}</h2>
      <DataTable
        caption={t('reminders.left')}
        rows={left}
        keyOf={({ id }) => id}
        isDense
        columns={[
          {
            key: 'reference',
            head: t('reference'),
            isRowHead: true,
            cell: ({ id, reference }) => <a href={`/app/requests/${id}`}>{reference}</a>,
          },
          { key: 'institution', head: t('institution'), cell: ({ nameLocal }) => nameLocal },
          { key: 'why', head: t('reminders.why'), cell: ({ why }) => why && t(`reminders.why.${why}`) },
        ]}
      />
    </section>
  )
}

function Preview({ loaded: { letter } }: { loaded: Loaded }) {
  const t = useRequestWords()
  if (!letter) return null
  return (
    <Details summary={t('reminders.preview')}>
      <div lang={htmlLang(isLocale(letter.locale) ? letter.locale : 'en')}>
        <p>
          <strong>{letter.subject}</strong>
        </p>
        {letter.body.split('\n\n').map((paragraph) => (
          <p key={paragraph}>
            {paragraph.split('\n').map((line) => (
              <span key={line}>
                {line}
                <br />
              </span>
            ))}
          </p>
        ))}
      </div>
    </Details>
  )
}
