import type { Field } from './cell.ts'

/** What there is to know of a kind of answer. One file a kind; `kinds.ts` holds them all. */
export interface AnswerKind {
  /** What is filled in at the total, and again at each part. */
  readonly fields: (unit: string | null) => readonly Field[]
  /** What is filled in once, beside the total. */
  readonly beside: readonly Field[]
  /** Whether what is said of the parts can be added up: averages and choices cannot. */
  readonly addsUp: (unit: string | null) => boolean
}
