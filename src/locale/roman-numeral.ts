const TO_FORTY = /^(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})$/
const YEAR = /^M{1,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/

// "I" is also the word for "and", so on its own it needs a neighbour that counts.
const COUNTED_BEFORE =
  /(?:glav[aeiu]|de[ol][aou]?|knjig[aeiu]|tom[au]?|faz[aeiu]|aneks[au]?|prilog[au]?|poglavlj[aeu]|odelj[a-z]+|odjelj[a-z]+|kategorij[aeiu]|stepen[au]?)\s+$/i
const COUNTED_AFTER =
  /^(?:[.)/]|\s*[–-]\s*[IVX]|\s+(?:kvartal|tromeseč|tromjeseč|polugod|de[ol]|faz|svetsk|svjetsk|stepen|razred|odelj|odjelj|stub|osnovn|viš[ie]))/i

/**
 * Whether a word of Latin capitals is a Roman numeral, given the text on both sides of it. Numerals to 39 and years
 * count; a single C, D, L or M is taken for an initial.
 *
 * @example isRomanNumeral('XIX', '', ' vek') // true; isRomanNumeral('I', 'LJUDI ', ' PRAVA') // false
 */
export function isRomanNumeral(word: string, before: string, after: string): boolean {
  if (word === 'I') return COUNTED_BEFORE.test(before) || COUNTED_AFTER.test(after)
  return TO_FORTY.test(word) || (word.length >= 4 && YEAR.test(word))
}
