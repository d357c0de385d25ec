import { intervalOf } from './cell-value.ts'
import type { AnswerKind } from './kind.ts'
import { sayCell } from './said.ts'

/** Units that are counted per something, or of which a sum says nothing. */
const NOT_ADDED: readonly string[] = ['interviews per victim', 'different totals']

const addsUp = (unit: string | null) => unit === null || !NOT_ADDED.includes(unit)

/** How many. What adds up is whole; a median may be two and a half. */
export const count: AnswerKind = {
  fields: (unit) => [{ name: 'value', sort: addsUp(unit) ? 'whole' : 'number' }],
  beside: [],
  addsUp,
  isMeasured: false,
  number: ({ value }) => intervalOf(value),
  compares: 'times',
  text: (locale, { value }) => value && sayCell(locale, 'whole', value),
}
