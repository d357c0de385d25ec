import { exceptionOf, NO_EXCEPTIONS, type ScriptExceptions } from './script-exceptions.ts'
import { digraphBreaks } from './digraph-breaks.ts'
import { latinSpans } from './latin-spans.ts'
import { toCyrillic } from './to-cyrillic.ts'

const WORD = /[\p{L}\p{M}]{3,}/gu

/** Prefixes before which nj, dž may be two letters: the lists know many of these words, not all. */
const SEAM = /^(?:ne|naj)?(?:na|po|o|pre|i|ra|be)?d(?=ž)|^(?:in|kon|van|izvan|an|jedan|pan|tran)(?=j)/
/** Letter pairs that Serbian words hardly have: probably a foreign name, which keeps its letters or is written as it sounds. */
const FOREIGN = /(bb|cc|dd|ff|gg|ll|mm|nn|pp|rr|ss|tt|zz|th|ph|ck|sch|tsch|gh|kh)/

/**
 * Words of a Serbian text in Latin whose Cyrillic a person should look at: a prefix may meet its stem in nj or dž, or the
 * word looks foreign and is converted all the same. What the lists or the exceptions know is left out.
 *
 * @example doubtfulWords('nadžornik i Heuss') // [{ latin: 'nadžornik', cyrillic: 'наџорник' }, { latin: 'Heuss', … }]
 */
export function doubtfulWords(
  text: string,
  exceptions: ScriptExceptions = NO_EXCEPTIONS,
): { readonly latin: string; readonly cyrillic: string }[] {
  const words = latinSpans(text.normalize('NFC')).flatMap((span) => (span.isKept ? [] : (span.text.match(WORD) ?? [])))
  return [...new Set(words)].flatMap((latin) => {
    const lower = latin.toLowerCase()
    const isSeam = SEAM.test(lower) && digraphBreaks(lower).length === 0
    if ((!isSeam && !FOREIGN.test(lower)) || exceptionOf(latin, exceptions)) return []
    const cyrillic = toCyrillic(latin)
    return cyrillic === latin ? [] : [{ latin, cyrillic }]
  })
}
