import { useActionData, useLoaderData } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { compareIn } from '../../../locale/index.ts'
import { perform, read, textOf } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Empty, errorOf, Page, Refusal, SelectField, SubmitButton, TextField } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { openCycle } from '../commands.server.ts'
import { DateFields, datesIn, useDateLabels } from '../parts/DateFields.tsx'
import { readNewCycle } from '../queries.server.ts'
import { useCycleWords } from '../words.ts'

export const loader = read(readNewCycle)

export const action = perform(openCycle, {
  input: (form) => ({
    country: textOf(form, 'country'),
    year: textOf(form, 'year') ?? '',
    versionId: textOf(form, 'versionId') || undefined,
    ...datesIn(form),
  }),
  then: ({ id }) => `/app/cycles/${id}?done=opened`,
})

export default function NewCyclePage() {
  const { countries, versions, year } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useCycleWords()
  const locale = useLocale()
  const compare = compareIn(locale)
  const labels = { country: t('country'), year: t('year'), versionId: t('instrument'), ...useDateLabels() }
  const named = countries
    .map(({ code, name }) => ({ value: code, label: textIn(name, locale).text }))
    .sort((a, b) => compare(a.label, b.label))
  if (countries.length === 0)
    return (
      <Page title={t('new.title')}>
        <title>{t('new.title')}</title>
        <Empty title={t('new.none.title')}>
          <p>{t('new.none.text')}</p>
        </Empty>
      </Page>
    )
  return (
    <Page title={t('new.title')} lead={t('new.lead')}>
      <title>{t('new.title')}</title>
      <Refusal refused={refused} labels={labels} />
      <form method="post" noValidate>
        <FormKey />
        <SelectField
          name="country"
          label={t('country')}
          error={errorOf(refused, 'country')}
          options={named}
          defaultValue={refused?.typed['country']}
        />
        <TextField
          name="year"
          label={t('year')}
          hint={t('year.hint')}
          inputMode="numeric"
          width={4}
          error={errorOf(refused, 'year')}
          defaultValue={refused ? refused.typed['year'] : String(year)}
        />
        <SelectField
          name="versionId"
          label={t('instrument')}
          error={errorOf(refused, 'versionId')}
          hint={t('instrument.hint')}
          options={[
            { value: '', label: t('instrument.newest') },
            ...versions.map(({ id, code }) => ({ value: id, label: code })),
          ]}
          defaultValue={refused?.typed['versionId']}
        />
        <DateFields refused={refused} />
        <SubmitButton>{t('new.submit')}</SubmitButton>
      </form>
    </Page>
  )
}
