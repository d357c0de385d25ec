import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { compareIn } from '../../../locale/index.ts'
import { perform, read, textOf, type Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import {
  errorOf,
  Notice,
  NumberField,
  Page,
  RadioGroup,
  Refusal,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { backTo } from '../../cycle/parts/form.ts'
import { recordObservation } from '../commands.server.ts'
import { readNewObservation } from '../entry-queries.server.ts'
import { ENTERED_KINDS } from '../model.ts'
import { useObservationWords } from '../words.ts'

export const loader = read(readNewObservation, ({ url }) => ({ country: url.searchParams.get('country') ?? '' }))

const FIELDS = ['country', 'indicatorCode', 'kind', 'evidenceId', 'cycleId', 'territory', 'note'] as const

export const action = perform(recordObservation, {
  input: (form) => ({
    ...Object.fromEntries(FIELDS.map((name) => [name, textOf(form, name)])),
    year: textOf(form, 'year') ?? '',
    value: textOf(form, 'value') ?? '',
    sourceId: null,
  }),
  then: ({ id }, { url }) => backTo(url, { observation: id }) ?? recordedOn(url),
})

/** The same form for the next value, saying that this one was recorded. */
function recordedOn(url: URL): string {
  const search = new URLSearchParams(url.searchParams)
  search.set('done', 'recorded')
  return `${url.pathname}?${search}`
}

export default function NewObservationPage() {
  const loaded = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const [search] = useSearchParams()
  const t = useObservationWords()
  const first = (name: string) =>
    refused?.typed[name] ?? search.get(name === 'evidenceId' ? 'evidence' : name) ?? undefined
  const labels = {
    country: t('country'),
    indicatorCode: t('indicator'),
    year: t('year'),
    kind: t('kind'),
    value: t('value'),
    evidenceId: t('evidence'),
    territory: t('territory'),
    note: t('note'),
  }
  return (
    <Page title={t('new.title')} lead={t('new.lead')}>
      <title>{t('new.title')}</title>
      {search.get('done') === 'recorded' && !refused && <Notice kind="success" title={t('done.recorded')} />}
      <Refusal refused={refused} labels={labels} />
      <form method="post" noValidate>
        <FormKey />
        <input type="hidden" name="cycleId" value={first('cycleId') ?? ''} />
        <Which loaded={loaded} refused={refused} first={first} />
        <Where loaded={loaded} refused={refused} first={first} />
        <RadioGroup
          name="kind"
          label={t('kind')}
          error={errorOf(refused, 'kind')}
          defaultValue={first('kind') ?? 'number'}
          options={ENTERED_KINDS.map((each) => ({
            value: each,
            label: t(`kind.${each}`),
            ...(each === 'interval' ? { hint: t('kind.interval.hint') } : {}),
          }))}
        />
        <NumberField
          name="value"
          label={t('value')}
          hint={t('value.hint')}
          width={20}
          error={errorOf(refused, 'value')}
          defaultValue={refused?.typed['value']}
        />
        <Source loaded={loaded} refused={refused} first={first} search={search} />
        <TextArea
          name="note"
          label={t('note')}
          rows={3}
          optional
          defaultValue={refused?.typed['note']}
          error={errorOf(refused, 'note')}
        />
        <SubmitButton>{t('new.submit')}</SubmitButton>
      </form>
    </Page>
  )
}

interface Part {
  loaded: Awaited<ReturnType<typeof loader>>
  refused: Refused | undefined
  first: (name: string) => string | undefined
}

/** Of a country whose parts answer for themselves: of which part it is. */
function Where({ loaded: { territories }, refused, first }: Part) {
  const t = useObservationWords()
  const locale = useLocale()
  if (territories.length === 0) return null
  return (
    <SelectField
      name="territory"
      label={t('territory')}
      hint={t('territory.hint')}
      optional
      error={errorOf(refused, 'territory')}
      defaultValue={first('territory') ?? ''}
      options={[
        { value: '', label: t('territory.whole') },
        ...territories.map(({ code, name }) => ({ value: code, label: textIn(name, locale).text })),
      ]}
    />
  )
}

function Which({ loaded: { countries, country }, refused, first }: Part) {
  const t = useObservationWords()
  const locale = useLocale()
  const compare = compareIn(locale)
  const named = countries
    .map(({ code, name }) => ({ value: code, label: textIn(name, locale).text }))
    .sort((a, b) => compare(a.label, b.label))
  return (
    <>
      <SelectField
        name="country"
        label={t('country')}
        options={named}
        error={errorOf(refused, 'country')}
        defaultValue={first('country') ?? country}
      />
      <TextField
        name="indicatorCode"
        label={t('indicator')}
        hint={t('indicator.hint')}
        width={10}
        error={errorOf(refused, 'indicatorCode')}
        defaultValue={first('indicatorCode')}
      />
      <TextField
        name="year"
        label={t('year')}
        hint={t('year.hint')}
        width={4}
        inputMode="numeric"
        error={errorOf(refused, 'year')}
        defaultValue={first('year')}
      />
    </>
  )
}

function Source({ loaded: { sources, country }, refused, first, search }: Part & { search: URLSearchParams }) {
  const t = useObservationWords()
  const back = new URLSearchParams({ country, to: `/app/observations/new?${search}` })
  return (
    <>
      <SelectField
        name="evidenceId"
        label={t('evidence')}
        error={errorOf(refused, 'evidenceId')}
        defaultValue={first('evidenceId') ?? ''}
        options={[
          { value: '', label: t('evidence.none') },
          ...sources.map(({ id, title, publishedOn, language }) => ({
            value: id,
            label: [title, publishedOn?.slice(0, 4)].filter(Boolean).join(', '),
            lang: language,
          })),
        ]}
      />
      <p>
        {sources.length === 0 && t('new.no-evidence')} <a href={`/app/evidence/new?${back}`}>{t('new.add-evidence')}</a>
      </p>
    </>
  )
}
