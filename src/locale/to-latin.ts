import { isUpper, LATIN_OF } from './serbian-letters.ts'

const MARKED = /⟦([^⟦⟧]*)⟧/g
const LETTER = /[сзСЗ]\u0301|[\u0400-\u04ff]/g

/**
 * Serbian or Montenegrin Cyrillic in Latin. Letter by letter, so it needs no list; digraphs take capitals as their
 * word does (ЉУДИМА is LJUDIMA, Људима is Ljudima). Latin and all else stays, as do Cyrillic letters that Serbian
 * does not have. The marks ⟦ ⟧ are removed and what stands between them is left as it is.
 *
 * @example toLatin('Ђорђевић и ЊЕГОШ') // 'Đorđević i NJEGOŠ'
 */
export function toLatin(text: string): string {
  return text
    .normalize('NFC')
    .split(MARKED)
    .map((part, i) => (i % 2 === 1 ? part : lettersToLatin(part)))
    .join('')
}

/** As toLatin, for text without marks. */
export function lettersToLatin(text: string): string {
  return text.replace(LETTER, (letter: string, at: number) => {
    const latin = LATIN_OF.get(letter.toLowerCase())
    if (latin === undefined) return letter
    if (!isUpper(letter.charAt(0))) return latin
    if (latin.length === 1) return latin.toUpperCase()
    return isCapitalised(text, at, at + letter.length)
      ? latin.toUpperCase()
      : latin.charAt(0).toUpperCase() + latin.slice(1)
  })
}

/** Whether the letters around a capital one are capitals too: the next decides, at the end of a word the one before. */
function isCapitalised(text: string, start: number, end: number): boolean {
  const next = text.charAt(end)
  return /\p{L}/u.test(next) ? isUpper(next) : isUpper(text.charAt(start - 1))
}
