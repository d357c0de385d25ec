import type { ReactNode } from 'react'
import { choiceOf, choicesOf, numberOf, sayShare, type AnswerType, type Cell } from '../../answers/index.ts'
import { useLocale } from '../reading.tsx'
import { NumberField } from '../parts/NumberField.tsx'
import { RadioGroup } from '../parts/RadioGroup.tsx'
import { SelectField } from '../parts/SelectField.tsx'
import { TextArea } from '../parts/TextArea.tsx'
import { useUnderstood } from './CellField.tsx'
import { CellText } from './CellText.tsx'
import { cellName } from './form.ts'
import type { InputProps } from './input-props.ts'
import { useAnswerWords } from './words.ts'

const cellOf = ({ live }: InputProps, field: Cell['field']) => live.shape.whole.find((cell) => cell.field === field)!

/** What every field of the whole takes. */
function useField(props: InputProps, cell: Cell) {
  const t = useAnswerWords()
  const last = props.before?.[cell.key]
  const hint = last && (
    <>
      {t('input.before')} <CellText sort={cell.sort} value={last} />
    </>
  )
  return {
    name: cellName(cell.key),
    label: props.labels.ofCell(cell),
    error: props.errors[cell.key],
    defaultValue: props.given[cell.key],
    ...(hint === undefined ? {} : { hint }),
  }
}

function NumberOf({ cell, ...props }: InputProps & { cell: Cell }) {
  const understood = useUnderstood()(cell, props.live)
  return <NumberField {...useField(props, cell)} understood={understood} unit={props.unit} />
}

function NumberInput(props: InputProps) {
  return <NumberOf {...props} cell={cellOf(props, 'value')} />
}

function AmountInput(props: InputProps) {
  const t = useAnswerWords()
  const { currencies = {} } = props
  const currency = cellOf(props, 'currency')
  const { unit: _, ...plain } = props
  const { defaultValue = '', ...field } = useField(props, currency)
  return (
    <>
      <NumberOf {...plain} cell={cellOf(props, 'value')} />
      <SelectField
        {...field}
        defaultValue={choiceOf('currency', defaultValue) ?? ''}
        options={[
          { value: '', label: t('input.not-chosen') },
          ...choicesOf('currency').map((code) => ({ value: code, label: currencies[code] ?? code })),
        ]}
      />
    </>
  )
}

function ShareInput(props: InputProps) {
  const t = useAnswerWords()
  const locale = useLocale()
  const { unit, ...plain } = props
  const { shape, now } = props.live
  const share = numberOf(shape, now.cells)
  return (
    <>
      <NumberOf {...plain} cell={cellOf(props, 'numerator')} />
      <NumberOf {...plain} cell={cellOf(props, 'denominator')} />
      <p>
        {t('input.share')}: <b>{share ? sayShare(locale, share) : '…'}</b> <span className="muted">{unit}</span>
      </p>
    </>
  )
}

function ChoiceInput(props: InputProps) {
  const t = useAnswerWords()
  const cell = cellOf(props, 'value')
  const { defaultValue = '', ...field } = useField(props, cell)
  const label = (choice: string): ReactNode => (cell.sort === 'scale' ? choice : t(`choice.${choice}` as 'choice.yes'))
  return (
    <RadioGroup
      {...field}
      defaultValue={choiceOf(cell.sort, defaultValue)}
      options={choicesOf(cell.sort).map((choice) => ({
        value: choice,
        label: label(choice),
        ...(props.levels?.[choice] === undefined ? {} : { hint: props.levels[choice] }),
      }))}
    />
  )
}

function WordsInput(props: InputProps) {
  return <TextArea {...useField(props, cellOf(props, 'value'))} />
}

/** Forget one and it does not compile. */
export const wholeInputs: Readonly<Record<AnswerType, (props: InputProps) => ReactNode>> = {
  yes_no_partial: ChoiceInput,
  scale_0_3: ChoiceInput,
  count: NumberInput,
  percentage: ShareInput,
  amount: AmountInput,
  days: NumberInput,
  text: WordsInput,
}
