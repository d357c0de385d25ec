import { fold, type ContentLang } from '../../locale/index.ts'
import type { GlossaryTerm } from './glossary.ts'

/** A term of the glossary that stands in a source, with what it is in the language of the translation. */
export interface Hit {
  readonly no: string
  readonly term: string
  readonly target: string
  /** The glossary is not sure of it in that language. */
  readonly isUnsure: boolean
}

/** What stands in brackets explains; a slash parts alternatives. Scales in a row are no term. */
function alternatives(term: string): string[] {
  if (term.includes('·')) return []
  return term
    .replace(/\([^)]*\)/g, ' ')
    .split(/[/,;]/)
    .map((it) => it.replace(/\s+/g, ' ').trim())
    .filter((it) => it !== '')
}

const wordsOf = (text: string) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** Endings differ, so a longer word is the same from its beginning on. */
function isSameWord(said: string, term: string): boolean {
  if (term.length <= 3) return said === term
  const stem = term.slice(0, term.length > 7 ? -2 : -1)
  return said.startsWith(stem) && Math.abs(said.length - term.length) <= 3
}

function contains(words: readonly string[], term: readonly string[]): boolean {
  return words.some((_, at) => term.every((one, i) => isSameWord(words[at + i] ?? '', one)))
}

/**
 * Terms of the glossary that a source says, in whatever form, the longest first; a term within a longer one that is found
 * is left out, and so is one that has no word in the other language.
 */
export function glossaryHits(
  text: string,
  { from, to, terms }: { from: ContentLang; to: ContentLang; terms: readonly GlossaryTerm[] },
): Hit[] {
  const words = wordsOf(text)
  const found = terms.flatMap((it) => {
    const all = alternatives(it[from])
    const said = all
      .map((term, place) => ({ place, words: wordsOf(term) }))
      .filter((term) => term.words.length > 0 && contains(words, term.words))
      .toSorted((a, b) => b.words.length - a.words.length)[0]
    if (!said || it[to] === '') return []
    // As many alternatives on both sides are pairs: law / practice is propis / praksa.
    const others = alternatives(it[to])
    const isPair = all.length > 1 && all.length === others.length
    const [term, target] = isPair ? [all[said.place]!, others[said.place]!] : [it[from], it[to]]
    return [{ it, said: said.words, term, target }]
  })
  const longest = found.toSorted((a, b) => b.said.length - a.said.length)
  return longest
    .filter(
      ({ said }, at) =>
        !longest.slice(0, at).some((other) => other.said.length > said.length && contains(other.said, said)),
    )
    .map(({ it, term, target }) => ({ no: it.no, term, target, isUnsure: it.unsure_in.includes(to) }))
}
