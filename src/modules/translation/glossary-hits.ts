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

/** A word of a term; endings differ, so a longer one is the same from its beginning on. */
interface TermWord {
  readonly word: string
  readonly stem: string
}

function termWord(word: string): TermWord {
  return { word, stem: word.length <= 3 ? word : word.slice(0, word.length > 7 ? -2 : -1) }
}

function isSameWord(said: string | undefined, { word, stem }: TermWord): boolean {
  if (said === undefined) return false
  if (word.length <= 3) return said === word
  return said.startsWith(stem) && Math.abs(said.length - word.length) <= 3
}

const standsAt = (words: readonly string[], at: number, term: readonly TermWord[]) =>
  term.every((one, i) => isSameWord(words[at + i], one))

const contains = (words: readonly string[], term: readonly TermWord[]) =>
  words.some((_, at) => standsAt(words, at, term))

/** Words that are the same begin so. */
const start = (word: string) => word.slice(0, 2)

interface Languages {
  readonly from: ContentLang
  readonly to: ContentLang
  readonly terms: readonly GlossaryTerm[]
}

/**
 * Terms of the glossary that a source says, in whatever form, the longest first; a term within a longer one that is found
 * is left out, and so is one that has no word in the other language.
 */
export function glossaryHits(text: string, languages: Languages): Hit[] {
  return glossaryReader(languages)(text)
}

/** The same for many texts: the glossary is made ready once. */
export function glossaryReader({ from, to, terms }: Languages): (text: string) => Hit[] {
  const ready = terms.flatMap((it) => (it[to] === '' ? [] : [readyTerm(it, from, to)]))
  const ways = ready.flatMap(({ all }, term) => all.map(({ words }, way) => ({ term, way, words })))
  const byStart = Map.groupBy(ways, ({ words }) => start(words[0]!.word))
  return (text) => {
    const words = wordsOf(text)
    const said = new Map<number, number>()
    for (const [at, word] of words.entries())
      for (const one of byStart.get(start(word)) ?? [])
        if (one.way < (said.get(one.term) ?? Infinity) && standsAt(words, at, one.words)) said.set(one.term, one.way)
    const found = [...said]
      .toSorted(([a], [b]) => a - b)
      .map(([term, way]) => {
        const { it, all, hit } = ready[term]!
        return { it, words: all[way]!.words, spoken: all[way]!.spoken, hit: hit(all[way]!.place) }
      })
    const longest = found.toSorted((a, b) => b.words.length - a.words.length)
    return longest
      .filter(
        (one, at) =>
          !longest
            .slice(0, at)
            .some((other) => other.words.length > one.words.length && contains(other.spoken, one.words)),
      )
      .map(({ it, hit }) => ({ no: it.no, ...hit, isUnsure: it.unsure_in.includes(to) }))
  }
}

/** The terms that a source says, whichever language it is in. */
export function hitsOf(to: ContentLang, terms: readonly GlossaryTerm[]) {
  const readers = new Map<ContentLang, ReturnType<typeof glossaryReader>>()
  return ({ source }: { readonly source: { readonly lang: ContentLang; readonly text: string } }): Hit[] => {
    const reader = readers.get(source.lang) ?? glossaryReader({ from: source.lang, to, terms })
    readers.set(source.lang, reader)
    return reader(source.text)
  }
}

/** A term's ways of being said, those of most words first. As many on both sides are pairs: law / practice is propis / praksa. */
function readyTerm(it: GlossaryTerm, from: ContentLang, to: ContentLang) {
  const ways = alternatives(it[from])
  const others = alternatives(it[to])
  const isPair = ways.length > 1 && ways.length === others.length
  const all = ways
    .map((way, place) => ({ place, spoken: wordsOf(way), words: wordsOf(way).map(termWord) }))
    .filter(({ words }) => words.length > 0)
    .toSorted((a, b) => b.words.length - a.words.length)
  const hit = (place: number) =>
    isPair ? { term: ways[place]!, target: others[place]! } : { term: it[from], target: it[to] }
  return { it, all, hit }
}
