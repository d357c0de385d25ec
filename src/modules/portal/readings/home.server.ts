import { countries } from '../../country/queries.server.ts'
import { publicPage } from '../public-page.ts'
import { baseCounts, publishedEditionLines, type EditionLine } from '../queries.server.ts'

/** The start page: what the base holds, what was published last, and the countries. */
export const homePage = publicPage({
  path: '',
  async load(db, { locale }) {
    const editions = await publishedEditionLines(db)
    const states = await countries(db, locale)
    return {
      counts: await baseCounts(db),
      editions: editions.slice(0, 10),
      countries: states.map(({ code, name }) => ({ code, name, latest: latestOf(editions, code) })),
    }
  },
})

function latestOf(editions: readonly EditionLine[], country: string) {
  const own = editions.filter((edition) => edition.country === country)
  return own.toSorted((a, b) => b.year - a.year || b.number - a.number)[0]
}
