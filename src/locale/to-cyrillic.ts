import { digraphBreaks } from './digraph-breaks.ts'
import { KEPT_ACRONYMS } from './kept-in-latin.ts'
import { latinSpans } from './latin-spans.ts'
import { isRomanNumeral } from './roman-numeral.ts'
import { exceptionOf, NO_EXCEPTIONS, type ScriptExceptions } from './script-exceptions.ts'
import { CYRILLIC_OF, isUpper } from './serbian-letters.ts'
import { lettersToLatin } from './to-latin.ts'

const WORD = /[\p{L}\p{M}\p{N}]+/gu
const DIGRAPH = /^(?:lj|nj|dž)$/i

/**
 * Serbian or Montenegrin Latin in Cyrillic, as a reader would write it: n+j and d+ž that are two letters stay two
 * (injekcija is инјекција), and these stay Latin: web and e-mail addresses, file names, paths, codes such as idn-15,
 * Roman numerals, foreign abbreviations and names of a list, words with a letter that Serbian lacks (q w x y ä …),
 * `<tags>`, `{placeholders}`, and whatever stands between ⟦ and ⟧, which are removed. Cyrillic stays as it is.
 *
 * Serbian abbreviations (MUP) are converted. A foreign word of Serbian letters that no list knows is converted too:
 * mark it. Words of `exceptions`, and whatever begins like one of its stems, are written as it says.
 *
 * @example toCyrillic('GRETA i LJUDIMA, čl. 13, ⟦Freedom House⟧') // 'GRETA и ЉУДИМА, чл. 13, Freedom House'
 */
export function toCyrillic(text: string, exceptions: ScriptExceptions = NO_EXCEPTIONS): string {
  return latinSpans(text.normalize('NFC'))
    .map((span) => (span.isKept ? span.text : wordsToCyrillic(span.text, exceptions)))
    .join('')
}

function wordsToCyrillic(text: string, exceptions: ScriptExceptions): string {
  return text.replace(WORD, (word, at: number) => {
    const known = exceptionOf(word, exceptions)
    if (known) return known.cyrillic + wordToCyrillic(known.rest)
    return staysLatin(word, text, at) ? word : wordToCyrillic(word)
  })
}

function staysLatin(word: string, text: string, at: number): boolean {
  if (KEPT_ACRONYMS.has(word)) return true
  if (/[a-z]\d/i.test(word)) return true
  if (/[qwxy]/i.test(word)) return true
  if (hasForeignLetter(word)) return true
  return isRomanNumeral(word, text.slice(0, at), text.slice(at + word.length))
}

function hasForeignLetter(word: string): boolean {
  return /(?![a-zčćžšđśźǆǉǌǅǈǋ])\p{Script=Latin}/iu.test(word)
}

/** One word, every letter of it. Cyrillic look-alikes strayed into a Latin word are read as what they sound. */
export function wordToCyrillic(word: string): string {
  const latin = /\p{Script=Latin}/u.test(word)
    ? lettersToLatin(word.replace(/[ǆǉǌǅǈǋǄǇǊ]/g, (it) => it.normalize('NFKC')))
    : word
  const breaks = digraphBreaks(latin)
  let result = ''
  for (let i = 0; i < latin.length; i++) {
    const pair = latin.slice(i, i + 2)
    const isOne = DIGRAPH.test(pair) && !breaks.includes(i + 1) && !/^[a-z]\p{Lu}/u.test(pair)
    const letter = isOne ? pair : latin.charAt(i)
    const cyrillic = CYRILLIC_OF.get(letter.toLowerCase()) ?? letter
    result += isUpper(letter.charAt(0)) ? cyrillic.toUpperCase() : cyrillic
    if (isOne) i++
  }
  return result
}
