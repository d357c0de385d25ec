import { fold } from '../../locale/index.ts'

/** A text as it is compared: without case, diacritics, script and punctuation. */
export const plain = (text: string) =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Whether two texts are the same to a reader: case, diacritics, script and punctuation aside. */
export const isAlike = (a: string, b: string): boolean => plain(a) === plain(b)

/**
 * How alike two texts are, from 0 to 1: the share of pairs of neighbouring letters that both have (Dice's coefficient),
 * whatever the script.
 *
 * @example similarity('Broj žrtava', 'Број жртава') // 1
 */
export function similarity(a: string, b: string): number {
  const [first, second] = [pairsOf(plain(a)), pairsOf(plain(b))]
  const all = sumOf(first) + sumOf(second)
  if (all === 0) return isAlike(a, b) ? 1 : 0
  let both = 0
  for (const [pair, count] of first) both += Math.min(count, second.get(pair) ?? 0)
  return (2 * both) / all
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>()
  for (let i = 0; i < text.length - 1; i++) {
    const pair = text.slice(i, i + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

const sumOf = (pairs: ReadonlyMap<string, number>) => pairs.values().reduce((sum, count) => sum + count, 0)
