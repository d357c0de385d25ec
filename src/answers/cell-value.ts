import type { Interval } from './interval.ts'

/** What was understood of a cell, beside what was given: letter by letter, as typed. */
export type CellValue = { readonly asGiven: string } & (
  | { readonly kind: 'number'; readonly number: number }
  | ({ readonly kind: 'interval' } & Interval)
  /** yes, partial, no; 3, 2, 1, 0; EUR. */
  | { readonly kind: 'choice'; readonly choice: string }
  | { readonly kind: 'words'; readonly text: string }
)

/** The cells that hold something. What is empty is not here, and is not zero. */
export type Cells = Readonly<Record<string, CellValue>>

/** The values that a cell can mean; undefined where it holds no number. */
export function intervalOf(value: CellValue | undefined): Interval | undefined {
  if (value?.kind === 'number') return { low: value.number, high: value.number }
  return value?.kind === 'interval' ? { low: value.low, high: value.high } : undefined
}
