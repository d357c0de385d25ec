import { textIn } from '../../../kit/local-text.ts'
import { countries } from '../../country/queries.server.ts'
import { publishedEditions } from '../../edition/queries.server.ts'
import { publicPage } from '../public-page.ts'

/** The countries and everything that was published about each. */
export const countriesPage = publicPage({
  path: 'countries',
  async load(db, { locale }) {
    const editions = await publishedEditions(db)
    const states = await countries(db, locale)
    return {
      countries: states.map(({ code, iso3, name }) => ({
        code,
        iso3,
        name,
        editions: editions
          .filter(({ country }) => country === code)
          .map(({ year, number, sha256, publishedAt, note }) => ({ year, number, sha256, publishedAt, note })),
      })),
    }
  },
  table({ countries }, { locale }) {
    return {
      header: ['country', 'name', 'year', 'edition', 'published_at', 'sha256'],
      rows: countries.flatMap(({ code, name, editions }) =>
        editions.map((it) => [code, textIn(name, locale).text, it.year, it.number, it.publishedAt, it.sha256]),
      ),
    }
  },
})
