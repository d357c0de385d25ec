import { intervalOf, type Cells, type CellValue } from './cell-value.ts'
import { cellKey, type Field } from './cell.ts'
import type { Interval } from './interval.ts'
import type { Whole } from './kind.ts'
import { kinds } from './kinds.ts'
import type { Said } from './said.ts'
import type { Shape } from './shape.ts'
import { sumKey, totalsOf, type Totals } from './totals.ts'
import type { Locale } from '../locale/index.ts'

/**
 * The answer as a whole, by field: what was filled in, else the sum of the first breakdown that is filled in to the
 * last cell, which has no `asGiven`. A sum with an empty cell is no answer.
 */
export function wholeOf(shape: Shape, cells: Cells): Whole {
  const totals = totalsOf(shape, cells)
  const entries = shape.whole.map(({ field }) => {
    const value = cells[cellKey(field, [])] ?? summed(shape, totals, field)
    return [field, value] as const
  })
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function summed({ blocks }: Shape, totals: Totals, field: Field['name']): CellValue | undefined {
  const sums = blocks.map((block) => totals[sumKey(block, field)])
  const sum = sums.find((it) => it?.isComplete === true)
  if (!sum) return undefined
  const { low, high } = sum
  return low === high
    ? { kind: 'number', number: low, asGiven: '' }
    : { kind: 'interval', low, high, asGiven: `${low}–${high}` }
}

/**
 * The one number that an answer comes down to, as an interval: persons, days, an amount, a share from 0 to 1.
 * Undefined where the kind has none or nothing was filled in.
 *
 * @example numberOf(shape, cells) // { low: 0, high: 4 } of <5
 */
export function numberOf(shape: Shape, cells: Cells): Interval | undefined {
  return kinds[shape.answerType].number(wholeOf(shape, cells))
}

/**
 * The answer in the reader's notation: `1.234`, `<5` beside `0–4`, `42,5% (17 / 40)`, `1.500 RSD`, words as they were
 * written, a choice as a message key. Undefined where the whole is not filled in. The unit is named by who shows it.
 *
 * @example text('en', shape, cells) // { kind: 'text', text: '58' }
 */
export function text(locale: Locale, shape: Shape, cells: Cells): Said | undefined {
  return kinds[shape.answerType].text(locale, wholeOf(shape, cells))
}

/**
 * Whether two answers say the same, however they were written: `1.234,5` and `1234.5` do, `<5` and `4` do not.
 *
 * @example sameAs(read('en', shape, { total: '<5' }).cells, read('en', shape, { total: '< 5' }).cells) // true
 */
export function sameAs(a: Cells, b: Cells): boolean {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return keys.every((key) => isSame(a[key], b[key]))
}

function isSame(a: CellValue | undefined, b: CellValue | undefined): boolean {
  const [first, second] = [intervalOf(a), intervalOf(b)]
  if (first && second) return first.low === second.low && first.high === second.high
  if (a?.kind === 'choice' && b?.kind === 'choice') return a.choice === b.choice
  return a?.kind === 'words' && b?.kind === 'words' && a.text === b.text
}
