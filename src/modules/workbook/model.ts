import { z } from 'zod'

/** What is chosen in the column of data: what a figure is, or why there is none. */
export const WHATS = [
  'records',
  'estimate',
  'no-data-kept',
  'not-applicable',
  'declined.not-competent',
  'declined.confidential',
  'declined.no-time',
  'declined.other',
] as const
export type What = (typeof WHATS)[number]

/** What a row of the workbook says of its question, besides the cells of the answer. */
export const BESIDE = ['what', 'source', 'note'] as const

/** Conflicts and doubtful matches that can be decided one by one; the rest are decided together. */
export const MOST_ASKED = 40

export const DECISIONS = ['file', 'here'] as const
export type Decision = (typeof DECISIONS)[number]

/** What who applies a workbook has decided about it, by the number of the question. */
export const Decided = z.object({
  file: z.uuid(),
  /** The answers as they were when the file was shown against them. */
  seen: z.string().regex(/^[0-9a-f]{64}$/),
  all: z.enum(DECISIONS).optional(),
  conflicts: z.record(z.string().regex(/^\d{1,5}$/), z.enum(DECISIONS)).default({}),
  /** Questions that were found by their words, and are the right ones. */
  takes: z.array(z.coerce.number().int()).max(1000).default([]),
  takesAll: z.boolean().default(false),
})
export type Decided = z.output<typeof Decided>

/** What is wrong, or only doubtful, at one place of a file: a message with its values. */
export interface PlaceProblem {
  /** `Upitnik!D14` */
  readonly address: string
  /** Of the question, where it is of one. */
  readonly number: number | null
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
}
