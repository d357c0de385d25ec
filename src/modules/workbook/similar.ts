import { fold } from '../../locale/index.ts'

/** A text as it is compared: without case, diacritics, script and punctuation. */
export const plain = (text: string) =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** A text made ready to be compared with many. */
export interface Comparable {
  readonly plain: string
  readonly pairs: ReadonlyMap<string, number>
  readonly count: number
}

const LONGEST = 600

export function comparable(text: string): Comparable {
  const its = plain(text.slice(0, LONGEST))
  const pairs = new Map<string, number>()
  for (let i = 0; i < its.length - 1; i++) {
    const pair = its.slice(i, i + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return { plain: its, pairs, count: Math.max(0, its.length - 1) }
}

/**
 * How alike two texts are, from 0 to 1: the share of pairs of neighbouring letters that both have (Dice's coefficient),
 * whatever the script.
 *
 * @example similarity(comparable('Broj žrtava'), comparable('Број жртава')) // 1
 */
export function similarity(a: Comparable, b: Comparable): number {
  if (a.plain === b.plain) return 1
  if (a.count + b.count === 0) return 0
  let both = 0
  for (const [pair, count] of a.pairs) both += Math.min(count, b.pairs.get(pair) ?? 0)
  return (2 * both) / (a.count + b.count)
}
