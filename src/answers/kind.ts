import type { Locale } from '../locale/index.ts'
import type { Field } from './cell.ts'
import type { CellValue } from './cell-value.ts'
import type { Interval } from './interval.ts'
import type { Said } from './said.ts'

/** The answer as a whole, by field; a field that nobody filled in may be the sum of its parts (see `wholeOf`). */
export type Whole = Readonly<Partial<Record<Field['name'], CellValue>>>

/** What there is to know of a kind of answer. One file a kind; `kinds.ts` holds them all. */
export interface AnswerKind {
  /** What is filled in at the total, and again at each part. */
  readonly fields: (unit: string | null) => readonly Field[]
  /** What is filled in once, beside the total. */
  readonly beside: readonly Field[]
  /** Whether what is said of the parts can be added up: averages and choices cannot. */
  readonly addsUp: (unit: string | null) => boolean
  /** A share or an amount: below five reaches to five. */
  readonly isMeasured: boolean
  /** The one number that the answer comes down to; undefined where it is none. */
  readonly number: (whole: Whole) => Interval | undefined
  /** How far apart two answers in turn may be before it is asked about: in times, in points of percent, not at all. */
  readonly compares: 'times' | 'points' | 'never'
  /** The answer in the reader's notation; undefined where there is none. */
  readonly text: (locale: Locale, whole: Whole) => Said | undefined
}
