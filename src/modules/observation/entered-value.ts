import type { FieldProblem } from '../../kit/problems.ts'
import { formatNumber, parseNumber, type Locale } from '../../locale/index.ts'
import { isTypedMissing, type EnteredKind } from './model.ts'

/** A value as it is stored: what was understood beside what was given. */
export interface EnteredValue {
  readonly kind: EnteredKind
  readonly number: number | null
  readonly low: number | null
  readonly high: number | null
  readonly text: string | null
  readonly asGiven: string
}

export type ReadValue = { readonly value: EnteredValue } | { readonly problem: FieldProblem }

/** What an indicator's own numbers may be. */
export interface NumberRule {
  readonly answerType: string
}

const FIELD = 'value'

/**
 * Reads what was typed for a kind of value. A number below a threshold (`<5`, `< 5`) is the interval from zero to one
 * less, as sources of this field print it; an interval is two numbers with a dash between. Words around a number
 * ("oko 30") are refused, and told what could be understood of them; `1.234` asks which of two numbers is meant.
 *
 * @example readValue('en', 'number', '<5', { answerType: 'count' }) // { value: { kind: 'interval', low: 0, high: 4, … } }
 */
export function readValue(locale: Locale, kind: EnteredKind, given: string, rule: NumberRule): ReadValue {
  const empty = { number: null, low: null, high: null, text: null, asGiven: given }
  if (isTypedMissing(kind)) return { value: { ...empty, kind } }
  if (kind === 'text') return { value: { ...empty, kind, text: given } }
  const below = /^[<＜]\s*(.+)$/.exec(given)
  if (below) return belowThreshold(locale, below[1]!, { given, rule })
  if (kind === 'interval') return interval(locale, given, rule)
  const read = oneNumber(locale, given, rule)
  return 'problem' in read ? read : { value: { ...empty, kind, number: read.number } }
}

/** Below five of whole things are four at most; of what is measured (a share, an amount) five is the edge. */
function belowThreshold(
  locale: Locale,
  threshold: string,
  { given, rule }: { given: string; rule: NumberRule },
): ReadValue {
  const read = oneNumber(locale, threshold, rule)
  if ('problem' in read) return read
  const isWhole = !['percentage', 'amount'].includes(rule.answerType) && Number.isInteger(read.number)
  const high = isWhole ? read.number - 1 : read.number
  if (high < 0) return { problem: { field: FIELD, key: 'observation.field.below-nothing', values: { given } } }
  return { value: { kind: 'interval', number: null, low: 0, high, text: null, asGiven: given } }
}

function interval(locale: Locale, given: string, rule: NumberRule): ReadValue {
  const ends = /^(.*[\d])\s*(?:[-–—]|\.\.\.?|…)\s*(\d.*)$/.exec(given)
  if (!ends) return { problem: { field: FIELD, key: 'observation.field.interval', values: { given } } }
  const low = oneNumber(locale, ends[1]!, rule)
  if ('problem' in low) return low
  const high = oneNumber(locale, ends[2]!, rule)
  if ('problem' in high) return high
  if (low.number > high.number)
    return { problem: { field: FIELD, key: 'observation.field.interval-order', values: { given } } }
  return { value: { kind: 'interval', number: null, low: low.number, high: high.number, text: null, asGiven: given } }
}

type OneNumber = { readonly number: number } | { readonly problem: FieldProblem }

function oneNumber(locale: Locale, given: string, { answerType }: NumberRule): OneNumber {
  const problem = (key: string, values: FieldProblem['values'] = {}): OneNumber => ({
    problem: { field: FIELD, key, values: { given, ...values } },
  })
  const read = parseNumber(locale, given)
  if (read.kind === 'ambiguous') {
    const [first, second] = read.readings.map((each) =>
      formatNumber(locale, each, { decimals: each % 1 === 0 ? 0 : 3 }),
    )
    return problem('kit.field.number-ambiguous', { first: first!, second: second! })
  }
  if (read.kind === 'not-a-number') return notANumber(locale, given, problem)
  if (read.value < 0) return problem('observation.field.negative')
  if (answerType === 'percentage' && read.value > 100) return problem('observation.field.percentage')
  return { number: read.value }
}

/** Of "oko 30" the 30 is understood, and offered, not taken: "about" belongs into the note. */
function notANumber(
  locale: Locale,
  given: string,
  problem: (key: string, values?: FieldProblem['values']) => OneNumber,
): OneNumber {
  const numbers = given.match(/\d[\d.,]*\d|\d/g) ?? []
  const read = numbers.length === 1 ? parseNumber(locale, numbers[0]!) : undefined
  if (read?.kind !== 'number') return problem('kit.field.number')
  return problem('observation.field.number-with-words', { understood: formatNumber(locale, read.value) })
}
