import type { AnswerKind } from './kind.ts'

/** How many of how many: the share is computed, so that it can be checked and added up. */
export const percentage: AnswerKind = {
  fields: () => [
    { name: 'numerator', sort: 'number' },
    { name: 'denominator', sort: 'number' },
  ],
  beside: [],
  addsUp: () => true,
}
