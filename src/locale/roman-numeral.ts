const TO_FORTY = /^(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})$/
const YEAR = /^M{1,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/

// "I" is also the word for "and". In running text that is a small letter, except where a sentence begins, so after a
// word with small letters it is a numeral (Petar I, glava I); elsewhere it needs a neighbour that counts.
// A Latin I beside Cyrillic is a numeral in any case.
const RUNNING_TEXT = /[\p{Ll}\p{Script=Cyrillic}]\s+$/u
const COUNTED_BEFORE = /(?:GLAVA|DEO|DIO|KNJIGA|TOM|FAZA|ANEKS|PRILOG|POGLAVLJE|ODELJAK|ODJELJAK|KATEGORIJA|STEPEN)\s+$/
const COUNTED_AFTER =
  /^(?:[.)/]|\s*[–-]\s*[IVX]|\s+(?:kvartal|tromeseč|tromjeseč|polugod|de[ol]|faz|svetsk|svjetsk|stepen|razred|odelj|odjelj|stub|\p{Script=Cyrillic}))/iu

/**
 * Whether a word of Latin capitals is a Roman numeral, given the text on both sides of it. Numerals to 39 and years
 * count; a single C, D, L or M is taken for an initial.
 *
 * @example isRomanNumeral('XIX', '', ' vek') // true; isRomanNumeral('I', 'LJUDI ', ' PRAVA') // false
 */
export function isRomanNumeral(word: string, before: string, after: string): boolean {
  if (word === 'I') return [RUNNING_TEXT, COUNTED_BEFORE].some((it) => it.test(before)) || COUNTED_AFTER.test(after)
  return TO_FORTY.test(word) || (word.length >= 4 && YEAR.test(word))
}
