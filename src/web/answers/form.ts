import { pasteInto, type Shape } from '../../answers/index.ts'

/** Names, and therefore ids, of the fields of an answer. */
export const cellName = (key: string) => `cell:${key}`
export const explanationName = (doubt: string) => `explain:${doubt}`
export const pasteName = (block: string) => `paste:${block}`
/** The button that takes over the last answer; what the page does with it is its own. */
export const SAME_AS_LAST = 'same-as-last'

export interface FilledIn {
  /** Texts by cell key, as typed; a pasted range has filled its cells. */
  readonly given: Readonly<Record<string, string>>
  /** Texts of pasted ranges for which there was no cell. */
  readonly left: number
  /** Explanations by the id of their doubt. */
  readonly explanations: Readonly<Record<string, string>>
}

/**
 * What was filled in, out of the fields of a sent form (`FormData`, or the entries of what was typed).
 *
 * @example filledIn(shape, formData).given // { total: '58', 'sex=female;age_group=adult': '31', … }
 */
export function filledIn(shape: Shape, fields: Iterable<readonly [string, unknown]>): FilledIn {
  const texts = [...fields].flatMap(([name, text]) => (typeof text === 'string' ? [[name, text] as const] : []))
  const under = (prefix: string) =>
    texts.filter(([name]) => name.startsWith(prefix)).map(([name, text]) => [name.slice(prefix.length), text] as const)
  const pasted = under(pasteName('')).map(([block, range]) => pasteInto(shape, block, range))
  return {
    given: Object.assign(Object.fromEntries(under(cellName(''))), ...pasted.map(({ given }) => given)) as Record<
      string,
      string
    >,
    left: pasted.reduce((sum, { left }) => sum + left, 0),
    explanations: Object.fromEntries(under(explanationName('')).filter(([, text]) => text.trim() !== '')),
  }
}
