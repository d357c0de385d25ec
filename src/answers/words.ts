import type { AnswerKind } from './kind.ts'

/** An answer in words. */
export const words: AnswerKind = {
  fields: () => [{ name: 'value', sort: 'words' }],
  beside: [],
  addsUp: () => false,
}
