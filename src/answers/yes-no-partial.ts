import type { AnswerKind } from './kind.ts'

export const yesNoPartial: AnswerKind = {
  fields: () => [{ name: 'value', sort: 'yes-no-partial' }],
  beside: [],
  addsUp: () => false,
}
