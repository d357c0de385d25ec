import { textIn } from '../../../kit/local-text.ts'
import type { ReadDb } from '../../../server/db/types.ts'
import type { Asked } from '../../../server/pages.ts'
import { countries } from '../../country/queries.server.ts'
import { reachOf } from '../../edition/index.ts'
import { areas, instrumentVersion } from '../../instrument/queries.server.ts'
import { scorers } from '../../scoring/index.ts'
import { comparing } from '../comparing.server.ts'
import { halvesOf, type Halves, type LeftOut } from '../half-summary.ts'
import { publicPage, type PublicPage } from '../public-page.ts'
import { publishedFor } from '../published.server.ts'
import { reachWords } from './figure-columns.ts'
import { SCORE_COLUMNS, scoreCells } from './score-columns.ts'

async function load(db: ReadDb, { url, locale }: Asked) {
  const states = await countries(db, locale)
  const asked = url.searchParams.get('cycle')
  const wanted = await publishedFor(db, { year: yearOf(asked) ?? 'fullest', pinned: url.searchParams.get('edition') })
  // What was asked for is not published: another year is shown, and said to be another.
  const { shown, year, cycles } = wanted.shown.size > 0 ? wanted : await publishedFor(db, { year: 'fullest' })
  const by = await comparing(
    db,
    [...shown.values()].map(({ mark }) => mark.instrument),
  )
  const reference = await instrumentVersion(db, by.reference || undefined)
  const scorerOf = scorers()
  const rows = reference ? await areas(db, reference.id) : []
  const inOrder = rows.map(({ code, title }) => ({
    code,
    title,
    halves: Object.fromEntries(
      [...shown].map(([country, { body, mark }]) => [
        country,
        halvesOf(body, code, {
          scorer: scorerOf(body.scoreMethod),
          apartOf: (indicator) => by.apartOf(indicator, mark.instrument),
          reachOf: (value) => reachOf(value, { territories: body.territories, between: by.between }),
        }),
      ]),
    ),
  }))
  const sorts = sortsOf(
    inOrder,
    states.map(({ code }) => code),
  )
  const sorted = sorts.find(({ value, isOff }) => value === url.searchParams.get('sort') && !isOff)
  return {
    year: year ?? null,
    asked,
    cycles,
    reference: by.reference,
    countries: states.map(({ code, name }) => ({ code, name, edition: shown.get(code)?.mark ?? null })),
    sorts,
    sorted: sorted?.value ?? null,
    areas: sorted ? inOrder.toSorted((a, b) => scoreIn(b, sorted) - scoreIn(a, sorted)) : inOrder,
  }
}
export type Comparison = Awaited<ReturnType<typeof load>>

interface Sort {
  readonly value: string
  readonly country: string
  readonly half: 'law' | 'practice'
  readonly isOff: boolean
  readonly leftOut: readonly LeftOut[]
}

/** By which columns the areas can be put in order: one that holds a value that cannot be compared is switched off. */
function sortsOf(
  rows: readonly { readonly halves: Readonly<Record<string, Halves>> }[],
  codes: readonly string[],
): Sort[] {
  return codes.flatMap((country) =>
    (['law', 'practice'] as const).map((half) => {
      const own = rows.flatMap(({ halves }) => halves[country]?.[half] ?? [])
      const leftOut = own.flatMap((it) => it.leftOut).filter(({ verdict }) => verdict !== 'national')
      return { value: `${country}-${half}`, country, half, isOff: own.length === 0 || leftOut.length > 0, leftOut }
    }),
  )
}

/** What has no score comes last. */
function scoreIn({ halves }: { readonly halves: Readonly<Record<string, Halves>> }, { country, half }: Sort): number {
  return halves[country]?.[half].score.value ?? -1
}

function yearOf(text: string | null): number | undefined {
  return text !== null && /^20\d\d$/.test(text) ? Number(text) : undefined
}

const table: NonNullable<PublicPage<Comparison>['table']> = (
  { areas, countries, year, reference },
  { locale, exceptions },
) => ({
  header: [
    'cycle',
    'area',
    'area_title',
    'country',
    'edition',
    'instrument',
    'compared_by',
    'half',
    ...SCORE_COLUMNS,
    'rated',
    'of',
    'not_yet_assessed',
    'rated_0',
    'rated_1',
    'rated_2',
    'rated_3',
    'missing',
    'comparable',
    'left_out',
    'partial_coverage',
  ],
  rows: areas.flatMap((area) =>
    countries.flatMap(({ code, edition }) =>
      (['law', 'practice'] as const).map((half) => {
        const it = area.halves[code]?.[half]
        const title = textIn(area.title, locale, exceptions).text
        const from = [edition?.label ?? 'none', edition?.instrument ?? null, reference]
        const first = [year, area.code, title, code, ...from, half]
        if (!it) return [...first, ...scoreCells(undefined), 0, null, null, 0, 0, 0, 0, null, null, null, null]
        const { counts, missing } = it
        const reasons = Object.entries(missing).map(([reason, count]) => `${reason}: ${count}`)
        return [
          ...first,
          ...scoreCells(it.score),
          it.rated,
          it.of,
          it.notYet,
          counts[0],
          counts[1],
          counts[2],
          counts[3],
          reasons.join('; '),
          it.leftOut.length === 0 ? 'yes' : 'in-part',
          it.leftOut.map(leftOutWords).join('; '),
          it.partial.map(reachWords).join('; '),
        ]
      }),
    ),
  ),
})

/** 'IDN-04: changed-scale in version 2 (why)'. */
export function leftOutWords({ code, verdict, reason, version }: LeftOut): string {
  return `${code}: ${verdict} in version ${version}${reason ? ` (${reason})` : ''}`
}

/** Areas by countries, law and practice side by side. */
export const comparePage = publicPage({ path: 'compare', load, table })
