const LATIN = 'aceijkopsxyABCEHIJKMOPSTXY'
const CYRILLIC = 'асеіјкорѕхуАВСЕНІЈКМОРЅТХУ'

const LATIN_SHAPE = new Map([...CYRILLIC].map((letter, i) => [letter, LATIN.charAt(i)]))
const CYRILLIC_SHAPE = new Map([...LATIN].map((letter, i) => [letter, CYRILLIC.charAt(i)]))

/**
 * The text with every word of two scripts put into one: letters of the script that the word is not in are replaced
 * by the letter of the same shape, where there is one. Texts of the region mix them often ("lјudi" with Cyrillic ј).
 * A word is in the script of its letters that have no look-alike; if that does not tell, in the more frequent.
 *
 * @example unmixed('lјudi') === 'ljudi' // true, where the first has a Cyrillic ј
 */
export function unmixed(text: string): string {
  return text.replace(/[\p{L}\p{M}]+/gu, (word) => (isMixed(word) ? inOneScript(word) : word))
}

function isMixed(word: string): boolean {
  return /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word)
}

function inOneScript(word: string): string {
  const letters = [...word]
  const surelyLatin = letters.filter((it) => /\p{Script=Latin}/u.test(it) && !CYRILLIC_SHAPE.has(it)).length
  const surelyCyrillic = letters.filter((it) => /\p{Script=Cyrillic}/u.test(it) && !LATIN_SHAPE.has(it)).length
  const latin = letters.filter((it) => /\p{Script=Latin}/u.test(it)).length
  const cyrillic = letters.filter((it) => /\p{Script=Cyrillic}/u.test(it)).length
  const lead = surelyLatin - surelyCyrillic || latin - cyrillic
  const shape = lead >= 0 ? LATIN_SHAPE : CYRILLIC_SHAPE
  return letters.map((it) => shape.get(it) ?? it).join('')
}
