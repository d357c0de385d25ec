import { instrumentVersion } from '../../instrument/queries.server.ts'
import { articles, standards } from '../../standard/queries.server.ts'
import { publicPage } from '../public-page.ts'

/** Treaties and directives, their articles, and the indicators that cite them. */
export const standardsPage = publicPage({
  path: 'standards',
  async load(db) {
    const cited = await articles(db)
    const all = await standards(db)
    const version = await instrumentVersion(db)
    return {
      version: version?.code ?? 'latest',
      standards: all.map((standard) => ({
        ...standard,
        articles: cited.filter((article) => article.standard === standard.code),
      })),
    }
  },
  table({ standards }) {
    return {
      header: ['standard', 'short', 'year', 'article', 'confirmed', 'indicators', 'address'],
      rows: standards.flatMap(({ code, short, year, url, articles }) =>
        articles.map((it) => [
          code,
          short,
          year,
          it.article,
          it.isConfirmed ? 'yes' : 'no',
          it.indicators.join(' '),
          url,
        ]),
      ),
    }
  },
})
