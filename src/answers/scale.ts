import type { AnswerKind } from './kind.ts'

/** A level from 0 to 3. */
export const scale: AnswerKind = {
  fields: () => [{ name: 'value', sort: 'scale' }],
  beside: [],
  addsUp: () => false,
}
