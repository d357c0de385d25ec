import { fold } from '../../locale/index.ts'

/** Words of all languages that mean one thing, folded; a star at the end stands for any ending. */
export interface Concept {
  readonly concept: string
  readonly words: readonly string[]
}

/**
 * The words of a text as they are indexed and looked up: blind to script, diacritics and case, and to what tells
 * ekavian from ijekavian (izveštaj and izvještaj, dete and dijete). For finding only: distinct words may meet.
 *
 * @example searchWords('Izvještaj Ђорђевића') // ['izvestaj', 'dordevica']
 */
export function searchWords(text: string): string[] {
  return fold(text)
    .replace(/ije/g, 'e')
    .replace(/([bcfhlmnprstvz])je/g, '$1e')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

const SHORTEST_BEGINNING = 5

/** The concepts that a word names; of a word half typed, those that it can still become. */
export function conceptsOf(word: string, concepts: readonly Concept[], isBeginning = false): string[] {
  const names = (known: string) => {
    const stem = known.replace(/\*$/, '')
    if (known.endsWith('*') ? word.startsWith(stem) : word === stem) return true
    return isBeginning && word.length >= SHORTEST_BEGINNING && stem.startsWith(word)
  }
  return concepts.filter(({ words }) => words.some(names)).map(({ concept }) => concept)
}

/** How a concept stands in the index: no text has this word. */
export function conceptMark(concept: string): string {
  return `0${concept}0`
}

const MOST_WORDS = 8
const MOST_LETTERS = 200

/**
 * What was typed as a tsquery: every word, or a word that means the same, in any order; the endings are free. Undefined
 * where no word was typed. `how: 'any'` is for when nothing has all of them.
 */
export function searchQuery(typed: string, concepts: readonly Concept[], how: 'all' | 'any' = 'all') {
  const words = [...new Set(searchWords(typed.slice(0, MOST_LETTERS)))].slice(0, MOST_WORDS)
  if (words.length === 0) return undefined
  const terms = words.map((word) => {
    // Of izvj… the j falls in the whole word.
    const beginning = word.replace(/([bcfhlmnprstvz])j$/, '$1')
    const marks = conceptsOf(word, concepts, true).map((concept) => `'${conceptMark(concept)}'`)
    return `(${[`'${beginning}':*`, ...marks].join(' | ')})`
  })
  return terms.join(how === 'all' ? ' & ' : ' | ')
}
