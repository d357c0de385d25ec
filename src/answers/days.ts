import type { AnswerKind } from './kind.ts'

/** How long, as a rule on average: parts do not add up. */
export const days: AnswerKind = {
  fields: () => [{ name: 'value', sort: 'number' }],
  beside: [],
  addsUp: () => false,
}
