import { useActionData, useLoaderData } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { EnteredDay, typedDay } from '../../../kit/entered-day.ts'
import { formatDay } from '../../../locale/index.ts'
import { perform, read, textOf, type Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Conflict, errorOf, Page, Refusal, SelectField, SubmitButton } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { changeCycle } from '../commands.server.ts'
import { CYCLE_STATES } from '../model.ts'
import { DateFields, datesIn, useDateLabels } from '../parts/DateFields.tsx'
import { phaseWord } from '../parts/phase.ts'
import { readCycle } from '../queries.server.ts'
import { useCycleWords } from '../words.ts'

export const loader = read(readCycle, ({ params }) => ({ id: params['id'] }))

export const action = perform(changeCycle, {
  input: (form, { params }) => ({
    id: params['id'],
    version: textOf(form, 'version'),
    state: textOf(form, 'state'),
    ...datesIn(form),
  }),
  then: ({ id }) => `/app/cycles/${id}?done=changed`,
})

interface Stood {
  readonly version: number
  readonly theirs: {
    readonly collectUntil: string
    readonly assessUntil: string
    readonly publishOn: string
    readonly state: string
  }
}

export default function ChangeCyclePage() {
  const { cycle } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useCycleWords()
  const locale = useLocale()
  const title = t('change.title', { country: textIn(cycle.countryName, locale).text, year: String(cycle.year) })
  const labels = { state: t('state'), ...useDateLabels() }
  const stood = refused?.code === 'kit.conflict' ? (refused.details as Stood) : undefined
  return (
    <Page title={title} lead={t('board.reminds')}>
      <title>{title}</title>
      {refused && stood ? <BothSides refused={refused} stood={stood} /> : <Refusal refused={refused} labels={labels} />}
      <form method="post" noValidate>
        <FormKey />
        <input type="hidden" name="version" value={stood?.version ?? refused?.typed['version'] ?? cycle.version} />
        <SelectField
          name="state"
          label={t('state')}
          error={errorOf(refused, 'state')}
          options={CYCLE_STATES.map((each) => ({ value: each, label: t(`state.${each}`) }))}
          defaultValue={refused?.typed['state'] ?? cycle.state}
        />
        <DateFields refused={refused} standing={cycle} />
        <SubmitButton>{t('change.submit')}</SubmitButton>
      </form>
      <p>
        <a href={`/app/cycles/${cycle.id}`}>{t('back')}</a>
      </p>
    </Page>
  )
}

function BothSides({ refused, stood: { theirs } }: { refused: Refused; stood: Stood }) {
  const t = useCycleWords()
  const locale = useLocale()
  const typed = (name: string) => formatDay(locale, EnteredDay.parse(typedDay(refused, name)))
  return (
    <Conflict
      labels={{ state: t('state'), ...useDateLabels() }}
      mine={{
        state: t(phaseWord(refused.typed['state']!)),
        collectUntil: typed('collectUntil'),
        assessUntil: typed('assessUntil'),
        publishOn: typed('publishOn'),
      }}
      theirs={{
        state: t(phaseWord(theirs.state)),
        collectUntil: formatDay(locale, theirs.collectUntil),
        assessUntil: formatDay(locale, theirs.assessUntil),
        publishOn: formatDay(locale, theirs.publishOn),
      }}
    >
      <p>{t('change.keep-mine')}</p>
    </Conflict>
  )
}
