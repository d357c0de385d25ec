export const ANSWER_TYPES = ['yes_no_partial', 'scale_0_3', 'count', 'percentage', 'amount', 'days', 'text'] as const
export type AnswerType = (typeof ANSWER_TYPES)[number]

/** What is asked, as far as the answer depends on it. */
export interface Question {
  readonly answerType: AnswerType
  /** A code of the content's units. */
  readonly unit: string | null
  readonly disaggregations: readonly string[]
  readonly limits?: Limits
}

/** The least and the most that a single number may be. */
export interface Limits {
  readonly minimum?: number
  readonly maximum?: number
}
