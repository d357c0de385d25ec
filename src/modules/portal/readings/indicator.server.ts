import { kitProblem } from '../../../kit/problems.ts'
import type { ReadDb } from '../../../server/db/types.ts'
import type { Asked } from '../../../server/pages.ts'
import { countries } from '../../country/queries.server.ts'
import { indicatorByCode, newestVersionWith } from '../../instrument/queries.server.ts'
import { labelOf, reachOf } from '../../edition/index.ts'
import { figuresForIndicator, measuresForIndicator } from '../../observation/queries.server.ts'
import { standards } from '../../standard/queries.server.ts'
import { comparing, type Comparing } from '../comparing.server.ts'
import { ratingHistory } from '../rating-history.server.ts'
import { publicPage, type PublicPage } from '../public-page.ts'
import { publishedFor, type Shown } from '../published.server.ts'
import { indicatorTerms } from '../queries.server.ts'
import {
  COMPARED_COLUMNS,
  comparedCells,
  FIGURE_COLUMNS,
  figureCells,
  ratingCells,
  REACH_COLUMNS,
  reachCells,
} from './figure-columns.ts'
import { figureSeriesPage } from './figure-series.server.ts'

async function load(db: ReadDb, asked: Asked) {
  const { params, url, locale } = asked
  const version = await newestVersionWith(db, (params['code'] ?? '').toUpperCase())
  const indicator = version && (await indicatorByCode(db, version.id, (params['code'] ?? '').toUpperCase()))
  if (!indicator) throw kitProblem['not-found']()
  const { years, lines, shown } = await publishedFor(db, { pinned: url.searchParams.get('edition') })
  const by = await comparing(
    db,
    [...shown.values()].map(({ mark }) => mark.instrument),
  )
  const history = await ratingHistory(db, lines, indicator.code, by)
  const states = await countries(db, locale)
  const measures = await measuresForIndicator(db, indicator.code)
  const figures = await figuresForIndicator(db, { code: indicator.code })
  const acts = await standards(db)
  // One measure is drawn: the one that fits, else the one with the most figures. All of them stand in the table.
  const drawn = figures.length === 0 ? undefined : mostTold(measures, figures)
  return {
    version: { code: version.code, sha256: version.sha256, publishedAt: version.publishedAt },
    indicator,
    terms: await indicatorTerms(db),
    actNames: Object.fromEntries(acts.map(({ code, short }) => [code, short])),
    years,
    reference: by.reference,
    history,
    countries: states.map(({ code, name }) => ({
      code,
      name,
      editions: lines.filter(({ country }) => country === code).map(({ year, number }) => ({ year, number })),
      value: shortValue(shown.get(code), indicator.code, by),
    })),
    measures,
    figures,
    chart: drawn
      ? await figureSeriesPage.load(db, { ...asked, url: new URL(url.origin), params: { measure: drawn } })
      : null,
  }
}
export type IndicatorData = Awaited<ReturnType<typeof load>>

function mostTold(
  measures: readonly { code: string; fit: string }[],
  figures: readonly { measure: string | null; number: number | null; low: number | null }[],
): string | undefined {
  const count = (code: string) =>
    figures.filter(({ measure, number, low }) => measure === code && (number !== null || low !== null)).length
  const exact = measures.filter(({ fit, code }) => fit === 'exact' && count(code) > 1)
  const [most] = (exact.length > 0 ? exact : measures).toSorted((a, b) => count(b.code) - count(a.code))
  return most && count(most.code) > 1 ? most.code : undefined
}

function shortValue(shown: Shown | undefined, code: string, by: Comparing) {
  const value = shown?.body.values.find(({ indicator }) => indicator.code === code)
  if (!shown || !value) return null
  const named = [...value.citations, ...value.observations].flatMap(({ source }) => source ?? [])
  const sources = [...new Map(named.map((source) => [JSON.stringify(source), source])).values()]
  const days = sources.flatMap(({ publishedOn }) => publishedOn ?? []).sort()
  return {
    edition: shown.mark,
    status: value.status,
    rating: value.assessment?.rating ?? null,
    missing: value.assessment?.missing ?? (value.indicator.notApplicable ? 'not-applicable' : null),
    confidence: value.assessment?.confidence ?? null,
    openSources: sources.filter((source) => source.class === 'public').length,
    closedSources: sources.filter((source) => source.class !== 'public').length,
    newestSource: days.at(-1) ?? null,
    reach: reachOf(value, { territories: shown.body.territories, between: by.between }),
    apart: by.apartOf(code, shown.mark.instrument) ?? null,
  }
}

const table: NonNullable<PublicPage<IndicatorData>['table']> = ({ indicator, figures, history }) => ({
  header: [
    'indicator',
    'measure',
    'fit',
    ...FIGURE_COLUMNS,
    'edition',
    'instrument',
    ...COMPARED_COLUMNS,
    ...REACH_COLUMNS,
  ],
  rows: [
    ...history.map((it) => [
      indicator.code,
      null,
      null,
      ...ratingCells(it),
      labelOf({ country: it.country, year: it.year, number: it.edition }),
      it.instrument,
      ...comparedCells(it),
      ...reachCells(it.reach),
    ]),
    ...figures.map((it) => [indicator.code, it.measure, it.fit, ...figureCells(it), ...Array<null>(8).fill(null)]),
  ],
})

/** One indicator: what it asks, what the figures say, how each country is rated, what is behind it. */
export const indicatorPage = publicPage({ path: 'indicators/:code', load, table })
