import { textIn } from '../../../kit/local-text.ts'
import { formatNumber, type Locale } from '../../../locale/index.ts'
import type { Terms } from '../../country/model.ts'
import {
  Checkbox,
  CheckboxGroup,
  Details,
  errorOf,
  NumberField,
  RadioGroup,
  SelectField,
  TextArea,
} from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { ASKED_AT, type Bands, type Citations, type Limits } from '../fields.ts'
import { useInstrumentWords } from '../words.ts'
import type { FormProps } from './designer-data.ts'
import { useFieldLabel } from './field-label.ts'
import { ReadOnly } from './ReadOnly.tsx'

const named = (terms: Terms, locale: Locale) =>
  Object.entries(terms).map(([value, name]) => ({ value, label: textIn(name, locale).text }))

/** What an answer is: its kind, unit, limits and breakdowns, and at which level it is asked. */
export function AnswerFields({ form }: { form: FormProps }) {
  const t = useInstrumentWords()
  const locale = useLocale()
  const label = useFieldLabel()
  const { choices } = form.data
  const limits = (form.valueOf('limits') ?? {}) as Limits
  const select = (field: string, options: { value: string; label: string }[], isOptional = false) =>
    form.isOpen(field) ? (
      <SelectField
        name={field}
        label={label(field)}
        options={isOptional ? [{ value: '', label: t('choice.none') }, ...options] : options}
        defaultValue={(form.valueOf(field) as string | null) ?? ''}
        error={errorOf(form.refused, field)}
      />
    ) : (
      <ReadOnly field={field} text={options.find(({ value }) => value === form.valueOf(field))?.label} />
    )
  return (
    <>
      {select('kind', named(choices.kinds, locale))}
      {select('answerType', named(choices.answerTypes, locale))}
      {select('unit', named(choices.units, locale), true)}
      {form.isOpen('limits') && (
        <div className="designer-langs">
          {(['least', 'most'] as const).map((end) => (
            <NumberField
              key={end}
              name={`limits.${end}`}
              label={label(`limits.${end}`)}
              optional
              defaultValue={form.typed(`limits.${end}`) ?? numberText(limits[end], locale)}
              error={errorOf(form.refused, `limits.${end}`)}
            />
          ))}
        </div>
      )}
      <Ticks field="disaggregations" options={named(choices.breakdowns, locale)} form={form} />
      <Ticks field="askedAt" options={ASKED_AT.map((it) => ({ value: it, label: t(`asked-at.${it}`) }))} form={form} />
      {form.isOpen('isSummable') && (
        <Checkbox
          name="isSummable"
          label={label('isSummable')}
          hint={t('is-summable.hint')}
          defaultChecked={form.valueOf('isSummable') === true}
        />
      )}
    </>
  )
}

const numberText = (value: number | undefined, locale: Locale) =>
  value === undefined ? '' : formatNumber(locale, value)

function Ticks({
  field,
  options,
  form,
}: {
  field: string
  options: readonly { value: string; label: string }[]
  form: FormProps
}) {
  const label = useFieldLabel()
  const chosen = (form.valueOf(field) ?? []) as string[]
  if (!form.isOpen(field))
    return (
      <ReadOnly
        field={field}
        text={options
          .filter(({ value }) => chosen.includes(value))
          .map((it) => it.label)
          .join(', ')}
      />
    )
  return (
    <div className="designer-ticks">
      <CheckboxGroup name={field} label={label(field)} options={options} defaultValue={chosen} />
    </div>
  )
}

/** Whether and how it is rated; the words of the levels stand with the wordings. */
export function RatingFields({ form }: { form: FormProps }) {
  const t = useInstrumentWords()
  const locale = useLocale()
  const label = useFieldLabel()
  const bands = form.valueOf('bands') as Bands | null
  const ratings = ['own', 'general', 'none'] as const
  if (!form.isOpen('rating'))
    return (
      <ReadOnly field="rating" text={t(`rating.${ratings.find((it) => it === form.valueOf('rating')) ?? 'none'}`)} />
    )
  return (
    <>
      <RadioGroup
        name="rating"
        label={label('rating')}
        defaultValue={(form.valueOf('rating') as string | null) ?? 'none'}
        options={ratings.map((value) => ({ value, label: t(`rating.${value}`) }))}
        error={errorOf(form.refused, 'rating')}
      />
      <fieldset className="designer-text">
        <legend>{label('bands')}</legend>
        <p className="hint">{t('bands.hint')}</p>
        <SelectField
          name="bands.better"
          label={t('bands.better')}
          defaultValue={form.typed('bands.better') ?? bands?.better ?? 'higher'}
          options={(['higher', 'lower'] as const).map((value) => ({ value, label: t(`bands.${value}`) }))}
        />
        <div className="designer-langs">
          {[3, 2, 1].map((level, at) => (
            <NumberField
              key={level}
              name={`bands.${level}`}
              label={label(`bands.${level}`)}
              optional
              defaultValue={form.typed(`bands.${level}`) ?? numberText(bands?.bounds[at], locale)}
              error={errorOf(form.refused, `bands.${level}`)}
            />
          ))}
        </div>
      </fieldset>
    </>
  )
}

/** What it rests on, who is asked, where it can be checked. */
export function BasisFields({ form }: { form: FormProps }) {
  const t = useInstrumentWords()
  const locale = useLocale()
  const label = useFieldLabel()
  const { choices } = form.data
  const cited = (form.valueOf('citations') ?? []) as Citations
  const shortOf = (code: string) => choices.standards.find((it) => it.code === code)?.short ?? code
  const nameOf = ({ standard, article, amendedBy, insertedBy }: Citations[number]) =>
    t(amendedBy ? 'citation.amended' : insertedBy ? 'citation.inserted' : 'citation.plain', {
      act: shortOf(standard),
      article,
      by: shortOf(amendedBy ?? insertedBy ?? ''),
    })
  return (
    <>
      <fieldset className="designer-text">
        <legend>{label('citations')}</legend>
        {cited.length === 0 && <p>{t('citation.none')}</p>}
        <ul className="designer-citations">
          {cited.map((it) => (
            <li key={JSON.stringify(it)}>{nameOf(it)}</li>
          ))}
        </ul>
        {form.isOpen('citations') && cited.length > 0 && (
          <>
            {cited.map((it) => (
              <input key={JSON.stringify(it)} type="hidden" name="citation" defaultValue={JSON.stringify(it)} />
            ))}
            <Details summary={t('citation.remove')}>
              <CheckboxGroup
                name="citation.remove"
                label={t('citation.remove')}
                options={cited.map((it) => ({ value: JSON.stringify(it), label: nameOf(it) }))}
              />
            </Details>
          </>
        )}
        {form.isOpen('citations') && (
          <SelectField
            name="citation.new"
            label={t('citation.add')}
            optional
            defaultValue=""
            options={[
              { value: '', label: t('choice.none') },
              ...choices.articles.map(({ standard, article }) => ({
                value: JSON.stringify({ standard, article, amendedBy: null, insertedBy: null }),
                label: t('citation.plain', { act: shortOf(standard), article, by: '' }),
              })),
            ]}
          />
        )}
      </fieldset>
      <Ticks field="responsible" options={named(choices.institutions, locale)} form={form} />
      {form.isOpen('verification') ? (
        <TextArea
          name="verification"
          label={label('verification')}
          hint={t('verification.hint')}
          rows={4}
          defaultValue={form.typed('verification') ?? ((form.valueOf('verification') ?? []) as string[]).join('\n')}
          error={errorOf(form.refused, 'verification')}
        />
      ) : (
        <ReadOnly field="verification" text={((form.valueOf('verification') ?? []) as string[]).join('; ')} />
      )}
      {form.isOpen('isCore') ? (
        <Checkbox
          name="isCore"
          label={label('isCore')}
          hint={t('is-core.hint')}
          defaultChecked={form.valueOf('isCore') === true}
        />
      ) : (
        <ReadOnly field="isCore" text={t(form.valueOf('isCore') === true ? 'yes' : 'no')} />
      )}
    </>
  )
}
