import type { AnswerKind } from './kind.ts'
import { sayCell } from './said.ts'

/** A level from 0 to 3. */
export const scale: AnswerKind = {
  fields: () => [{ name: 'value', sort: 'scale' }],
  beside: [],
  addsUp: () => false,
  isMeasured: false,
  number: () => undefined,
  compares: 'never',
  text: (locale, { value }) => value && sayCell(locale, 'scale', value),
}
