import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import { dayIn, partsOf, typedDay } from '../../../kit/entered-day.ts'
import { formatDay } from '../../../locale/index.ts'
import { performOneOf, read, textOf, type Asked, type Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import {
  Button,
  DayField,
  errorOf,
  Page,
  RadioGroup,
  Refusal,
  SelectField,
  TextField,
} from '../../../web/parts/index.ts'
import { useLocale, useTextIn } from '../../../web/reading.tsx'
import { addHoliday, changeHoliday } from '../commands.server.ts'
import { OFF_FOR, WHOSE, type Holiday } from '../model.ts'
import { readHoliday } from '../page-queries.server.ts'
import { ReasonField } from '../parts/KnownFields.tsx'
import { StandsNow } from '../parts/StandsNow.tsx'
import { backToCountry, langOf } from '../parts/known-form.ts'
import { useAccessLawWords } from '../words.ts'

export const loader = read(readHoliday, ({ params }) => ({ country: params['country'], id: params['id'] }))

const offIn = (form: FormData) => ({
  day: dayIn(form, 'day'),
  offFor: textOf(form, 'offFor'),
  whose: textOf(form, 'offFor') === 'some' ? textOf(form, 'whose') : '',
  source: textOf(form, 'source'),
  reason: textOf(form, 'reason'),
})
const then = ({ day }: { day: string }, { params }: Asked) =>
  `${backToCountry(params['country'], 'holiday')}&year=${day.slice(0, 4)}`

export const action = performOneOf({
  add: [
    addHoliday,
    {
      input: (form, asked) => ({
        country: asked.params['country'],
        territory: textOf(form, 'territory'),
        name: textOf(form, 'name'),
        lang: langOf(asked),
        ...offIn(form),
      }),
      then,
    },
  ],
  change: [
    changeHoliday,
    { input: (form, { params }) => ({ id: params['id'], version: textOf(form, 'version'), ...offIn(form) }), then },
  ],
})

type Data = Awaited<ReturnType<typeof loader>>

export default function HolidayPage() {
  const { country, holiday, territories } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const [search] = useSearchParams()
  const t = useAccessLawWords()
  const read = useTextIn()
  const locale = useLocale()
  const title = holiday ? t('holiday.title', { name: read(holiday.name).text }) : t('holiday.new')
  const standing = holiday?.day ?? search.get('day') ?? ''
  return (
    <Page title={title} lead={read(country.name).text}>
      <title>{title}</title>
      <p>{t('holiday.explained')}</p>
      <Refusal refused={refused} labels={useLabels()} />
      {holiday && (
        <StandsNow refused={refused} source={holiday.source}>
          {formatDay(locale, holiday.day)}, {t(`off.${holiday.offFor}`)}
        </StandsNow>
      )}
      <form method="post" noValidate>
        <FormKey />
        <input type="hidden" name="version" value={holiday?.version ?? 0} readOnly />
        {!holiday && <NameAndPlace territories={territories} refused={refused} />}
        <DayField
          name="day"
          label={t('days.day')}
          error={errorOf(refused, 'day')}
          defaultValue={typedDay(refused, 'day', standing ? partsOf(standing) : undefined)}
        />
        <OffFields holiday={holiday} refused={refused} />
        <TextField
          name="source"
          label={t('source')}
          hint={t('form.source.hint')}
          error={errorOf(refused, 'source')}
          defaultValue={refused?.typed['source']}
        />
        <ReasonField refused={refused} />
        <Button name="act" value={holiday ? 'change' : 'add'}>
          {t('form.submit')}
        </Button>
      </form>
      <p>
        <a href={`/app/access-laws/${country.code}`}>{t('form.back')}</a>
      </p>
    </Page>
  )
}

function useLabels() {
  const t = useAccessLawWords()
  return {
    name: t('holidays.name'),
    day: t('days.day'),
    offFor: t('holidays.off'),
    whose: t('holiday.whose'),
    source: t('source'),
    reason: t('form.reason'),
  }
}

function NameAndPlace({ territories, refused }: Pick<Data, 'territories'> & { refused: Refused | undefined }) {
  const t = useAccessLawWords()
  const read = useTextIn()
  return (
    <>
      <TextField
        name="name"
        label={t('holidays.name')}
        error={errorOf(refused, 'name')}
        defaultValue={refused?.typed['name']}
      />
      {territories.length > 0 && (
        <SelectField
          name="territory"
          label={t('territory')}
          defaultValue={refused?.typed['territory'] ?? ''}
          options={[
            { value: '', label: t('territory.all') },
            ...territories.map(({ code, name }) => ({ value: code, label: read(name).text })),
          ]}
        />
      )}
    </>
  )
}

function OffFields({ holiday, refused }: { holiday: Holiday | null; refused: Refused | undefined }) {
  const t = useAccessLawWords()
  return (
    <>
      <RadioGroup
        name="offFor"
        label={t('holidays.off')}
        error={errorOf(refused, 'offFor')}
        options={OFF_FOR.filter((each) => holiday || each !== 'nobody').map((each) => ({
          value: each,
          label: t(`off.${each}`),
        }))}
        defaultValue={refused ? refused.typed['offFor'] : (holiday?.offFor ?? 'everybody')}
      />
      <SelectField
        name="whose"
        label={t('holiday.whose')}
        hint={t('holiday.whose.hint')}
        error={errorOf(refused, 'whose')}
        options={[{ value: '', label: '–' }, ...WHOSE.map((each) => ({ value: each, label: t(`whose.${each}`) }))]}
        defaultValue={refused ? refused.typed['whose'] : (holiday?.whose ?? '')}
      />
    </>
  )
}
