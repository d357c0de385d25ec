import { formatNumber, parseNumber, type Locale } from '../locale/index.ts'
import type { Interval } from './interval.ts'
import type { Limits } from './question.ts'

/** What a number may be. Below zero is nothing that is asked here. */
export interface NumberRule extends Limits {
  /** Takes no fraction. */
  readonly isWhole?: boolean
  /** A share, an amount: below five reaches to five. Of whole things below five are four at most. */
  readonly isMeasured?: boolean
  /** At most 100. */
  readonly isPercent?: boolean
}

export interface Wrong {
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
}

export type ReadNumber =
  | { readonly kind: 'number'; readonly number: number }
  | ({ readonly kind: 'interval' } & Interval)
  | ({ readonly kind: 'wrong' } & Wrong)

/** What stands for "none" with one person and for "not known" with another. */
const NONE_OR_UNKNOWN =
  /^(?:[-–—/:.…?x]|n\/?[adp]|nd|nema|nema podataka|nepoznato|none|nil|no data|nuk ka|s['’]?ka|нема|нема података|нема податоци|непознато)$/iu

/**
 * Reads a number as a person gives it. A number below a threshold (`<5`, `< 5`) is the interval from zero to one less,
 * as sources of this field print it; two numbers with a dash between are an interval. Words around a number ("oko 30")
 * are refused, and told what could be understood of them; `1.234` asks which of two numbers is meant; a dash asks
 * whether there were none or it is not known.
 *
 * `given` has no space around it and is not empty. Wrong is a message key with its values, `given` among them.
 *
 * @example readNumber('en', '<5', { isWhole: true }) // { kind: 'interval', low: 0, high: 4 }
 * @example readNumber('sr-latn', '1.234,5', {}) // { kind: 'number', number: 1234.5 }
 */
export function readNumber(locale: Locale, given: string, rule: NumberRule): ReadNumber {
  const wrong = (key: string, values: Wrong['values'] = {}) =>
    ({ kind: 'wrong', key, values: { given: shortened(given), ...values } }) as const
  if (NONE_OR_UNKNOWN.test(given)) return wrong('answers.cell.none-or-unknown')
  const below = /^[<＜]\s*(.+)$/.exec(given)
  if (below) return belowThreshold(below[1]!, { locale, rule, wrong })
  const ends = /^(.*\d)\s*(?:[-–—]|\.\.\.?|…)\s*(\d.*)$/.exec(given)
  if (ends) return between([ends[1]!, ends[2]!], { locale, rule, wrong })
  return oneNumber(given, { locale, rule, wrong })
}

type Say = (key: string, values?: Wrong['values']) => { readonly kind: 'wrong' } & Wrong
interface Reading {
  readonly locale: Locale
  readonly rule: NumberRule
  readonly wrong: Say
}

function belowThreshold(threshold: string, reading: Reading): ReadNumber {
  const read = oneNumber(threshold, reading)
  if (read.kind !== 'number') return read
  const isCounted = reading.rule.isMeasured !== true && Number.isInteger(read.number)
  const high = isCounted ? read.number - 1 : read.number
  return high < 0 ? reading.wrong('answers.cell.below-nothing') : { kind: 'interval', low: 0, high }
}

function between([first, second]: readonly [string, string], reading: Reading): ReadNumber {
  const low = oneNumber(first, reading)
  if (low.kind !== 'number') return low
  const high = oneNumber(second, reading)
  if (high.kind !== 'number') return high
  if (low.number > high.number) return reading.wrong('answers.cell.interval-order')
  return { kind: 'interval', low: low.number, high: high.number }
}

function oneNumber(given: string, { locale, rule, wrong }: Reading): Exclude<ReadNumber, { kind: 'interval' }> {
  const read = parseNumber(locale, given)
  if (read.kind === 'ambiguous') {
    const [first, second] = read.readings.map((each) =>
      formatNumber(locale, each, { decimals: each % 1 === 0 ? 0 : 3 }),
    )
    return wrong('kit.field.number-ambiguous', { first: first!, second: second! })
  }
  return read.kind === 'number' ? within(read.value, { locale, rule, wrong }) : notANumber(given, { locale, wrong })
}

function within(number: number, { rule, wrong }: Reading): Exclude<ReadNumber, { kind: 'interval' }> {
  if (number < 0) return wrong('answers.cell.negative')
  if (rule.isWhole === true && !Number.isInteger(number)) return wrong('answers.cell.whole')
  if (rule.isPercent === true && number > 100) return wrong('answers.cell.percentage')
  if (rule.minimum !== undefined && number < rule.minimum)
    return wrong('kit.field.too-small', { minimum: rule.minimum })
  if (rule.maximum !== undefined && number > rule.maximum) return wrong('kit.field.too-big', { maximum: rule.maximum })
  return { kind: 'number', number }
}

/** Of "oko 30" the 30 is understood, and offered, not taken: "about" belongs into the note. */
function notANumber(given: string, { locale, wrong }: Pick<Reading, 'locale' | 'wrong'>) {
  const numbers = given.match(/\d[\d.,]*\d|\d/g) ?? []
  const read = numbers.length === 1 ? parseNumber(locale, numbers[0]!) : undefined
  if (read?.kind !== 'number') return wrong('kit.field.number')
  return wrong('answers.cell.number-with-words', { understood: formatNumber(locale, read.value) })
}

const MOST_SHOWN = 60
/** A whole page pasted into one cell is told by its beginning. */
export function shortened(given: string): string {
  return given.length > MOST_SHOWN ? `${given.slice(0, MOST_SHOWN)}…` : given
}
