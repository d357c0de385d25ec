import type { AnswerKind } from './kind.ts'
import { sayCell } from './said.ts'

/** Yes, partly or no: a claim of who answers, never a rating. */
export const yesNoPartial: AnswerKind = {
  fields: () => [{ name: 'value', sort: 'yes-no-partial' }],
  beside: [],
  addsUp: () => false,
  isMeasured: false,
  number: () => undefined,
  compares: 'never',
  text: (locale, { value }) => value && sayCell(locale, 'yes-no-partial', value),
}
