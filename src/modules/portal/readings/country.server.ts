import { textIn } from '../../../kit/local-text.ts'
import { kitProblem } from '../../../kit/problems.ts'
import type { ReadDb } from '../../../server/db/types.ts'
import type { Asked } from '../../../server/pages.ts'
import { countryByCode, terms } from '../../country/queries.server.ts'
import { reachOf, type EditionBody } from '../../edition/index.ts'
import { bodiesOf } from '../../edition/queries.server.ts'
import { areas, instrumentVersion } from '../../instrument/queries.server.ts'
import { comparing, type Comparing } from '../comparing.server.ts'
import { frozenSeries } from '../frozen-series.ts'
import { halvesOf } from '../half-summary.ts'
import { scorers } from '../../scoring/index.ts'
import { publicPage, type PublicPage } from '../public-page.ts'
import { publishedFor, yearIn, type Published } from '../published.server.ts'
import { reachWords } from './figure-columns.ts'
import { SCORE_COLUMNS, scoreCells } from './score-columns.ts'
import { figureSeriesPage } from './figure-series.server.ts'

const HEADLINE = 'identified_victims_total'

async function load(db: ReadDb, asked: Asked) {
  const { params, url, given } = asked
  const country = await countryByCode(db, params['cc'] ?? '')
  if (!country) throw kitProblem['not-found']()
  const { code, name } = country
  const pinned = url.searchParams.get('edition')
  const askedYear = yearIn(params['cycle']) ?? pinnedYear(pinned)
  const { lines, shown } = await publishedFor(db, { year: askedYear, countries: [code], pinned })
  const own = lines.filter((line) => line.country === code)
  const it = shown.get(code)
  if (params['cycle'] !== undefined && !it) throw kitProblem['not-found']()
  const units = await terms(db, 'unit')
  return {
    country: { code, name },
    edition: it?.mark ?? null,
    editions: own.map(({ year, number, sha256, publishedAt }) => ({ year, number, sha256, publishedAt })),
    fuller: it ? await fullerBefore(db, own, it.body) : null,
    permalink: it ? `${given.publicUrl}/id/edition/${it.mark.id}` : null,
    areas: it ? frozenAreas(it.body, await comparing(db, [it.mark.instrument])) : await liveAreas(db),
    ...(it ? stateOf(it.body) : { assessed: 0, rated: 0, unanswered: [], notYet: [], sources: 0 }),
    headline: HEADLINE,
    figures: it
      ? (frozenSeries(it.body, HEADLINE, { countryName: name, units }) ?? null)
      : await liveSeries(db, asked, code),
  }
}
export type CountryProfile = Awaited<ReturnType<typeof load>>

const pinnedYear = (pinned: string | null) => (pinned === null ? undefined : Number(/-(\d{4})\./.exec(pinned)?.[1]))

function frozenAreas(body: EditionBody, { between }: Comparing) {
  const scorer = scorers()(body.scoreMethod)
  return body.areas.map(({ code, title }) => ({
    code,
    title,
    halves: halvesOf(body, code, {
      scorer,
      reachOf: (value) => reachOf(value, { territories: body.territories, between }),
    }),
  }))
}

/** Before any edition there are the areas, and nothing rated in them. */
async function liveAreas(db: ReadDb) {
  const version = await instrumentVersion(db)
  const rows = version ? await areas(db, version.id) : []
  return rows.map(({ code, title }) => ({ code, title, halves: null }))
}

function stateOf({ values, figures }: EditionBody) {
  const rated = values.filter(({ indicator }) => indicator.isRated)
  const named = ({ indicator: { code, title } }: EditionBody['values'][number]) => ({ code, title })
  const sources = [...values.flatMap(({ citations }) => citations), ...figures].map(({ source }) =>
    JSON.stringify(source),
  )
  return {
    assessed: rated.filter(({ status }) => status === 'assessed').length,
    rated: rated.length,
    /** An institution did not answer, or refused: silence is a finding. */
    unanswered: values.flatMap((value) => {
      const missing = value.assessment?.missing
      return missing === 'no-answer' || missing === 'refused' ? [{ ...named(value), missing }] : []
    }),
    notYet: rated.flatMap((value) => (value.reason === null ? [] : [{ ...named(value), reason: value.reason }])),
    sources: new Set(sources).size,
  }
}

/** The year before, where it rates more than the edition that is shown. */
async function fullerBefore(db: ReadDb, own: Published['lines'], shown: EditionBody) {
  const line = own.find(({ year }) => year < shown.year)
  const body = line && (await bodiesOf(db, [line.id])).get(line.id)
  if (!body) return null
  const { assessed, rated } = stateOf(body)
  return assessed > stateOf(shown).assessed ? { year: body.year, assessed, rated } : null
}

async function liveSeries(db: ReadDb, asked: Asked, country: string) {
  const series = await figureSeriesPage.load(db, {
    ...asked,
    url: new URL(asked.url.origin),
    params: { measure: HEADLINE },
  })
  const isOwn = (one: { country: string }) => one.country === country
  return {
    ...series,
    countries: series.countries.filter(({ code }) => code === country),
    figures: series.figures.filter(isOwn),
  }
}

const table: NonNullable<PublicPage<CountryProfile>['table']> = (
  { country, edition, areas: rows },
  { locale, exceptions },
) => ({
  header: [
    'country',
    'edition',
    'instrument',
    'area',
    'area_title',
    'half',
    ...SCORE_COLUMNS,
    'rated',
    'of',
    'not_yet_assessed',
    'partial_coverage',
  ],
  rows: rows.flatMap(({ code, title, halves }) =>
    (['law', 'practice'] as const).map((half) => {
      const it = halves?.[half]
      const first = [
        country.code,
        edition?.label ?? 'none',
        edition?.instrument ?? null,
        code,
        textIn(title, locale, exceptions).text,
        half,
      ]
      if (!it) return [...first, ...scoreCells(undefined), 0, null, null, null]
      return [...first, ...scoreCells(it.score), it.rated, it.of, it.notYet, it.partial.map(reachWords).join('; ')]
    }),
  ),
})

/** What was promised, what the law says, what happens: one country in its latest edition, or the one asked for. */
export const countryPage = publicPage({ path: 'countries/:cc', load, table })

/** The same for one year. */
export const countryYearPage = publicPage({ path: 'countries/:cc/:cycle', load, table })
