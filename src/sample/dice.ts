/**
 * A throw that is the same for the same words on every machine: 32-bit FNV-1a, then mixed so that words that differ in
 * their last letter differ in every bit. Gives a whole number from 0 to sides - 1.
 */
export function dice(words: string, sides: number): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < words.length; i += 1) hash = Math.imul(hash ^ words.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) % sides
}

export function pick<T>(words: string, from: readonly [T, ...T[]]): T {
  return from[dice(words, from.length)] ?? from[0]
}
