import { countries } from '../../country/queries.server.ts'
import { labelOf, type EditionName } from '../../edition/index.ts'
import { publishedEditions } from '../../edition/queries.server.ts'
import { publicPage } from '../public-page.ts'
import { baseCounts } from '../queries.server.ts'

const SHOWN = 10

/** The start page: what the base holds, what was published last, and the countries. */
export const homePage = publicPage({
  path: '',
  async load(db, { locale }) {
    const editions = await publishedEditions(db)
    const states = await countries(db, locale)
    const nameOf = new Map(states.map(({ code, name }) => [code, name]))
    const latest = editions.toSorted((a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt)).slice(0, SHOWN)
    return {
      counts: await baseCounts(db),
      editions: latest.flatMap((it) => {
        const name = nameOf.get(it.country)
        return name ? [{ ...it, name, label: labelOf(it), isLatest: isLatest(editions, it) }] : []
      }),
      countries: states.map(({ code, name }) => ({
        code,
        name,
        latest: editions.find(({ country }) => country === code) ?? null,
      })),
    }
  },
})

/** Whether no later edition of the same country and year corrects it. */
function isLatest(editions: readonly EditionName[], { country, year, number }: EditionName): boolean {
  return !editions.some((it) => it.country === country && it.year === year && it.number > number)
}
