import type { AnswerKind } from './kind.ts'

/** Money, in one currency for the whole answer. */
export const amount: AnswerKind = {
  fields: () => [{ name: 'value', sort: 'number' }],
  beside: [{ name: 'currency', sort: 'currency' }],
  addsUp: () => true,
}
