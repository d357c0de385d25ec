import { contentLang, type Locale } from '../../../locale/index.ts'
import { search } from '../../../server/search/find.server.ts'
import { searchWords } from '../../../server/search/search-words.ts'
import { publicPage } from '../public-page.ts'
import type { GlossaryTerm } from '../../translation/index.ts'
import { glossary } from '../../translation/queries.server.ts'

const MOST_LETTERS = 200
const MOST_TERMS = 12
/** Where a reader who does not know what to look for may begin: their numbers in the glossary. */
const BEGINNINGS = ['3', '5', '6', '68', '69', '71', '73', '75', '77', '52']

/** What was found, by sort, in all languages and scripts; else words that may help. */
export const searchPage = publicPage({
  path: 'search',
  async load(db, { url, locale, exceptions }) {
    const typed = (url.searchParams.get('q') ?? '').trim().slice(0, MOST_LETTERS)
    const terms = await glossary()
    const result = await search(db, typed, locale, exceptions)
    const inGlossary = typed === '' ? [] : matching(terms, typed)
    const isNothing = result.total === 0 && inGlossary.length === 0
    return {
      typed,
      ...result,
      terms: inGlossary.map((term) => shown(term, locale)),
      suggestions: isNothing
        ? terms.filter(({ no }) => BEGINNINGS.includes(no)).map((term) => shown(term, locale))
        : [],
    }
  },
})

export type SearchPageData = Awaited<ReturnType<typeof searchPage.load>>

const shown = (term: GlossaryTerm, locale: Locale) => ({ no: term.no, term: term[contentLang(locale)], en: term.en })

/** Terms of which one language has every typed word, or the beginning of one. */
function matching(terms: readonly GlossaryTerm[], typed: string): GlossaryTerm[] {
  const words = searchWords(typed)
  if (words.length === 0) return []
  const fits = (text: string) => {
    const own = searchWords(text)
    return words.every((word) => own.some((each) => each.startsWith(word)))
  }
  return terms.filter(({ en, sr, bs, cnr, sq, mk }) => [en, sr, bs, cnr, sq, mk].some(fits)).slice(0, MOST_TERMS)
}
