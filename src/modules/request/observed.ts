import {
  CHOICE_UNIT,
  numberOf,
  sumKey,
  totalsOf,
  wholeOf,
  type Cells,
  type Interval,
  type Shape,
} from '../../answers/index.ts'
import type { AnswerKind } from './answer-model.ts'

/** An answer as a value of its indicator. */
export interface ObservedAnswer {
  readonly kind: 'number' | 'interval' | 'text' | 'no-data-kept' | 'not-applicable' | 'refused'
  readonly number: number | null
  readonly low: number | null
  readonly high: number | null
  readonly text: string | null
  readonly asGiven: string
  /** Where it is not the indicator's: the currency of an amount, and that it is a choice. */
  readonly unit: string | null
}

const NOTHING = { number: null, low: null, high: null, text: null, unit: null } as const

const WITHOUT_VALUE = {
  'no-data-kept': 'no-data-kept',
  'not-applicable': 'not-applicable',
  declined: 'refused',
} as const satisfies Readonly<Record<Exclude<AnswerKind, 'value'>, ObservedAnswer['kind']>>

/** Why there is no value: a value of its own, never a blank and never a zero. */
export function observedWithout(kind: Exclude<AnswerKind, 'value'>): ObservedAnswer {
  return { ...NOTHING, kind: WITHOUT_VALUE[kind], asGiven: '' }
}

/**
 * The whole of an answer as its indicator keeps it: a number, an interval (`<5` stays 0 to 4), a share in percent, or the
 * words or the choice. Undefined where the whole was not answered.
 */
export function observedIn(shape: Shape, cells: Cells): ObservedAnswer | undefined {
  const number = numberOf(shape, cells)
  const whole = wholeOf(shape, cells)
  if (number) {
    const currency = whole.currency?.kind === 'choice' ? whole.currency.choice : null
    return { ...NOTHING, ...quantity(inUnit(shape, number)), asGiven: givenOf(shape, cells), unit: currency }
  }
  const value = whole.value
  if (value?.kind === 'choice' && shape.answerType === 'scale_0_3')
    return { ...NOTHING, kind: 'number', number: Number(value.choice), asGiven: value.asGiven }
  if (value?.kind === 'choice')
    return { ...NOTHING, kind: 'text', text: value.choice, asGiven: value.asGiven, unit: CHOICE_UNIT }
  if (value?.kind === 'words') return { ...NOTHING, kind: 'text', text: value.text, asGiven: value.asGiven }
  return undefined
}

function quantity({ low, high }: Interval) {
  return low === high ? ({ kind: 'number', number: low } as const) : ({ kind: 'interval', low, high } as const)
}

/** Shares are kept in percent, to the hundredth; beside them stands of how many. */
function inUnit({ answerType }: Shape, { low, high }: Interval): Interval {
  if (answerType !== 'percentage') return { low, high }
  const percent = (share: number) => Math.round(share * 10_000) / 100
  return { low: percent(low), high: percent(high) }
}

const MOST_TERMS = 20

/** Letter by letter as it was given; of a whole that is the sum of its parts, the sum with its terms. */
function givenOf(shape: Shape, cells: Cells): string {
  const given = shape.whole.flatMap(({ key, field }) => {
    const text = cells[key]?.asGiven ?? (field === 'currency' ? undefined : termsOf(shape, cells, field))
    return text === undefined ? [] : [text]
  })
  return given.join(shape.answerType === 'percentage' ? ' / ' : ' ')
}

function termsOf(
  shape: Shape,
  cells: Cells,
  field: 'value' | 'numerator' | 'denominator' | 'name',
): string | undefined {
  const totals = totalsOf(shape, cells)
  const block = shape.blocks.find((each) => totals[sumKey(each, field)]?.isComplete === true)
  const total = block && totals[sumKey(block, field)]
  if (!total) return undefined
  const terms = block.cells.flatMap((cell) => (cell.field === field ? (cells[cell.key]?.asGiven ?? []) : []))
  const sum = total.low === total.high ? String(total.low) : `${total.low}–${total.high}`
  return terms.length > MOST_TERMS ? sum : `${terms.join(' + ')} = ${sum}`
}
