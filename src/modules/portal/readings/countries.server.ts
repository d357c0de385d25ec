import { textIn } from '../../../kit/local-text.ts'
import { countries } from '../../country/queries.server.ts'
import { publicPage } from '../public-page.ts'
import { publishedFor } from '../published.server.ts'

/** The countries, each with what was published of it. */
export const countriesPage = publicPage({
  path: 'countries',
  async load(db, { locale }) {
    const states = await countries(db, locale)
    const { lines, shown } = await publishedFor(db, {})
    return {
      countries: states.map(({ code, iso3, name }) => {
        const it = shown.get(code)
        const rated = it?.body.values.filter(({ indicator }) => indicator.isRated) ?? []
        return {
          code,
          iso3,
          name,
          edition: it?.mark ?? null,
          assessed: rated.filter(({ status }) => status === 'assessed').length,
          rated: rated.length,
          editions: lines
            .filter(({ country }) => country === code)
            .map(({ year, number, sha256, publishedAt, note }) => ({ year, number, sha256, publishedAt, note })),
        }
      }),
    }
  },
  table: ({ countries: rows }, { locale, exceptions }) => ({
    header: ['country', 'name', 'year', 'edition', 'published_at', 'sha256'],
    rows: rows.flatMap(({ code, name, editions }) =>
      editions.map((it) => [
        code,
        textIn(name, locale, exceptions).text,
        it.year,
        it.number,
        it.publishedAt,
        it.sha256,
      ]),
    ),
  }),
})
export type Countries = Awaited<ReturnType<typeof countriesPage.load>>
