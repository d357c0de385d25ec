import { publicPage } from '../public-page.ts'
import { baseCounts, countryNames, publishedEditionLines, type EditionLine } from '../queries.server.ts'
import { inOrder } from './in-order.ts'

/** The start page: what the base holds, what was published last, and the countries. */
export const homePage = publicPage({
  path: '',
  async load(db, { locale }) {
    const editions = await publishedEditionLines(db)
    const countries = inOrder(locale, await countryNames(db), ({ name }) => name)
    return {
      counts: await baseCounts(db),
      editions: editions.slice(0, 10),
      countries: countries.map((country) => ({ ...country, latest: latestOf(editions, country.code) })),
    }
  },
})

function latestOf(editions: readonly EditionLine[], country: string) {
  const own = editions.filter((edition) => edition.country === country)
  return own.toSorted((a, b) => b.year - a.year || b.number - a.number)[0]
}
