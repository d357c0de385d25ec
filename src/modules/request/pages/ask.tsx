import { useActionData, useLoaderData } from 'react-router'
import { dayIn, partsOf, typedDay } from '../../../kit/entered-day.ts'
import { textIn } from '../../../kit/local-text.ts'
import { perform, read, textOf, type Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import {
  Button,
  DataTable,
  DayField,
  Empty,
  errorOf,
  Page,
  RadioGroup,
  Refusal,
  SelectField,
  SubmitButton,
  TextField,
  Wording,
} from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { afterMaking, whileUnderWay } from '../after.ts'
import { makeRequests } from '../commands.server.ts'
import { BASES, SCOPES } from '../model.ts'
import { readPlan } from '../plan-queries.server.ts'
import { useRequestWords } from '../words.ts'

export const loader = read(readPlan, ({ params, url }) => ({
  id: params['id'],
  scope: url.searchParams.get('scope') ?? undefined,
}))

const BOX = 'ask.'

export const action = perform(makeRequests, {
  input: (form, { params }) => ({
    cycleId: params['id'],
    scope: textOf(form, 'scope'),
    basis: textOf(form, 'basis'),
    institutions: [...form.keys()].filter((name) => name.startsWith(BOX)).map((name) => name.slice(BOX.length)),
    answersUntil: dayIn(form, 'answersUntil'),
    askedByName: textOf(form, 'askedByName'),
    askedByEmail: textOf(form, 'askedByEmail'),
    askedByPhone: textOf(form, 'askedByPhone'),
  }),
  then: (made, { params }) => afterMaking(made, params['id']!),
  meanwhile: (key, { params }) => whileUnderWay(key, params['id']!),
})

type Loaded = Awaited<ReturnType<typeof loader>>

export default function AskPage() {
  const loaded = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const { cycle, institutions, scope } = loaded
  const t = useRequestWords()
  const country = textIn(cycle.countryName, useLocale()).text
  const title = t('ask.title', { country, year: String(cycle.year) })
  return (
    <Page title={title} lead={t('ask.lead')}>
      <title>{title}</title>
      <form method="get" className="inline-form">
        <SelectField
          name="scope"
          label={t('ask.scope')}
          options={SCOPES.map((value) => ({ value, label: t(`ask.scope.${value}`) }))}
          defaultValue={scope}
        />
        <Button kind="secondary">{t('ask.scope.show')}</Button>
      </form>
      {institutions.length === 0 ? (
        <Empty title={t('ask.none.title')}>
          <p>{t('ask.none.text')}</p>
        </Empty>
      ) : (
        <PlanForm loaded={loaded} refused={refused} />
      )}
      <p>
        <a href={`/app/cycles/${cycle.id}`}>{t('ask.board')}</a>
      </p>
    </Page>
  )
}

function PlanForm({
  loaded: { cycle, institutions, scope, me },
  refused,
}: {
  loaded: Loaded
  refused: Refused | undefined
}) {
  const t = useRequestWords()
  const typed = (name: string, standing = '') => refused?.typed[name] ?? standing
  const labels = {
    institutions: t('institution'),
    basis: t('basis'),
    answersUntil: t('answers-until'),
    askedByName: t('ask.asker.name'),
    askedByEmail: t('ask.asker.email'),
  }
  return (
    <form method="post" noValidate>
      <FormKey />
      <input type="hidden" name="scope" value={scope} />
      <Refusal refused={refused} labels={labels} />
      <InstitutionTable institutions={institutions} refused={refused} />
      <RadioGroup
        name="basis"
        label={t('basis')}
        options={BASES.map((value) => ({ value, label: t(`basis.${value}`) }))}
        defaultValue={typed('basis', 'access-law')}
        error={errorOf(refused, 'basis')}
      />
      <DayField
        name="answersUntil"
        label={t('answers-until')}
        hint={t('ask.until.hint')}
        error={errorOf(refused, 'answersUntil')}
        defaultValue={typedDay(refused, 'answersUntil', partsOf(cycle.collectUntil))}
      />
      <TextField
        name="askedByName"
        label={t('ask.asker.name')}
        hint={t('ask.asker.hint')}
        error={errorOf(refused, 'askedByName')}
        defaultValue={typed('askedByName', me?.name)}
      />
      <TextField
        name="askedByEmail"
        type="email"
        label={t('ask.asker.email')}
        error={errorOf(refused, 'askedByEmail')}
        defaultValue={typed('askedByEmail', me?.email)}
      />
      <TextField
        name="askedByPhone"
        type="tel"
        label={t('ask.asker.phone')}
        optional
        error={errorOf(refused, 'askedByPhone')}
        defaultValue={typed('askedByPhone')}
      />
      <SubmitButton>{t('ask.submit')}</SubmitButton>
    </form>
  )
}

function InstitutionTable({
  institutions,
  refused,
}: {
  institutions: Loaded['institutions']
  refused: Refused | undefined
}) {
  const t = useRequestWords()
  const reached = (it: Loaded['institutions'][number]) =>
    it.hasMailbox ? 'ask.reached.mailbox' : it.isReachable ? 'ask.reached.post' : 'ask.reached.not'
  return (
    <div id="institutions" tabIndex={-1}>
      <DataTable
        caption={t('ask.caption')}
        rows={institutions}
        keyOf={({ id }) => id}
        isDense
        columns={[
          {
            key: 'choose',
            head: t('ask.choose'),
            cell: ({ id, nameLocal }) => (
              <input
                type="checkbox"
                name={BOX + id}
                aria-label={t('ask.choose.label', { institution: nameLocal })}
                defaultChecked={refused === undefined || refused.typed[BOX + id] !== undefined}
              />
            ),
          },
          {
            key: 'institution',
            head: t('institution'),
            isRowHead: true,
            cell: ({ id, nameLocal, isVerified }) => (
              <>
                <a href={`/app/institutions/${id}`}>{nameLocal}</a>
                {!isVerified && <div className="small muted">{t('ask.unverified')}</div>}
              </>
            ),
          },
          {
            key: 'category',
            head: t('ask.category'),
            cell: ({ category, categoryName }) => (categoryName ? <Wording text={categoryName} /> : category),
          },
          { key: 'questions', head: t('ask.questions'), isNumber: true, cell: ({ questions }) => questions },
          { key: 'reached', head: t('ask.reached'), cell: (it) => t(reached(it)) },
        ]}
      />
    </div>
  )
}
