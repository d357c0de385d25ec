import { intervalOf } from './cell-value.ts'
import type { AnswerKind } from './kind.ts'
import { sayCell } from './said.ts'

/** How long, as a rule on average: parts do not add up. */
export const days: AnswerKind = {
  fields: () => [{ name: 'value', sort: 'number' }],
  beside: [],
  addsUp: () => false,
  isMeasured: false,
  number: ({ value }) => intervalOf(value),
  compares: 'times',
  text: (locale, { value }) => value && sayCell(locale, 'number', value),
}
