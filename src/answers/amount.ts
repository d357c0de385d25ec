import { intervalOf } from './cell-value.ts'
import type { AnswerKind } from './kind.ts'
import { sayCell } from './said.ts'

const NBSP = '\u00a0'

/** Money, in one currency for the whole answer. */
export const amount: AnswerKind = {
  fields: () => [{ name: 'value', sort: 'number' }],
  beside: [{ name: 'currency', sort: 'currency' }],
  addsUp: () => true,
  isMeasured: true,
  number: ({ value }) => intervalOf(value),
  compares: 'times',
  text: (locale, { value, currency }) => {
    const said = value && sayCell(locale, 'number', value)
    if (!said || !('text' in said) || currency?.kind !== 'choice') return said
    return { ...said, text: `${said.text}${NBSP}${currency.choice}` }
  },
}
