import { choiceKey } from '../../../answers/index.ts'
import { textIn } from '../../../kit/local-text.ts'
import { kitProblem } from '../../../kit/problems.ts'
import type { ReadDb } from '../../../server/db/types.ts'
import type { Asked } from '../../../server/pages.ts'
import { countryByCode, terms } from '../../country/queries.server.ts'
import { FrozenIndicator, type FrozenObservation, type FrozenValue } from '../../edition/model.ts'
import { coverageIn, labelOf, partsApartIn, reachOf, shippedSource } from '../../edition/index.ts'
import { bodiesOf } from '../../edition/queries.server.ts'
import { reachIn } from '../../observation/index.ts'
import { areas, indicatorByCode, instrumentVersion } from '../../instrument/queries.server.ts'
import { figuresForIndicator, measuresForIndicator } from '../../observation/queries.server.ts'
import { comparing, type Comparing } from '../comparing.server.ts'
import { publicPage, type PublicPage } from '../public-page.ts'
import { publishedFor, yearIn, type Published } from '../published.server.ts'
import { COMPARED_COLUMNS, comparedCells, REACH_COLUMNS, reachCells } from './figure-columns.ts'

async function load(db: ReadDb, { params, url, given }: Asked) {
  const code = (params['code'] ?? '').toUpperCase()
  const year = yearIn(params['cycle'])
  const country = await countryByCode(db, params['cc'] ?? '')
  if (!country || year === undefined) throw kitProblem['not-found']()
  const pinned = url.searchParams.get('edition')
  const { lines, shown } = await publishedFor(db, { year, countries: [country.code], pinned })
  const it = shown.get(country.code)
  const frozen = it?.body.values.find(({ indicator }) => indicator.code === code)
  if (it && !frozen) throw kitProblem['not-found']()
  const bound = frozen ?? (await unpublished(db, { code, country: country.code, year, isSample: given.isSample }))
  const by = await comparing(db, [bound.instrument.code])
  const value = {
    ...bound,
    observations: bound.observations.map((one) => ({ ...one, apart: apartIn(by, bound, one) })),
  }
  const reaching = { territories: it?.body.territories ?? [], between: by.between }
  const units = await terms(db, 'unit')
  const before = frozen ? await earlierValues(db, { lines, by }, frozen) : []
  const coverage = coverageIn(bound, reaching)
  const areaTitle = it?.body.areas.find((area) => area.code === value.indicator.area)?.title
  return {
    country: { code: country.code, name: country.name },
    year,
    edition: it?.mark ?? null,
    otherYears: [...new Set(lines.filter((line) => line.country === country.code).map((line) => line.year))],
    area: { code: value.indicator.area, title: areaTitle ?? (await liveTitle(db, value.indicator.area)) },
    value,
    before,
    territories: reaching.territories,
    coverage,
    reach: coverage && reachIn(coverage),
    partsApart: partsApartIn(bound, reaching),
    units,
    permalink: it ? `${given.publicUrl}/id/value/${value.id}` : null,
  }
}
export type ValueData = Awaited<ReturnType<typeof load>>

/** Why a figure that somebody entered answers another question than this value's; published series are of a measure. */
function apartIn(by: Comparing, { indicator, instrument }: FrozenValue, { instrument: from }: FrozenObservation) {
  return from === null ? null : (by.between(indicator.code, from, instrument.code) ?? null)
}

/** What the cycles before said of the same indicator, the newest first, each with whether it asked the same. */
async function earlierValues(
  db: ReadDb,
  { lines, by }: { lines: Published['lines']; by: Comparing },
  { country, year, indicator, instrument }: FrozenValue,
) {
  const own = lines.filter((one) => one.country === country && one.year < year)
  const latest = [...new Map(own.toReversed().map((line) => [line.year, line])).values()]
  const bodies = await bodiesOf(
    db,
    latest.map(({ id }) => id),
  )
  return latest
    .toSorted((a, b) => b.year - a.year)
    .flatMap((line) => {
      const value = bodies.get(line.id)?.values.find((one) => one.indicator.code === indicator.code)
      if (!value?.assessment) return []
      const { rating, missing } = value.assessment
      const apart = by.between(indicator.code, value.instrument.code, instrument.code) ?? null
      const reach = reachOf(value, { territories: bodies.get(line.id)!.territories, between: by.between })
      return [
        { year: line.year, edition: labelOf(line), rating, missing, instrument: value.instrument.code, apart, reach },
      ]
    })
}

async function liveTitle(db: ReadDb, code: string) {
  const version = await instrumentVersion(db)
  const own = version && (await areas(db, version.id)).find((area) => area.code === code)
  if (!own) throw kitProblem['not-found']()
  return own.title
}

interface Place {
  readonly code: string
  readonly country: string
  readonly year: number
  readonly isSample: boolean
}

/** Before an edition: the indicator as it is asked, the published figures, and that nothing is assessed. */
async function unpublished(db: ReadDb, { code, country, year, isSample }: Place): Promise<FrozenValue> {
  const version = await instrumentVersion(db)
  const indicator = version && (await indicatorByCode(db, version.id, code))
  if (!indicator) throw kitProblem['not-found']()
  const { areaCode, subarea, ...rest } = indicator
  return {
    id: '',
    edition: '',
    isSample,
    country,
    year,
    instrument: { code: version.code, sha256: version.sha256 },
    indicator: FrozenIndicator.parse({ ...rest, area: areaCode, subarea: subarea.title }),
    status: indicator.isRated ? 'not-yet-assessed' : 'context',
    reason: null,
    assessment: null,
    observations: await shippedObservations(db, code, country),
    measures: (await measuresForIndicator(db, code)).map((it) => ({
      code: it.code,
      label: it.label,
      definition: it.definition,
    })),
    contradictions: [],
    citations: [],
    trail: [],
  }
}

async function shippedObservations(db: ReadDb, code: string, country: string): Promise<FrozenObservation[]> {
  const figures = await figuresForIndicator(db, { code, country })
  return figures.toReversed().map((figure) => {
    const {
      contradictions: _,
      country: _country,
      indicatorCode: _code,
      class: _class,
      evidenceId: _evidence,
      ...own
    } = figure
    return {
      ...own,
      fit: figure.fit === 'partial' ? 'partial' : 'exact',
      isUsed: false,
      territory: null,
      instrument: null,
      page: null,
      reply: null,
      flags: [],
      source: figure.source && shippedSource(figure.source),
    }
  })
}

const table: NonNullable<PublicPage<ValueData>['table']> = (
  { value, country, edition, before, reach, partsApart },
  asked,
) => ({
  header: [
    'indicator',
    'country',
    'edition',
    'instrument',
    'year',
    'territory',
    'measure',
    'kind',
    'as_published',
    'low',
    'high',
    'unit',
    'fit',
    'used',
    'differs_from_sum_of_parts',
    'source',
    'source_address',
    ...COMPARED_COLUMNS,
    ...REACH_COLUMNS,
    'source_page',
    'answered_by',
    'doubts',
    'explanations',
  ],
  rows: [
    ...ratingRows({ value, country, edition, before, reach }),
    ...value.observations.map((it) => [
      value.indicator.code,
      country.code,
      edition?.label ?? 'none',
      it.origin === 'monitor' ? (it.instrument ?? value.instrument.code) : null,
      it.year,
      it.territory,
      it.measure,
      it.kind,
      printed(it, asked),
      it.number ?? it.low,
      it.number ?? it.high,
      it.unit,
      it.fit,
      it.isUsed ? 'yes' : 'no',
      sumBeside(it, partsApart),
      it.source?.class === 'public' ? it.source.title : (it.source?.class ?? null),
      it.source?.class === 'public' ? it.source.url : null,
      ...(it.origin === 'monitor' ? comparedCells(it) : [null, null, null]),
      ...reachCells(null),
      ...answerCells(it, asked),
    ]),
  ],
})

/** As its source prints it; yes, partly and no in the language of the file, beside the unit that says what they are. */
function printed({ unit, asGiven }: FrozenObservation, { given }: Asked): string {
  const key = choiceKey(unit, asGiven)
  return key === undefined ? asGiven : given.say(key)
}

/** Of an institution's answer: where it stands, whose it is, what looks doubtful in it, and what is said to that. */
function answerCells({ page, reply, flags }: FrozenObservation, { locale, exceptions }: Asked) {
  const doubted = flags.map(({ text }) => textIn(text, locale, exceptions).text)
  return [
    page,
    reply && `${reply.institution}, ${reply.reference}, ${reply.question}`,
    doubted.join(' | ') || null,
    flags.map(({ explanation }) => explanation ?? '').join(' | ') || null,
  ]
}

/** The rating, then those of the years before, each with whether it was given by the same scale and question. */
/** '21' or '20-24': what the parts add up to, beside a figure of the country that this cannot meet. */
function sumBeside({ id }: FrozenObservation, apart: ValueData['partsApart']): string | null {
  const found = apart.find(({ whole }) => whole.id === id)
  return found ? [...new Set([found.sum.low, found.sum.high])].join('-') : null
}

type Rated = Pick<ValueData, 'value' | 'country' | 'edition' | 'before' | 'reach'>

function ratingRows({ value, country, edition, before, reach }: Rated) {
  const { indicator, assessment, year, instrument } = value
  if (!assessment || !edition) return []
  const own = { ...assessment, year, edition: edition.label, instrument: instrument.code, apart: null, reach }
  return [own, ...before].map((it) => [
    indicator.code,
    country.code,
    it.edition,
    it.instrument,
    it.year,
    null,
    null,
    'rating',
    it.rating ?? it.missing,
    it.rating,
    it.rating,
    ...Array<null>(6).fill(null),
    ...comparedCells(it),
    ...reachCells(it.reach),
    ...Array<null>(4).fill(null),
  ])
}

/** One value: the figures of all sources, which one is used and why, the rule, the sources and the trail. */
export const valuePage = publicPage({ path: 'indicators/:code/:cc/:cycle', load, table })
