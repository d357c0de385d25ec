/** What an institution can say to a question: a value, or why there is none. */
export const ANSWER_KINDS = ['value', 'no-data-kept', 'not-applicable', 'declined'] as const
export type AnswerKind = (typeof ANSWER_KINDS)[number]

/** Why a question is declined. A law that is appealed to is named beside it. */
export const DECLINE_GROUNDS = ['not-competent', 'confidential', 'no-time', 'other'] as const
export type DeclineGround = (typeof DECLINE_GROUNDS)[number]
