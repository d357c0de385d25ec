import { textIn } from '../../../kit/local-text.ts'
import type { ReadDb } from '../../../server/db/types.ts'
import type { Asked } from '../../../server/pages.ts'
import { countries } from '../../country/queries.server.ts'
import { areas, instrumentVersion } from '../../instrument/queries.server.ts'
import { halvesOf } from '../half-summary.ts'
import { publicPage, type PublicPage } from '../public-page.ts'
import { publishedFor } from '../published.server.ts'

async function load(db: ReadDb, { url, locale }: Asked) {
  const states = await countries(db, locale)
  const asked = url.searchParams.get('cycle')
  const wanted = await publishedFor(db, { year: yearOf(asked) ?? 'fullest', pinned: url.searchParams.get('edition') })
  // What was asked for is not published: another year is shown, and said to be another.
  const { shown, year, cycles } = wanted.shown.size > 0 ? wanted : await publishedFor(db, { year: 'fullest' })
  const version = await instrumentVersion(db)
  const newest = [...shown.values()].map(({ body }) => body.areas)[0]
  const rows = newest ?? (version ? await areas(db, version.id) : [])
  return {
    year: year ?? null,
    asked,
    cycles,
    countries: states.map(({ code, name }) => ({ code, name, edition: shown.get(code)?.mark ?? null })),
    areas: rows.map(({ code, title }) => ({
      code,
      title,
      halves: Object.fromEntries([...shown].map(([country, { body }]) => [country, halvesOf(body.values, code)])),
    })),
  }
}
export type Comparison = Awaited<ReturnType<typeof load>>

function yearOf(text: string | null): number | undefined {
  return text !== null && /^20\d\d$/.test(text) ? Number(text) : undefined
}

const table: NonNullable<PublicPage<Comparison>['table']> = ({ areas, countries, year }, { locale }) => ({
  header: [
    'cycle',
    'area',
    'area_title',
    'country',
    'edition',
    'half',
    'median',
    'rated',
    'of',
    'not_yet_assessed',
    'rated_0',
    'rated_1',
    'rated_2',
    'rated_3',
    'missing',
  ],
  rows: areas.flatMap((area) =>
    countries.flatMap(({ code, edition }) =>
      (['law', 'practice'] as const).map((half) => {
        const it = area.halves[code]?.[half]
        const title = textIn(area.title, locale).text
        const first = [year, area.code, title, code, edition?.label ?? 'none', half]
        if (!it) return [...first, 'not-yet-assessed', 0, null, null, 0, 0, 0, 0, null]
        const { counts, missing } = it
        const reasons = Object.entries(missing).map(([reason, count]) => `${reason}: ${count}`)
        const median = it.median ?? (it.of === 0 ? 'not-applicable' : 'not-yet-assessed')
        return [
          ...first,
          median,
          it.rated,
          it.of,
          it.notYet,
          counts[0],
          counts[1],
          counts[2],
          counts[3],
          reasons.join('; '),
        ]
      }),
    ),
  ),
})

/** Areas by countries, law and practice side by side. */
export const comparePage = publicPage({ path: 'compare', load, table })
