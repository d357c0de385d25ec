import type { AnswerKind } from './kind.ts'
import { sayCell } from './said.ts'

/** An answer in words. */
export const words: AnswerKind = {
  fields: () => [{ name: 'value', sort: 'words' }],
  beside: [],
  addsUp: () => false,
  isMeasured: false,
  number: () => undefined,
  compares: 'never',
  text: (locale, { value }) => value && sayCell(locale, 'words', value),
}
