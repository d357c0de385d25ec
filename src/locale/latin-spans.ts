import { KEPT_WORDS } from './kept-in-latin.ts'

const EXTENSIONS = 'pdf|docx?|xlsx?|csv|json|xml|zip|txt|html?|png|jpe?g|svg|ics|od[ts]|pptx?|md|sql|tsx?|mjs|js'
const DOMAINS = 'com|org|net|int|eu|rs|ba|mk|gov|edu|info|test|localhost'

// What is no Serbian text, in the order in which it is looked for. Each begins where no letter can stand before it:
// otherwise a long run of letters would be tried anew from every one of them.
const SPANS = [
  '⟦[^⟦⟧]*⟧',
  '</?[a-z][^<>]*>',
  '\\{[^{}]*\\}',
  '&(?:[a-z]+|#x?[0-9a-f]+);',
  '\\b(?:https?|ftp|file|mailto|urn|doi):[^\\s<>"„”“]*[^\\s<>"„”“.,;:!?)\\]…]',
  '\\bwww\\.[^\\s<>"„”“]*[^\\s<>"„”“.,;:!?)\\]…]',
  '(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+',
  `(?<![\\p{L}\\p{N}._-])[\\p{L}\\p{N}._-]+\\.(?:${EXTENSIONS})(?![\\p{L}\\p{N}])`,
  `(?<![\\p{L}\\p{N}.-])[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.(?:${DOMAINS})(?![\\p{L}\\p{N}])(?:/[^\\s<>"„”“]*[^\\s<>"„”“.,;:!?)\\]…])?`,
  '(?<=^|[\\s(„"“])/[a-z0-9._-]+(?:/[a-z0-9._-]+)*/?',
  '(?<![\\p{L}\\p{N}_])[\\p{L}\\p{N}]*_[\\p{L}\\p{N}_]*',
  '(?<![\\p{L}\\p{N}-])[a-z]{3}-\\d+(?:-[a-z]{2})?(?![\\p{L}\\p{N}])',
  '\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z?',
  '(?<=\\d[ \\u00a0\\u202f]?)(?:km/h|km|kg|cm|mm|ms|kB|h)(?![\\p{L}\\p{N}])',
  `(?<![\\p{L}\\p{N}])(?:${KEPT_WORDS.join('|')})(?![\\p{L}\\p{N}])`,
]

const SPAN = new RegExp(SPANS.join('|'), 'giu')

/** A run of text: `isKept` where it is an address, a file name, a tag, a placeholder or a name that has no Cyrillic. */
export interface Span {
  text: string
  isKept: boolean
}

/**
 * Cuts a text into what may be converted to Cyrillic and what must not. The marks ⟦ ⟧ are gone from the parts.
 *
 * @example latinSpans('vidi astra.rs') // [{ text: 'vidi ', isKept: false }, { text: 'astra.rs', isKept: true }]
 */
export function latinSpans(text: string): Span[] {
  const spans: Span[] = []
  let from = 0
  for (const match of text.matchAll(SPAN)) {
    spans.push({ text: text.slice(from, match.index), isKept: false })
    spans.push({ text: match[0].replace(/^⟦([^⟦⟧]*)⟧$/, '$1'), isKept: true })
    from = match.index + match[0].length
  }
  spans.push({ text: text.slice(from), isKept: false })
  return spans.filter((span) => span.text !== '')
}
