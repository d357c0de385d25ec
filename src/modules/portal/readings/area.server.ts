import { textIn } from '../../../kit/local-text.ts'
import { kitProblem } from '../../../kit/problems.ts'
import type { ReadDb } from '../../../server/db/types.ts'
import type { Asked } from '../../../server/pages.ts'
import { countries } from '../../country/queries.server.ts'
import { reachOf, type EditionBody, type FrozenSource, type FrozenValue } from '../../edition/index.ts'
import type { Reach } from '../../observation/index.ts'
import { halfOf } from '../../instrument/model.ts'
import { areas, indicatorHeads, instrumentVersion } from '../../instrument/queries.server.ts'
import { scorers, type Scorer } from '../../scoring/index.ts'
import { comparing, type Apart, type Comparing } from '../comparing.server.ts'
import { publicPage, type PublicPage } from '../public-page.ts'
import { assessedIn, halvesOf } from '../half-summary.ts'
import { publishedFor, type Shown } from '../published.server.ts'
import { REACH_COLUMNS, reachCells } from './figure-columns.ts'
import { places } from './score-columns.ts'

async function load(db: ReadDb, { params, url, locale }: Asked) {
  const code = (params['area'] ?? '').toUpperCase()
  const asked = url.searchParams.get('cycle') ?? ''
  const pinned = url.searchParams.get('edition')
  const wanted = /^20\d\d$/.test(asked) ? Number(asked) : 'fullest'
  const { cycles, year, shown } = await publishedFor(db, { year: wanted, pinned })
  const states = await countries(db, locale)
  const bodies = [...shown].map(([country, { body }]) => [country, body] as const)
  const area = bodies.flatMap(([, body]) => body.areas).find((one) => one.code === code)
  const frozen = bodies.flatMap(([, body]) => body.values.filter(({ indicator }) => indicator.area === code))
  const by = await comparing(
    db,
    [...shown.values()].map(({ mark }) => mark.instrument),
  )
  const live = await liveArea(db, code)
  const head = area ?? live?.area
  if (!head) throw kitProblem['not-found']()
  const indicators = new Map(
    [...(live?.indicators ?? []), ...frozen.map(({ indicator }) => indicator)].map((it) => [it.code, it]),
  )
  const scorerOf = scorers()
  const halves = ({ body, mark }: Shown) =>
    halvesOf(body, code, {
      scorer: scorerOf(body.scoreMethod),
      apartOf: (own) => by.apartOf(own, mark.instrument),
      reachOf: (value) => reachOf(value, { territories: body.territories, between: by.between }),
    })
  const halvesBy = new Map([...shown].map(([country, it]) => [country, halves(it)]))
  return {
    area: { code, title: head.title },
    year: year ?? null,
    cycles,
    reference: by.reference,
    countries: states.map((state) => ({
      code: state.code,
      name: state.name,
      edition: shown.get(state.code)?.mark ?? null,
      halves: halvesBy.get(state.code) ?? null,
    })),
    above: aboveAsked(url, { shown, code, by, scorerOf }),
    indicators: [...indicators.values()].map(({ code: own, title, kind, isCore, isRated }) => ({
      code: own,
      title,
      kind,
      isCore,
      isRated,
      values: Object.fromEntries(
        [...shown].flatMap(([country, { body, mark }]) =>
          valueIn({ country, body, by }, own).map(([at, value]) => [
            at,
            { ...value, apart: by.apartOf(own, mark.instrument) ?? null },
          ]),
        ),
      ),
    })),
  }
}

interface Asking {
  readonly shown: ReadonlyMap<string, Shown>
  readonly code: string
  readonly by: Comparing
  readonly scorerOf: (version: string) => Scorer
}

/** `?one=rs&other=mk`: by the indicators that both are asked and that may be compared. Null where nobody asked. */
function aboveAsked(url: URL, { shown, code, by, scorerOf }: Asking) {
  const [one, other] = [url.searchParams.get('one') ?? '', url.searchParams.get('other') ?? '']
  const [first, second] = [shown.get(one), shown.get(other)]
  if (!first || !second || one === other) return null
  const isSameMethod = first.body.scoreMethod === second.body.scoreMethod
  const answer = (half: 'law' | 'practice') => {
    const [own, others] = [first, second].map(({ body, mark }) =>
      body.values.filter(
        ({ indicator: it }) =>
          it.area === code && it.isRated && halfOf(it.kind) === half && !by.apartOf(it.code, mark.instrument),
      ),
    ) as [FrozenValue[], FrozenValue[]]
    const both = (values: FrozenValue[], beside: FrozenValue[]) =>
      values.filter(({ indicator }) => beside.some((it) => it.indicator.code === indicator.code)).map(assessedIn)
    const placeOf = ({ country, year }: EditionBody) => ({ country, year, area: code, half })
    return scorerOf(first.body.scoreMethod).isAbove(
      [placeOf(first.body), both(own, others)],
      [placeOf(second.body), both(others, own)],
    )
  }
  return { one, other, law: isSameMethod ? answer('law') : null, practice: isSameMethod ? answer('practice') : null }
}

export type AreaData = Awaited<ReturnType<typeof load>>

async function liveArea(db: ReadDb, code: string) {
  const version = await instrumentVersion(db)
  if (!version) return undefined
  const area = (await areas(db, version.id)).find((one) => one.code === code)
  const heads = await indicatorHeads(db, version.id)
  return area && { area, indicators: heads.filter(({ areaCode }) => areaCode === code) }
}

export interface ShortValue {
  readonly status: FrozenValue['status']
  readonly rating: 0 | 1 | 2 | 3 | null
  readonly missing: string | null
  readonly sources: readonly FrozenSource[]
  /** How many parts of the country it rests on; null where no part is asked. */
  readonly reach: Reach | null
  /** Why it cannot stand beside the others; null where it can. */
  readonly apart: Apart | null
}

interface Place {
  readonly country: string
  readonly body: EditionBody
  readonly by: Comparing
}

function valueIn({ country, body, by }: Place, code: string): [string, Omit<ShortValue, 'apart'>][] {
  const value = body.values.find(({ indicator }) => indicator.code === code)
  if (!value) return []
  const { status, assessment, citations, observations } = value
  const used = observations.filter(({ isUsed }) => isUsed)
  const sources = [...citations, ...used].flatMap(({ source }) => source ?? [])
  const once = new Map(sources.map((source) => [JSON.stringify(source), source]))
  const { rating = null } = assessment ?? {}
  const missing = assessment?.missing ?? (value.indicator.notApplicable ? 'not-applicable' : null)
  const reach = reachOf(value, { territories: body.territories, between: by.between })
  return [[country, { status, rating, missing, sources: [...once.values()], reach }]]
}

const table: NonNullable<PublicPage<AreaData>['table']> = (
  { indicators, countries: states, year, reference },
  { locale, exceptions },
) => ({
  header: [
    'cycle',
    'indicator',
    'title',
    'kind',
    'core',
    'rated',
    'country',
    'edition',
    'result',
    'public_sources',
    'instrument',
    'compared_by',
    'comparable',
    'break',
    'break_reason',
    ...REACH_COLUMNS,
    'score_weight',
    'score_share',
  ],
  rows: indicators.flatMap((it) =>
    states.map(({ code, edition, halves }) => {
      const value = it.values[code]
      const part = halves?.[halfOf(it.kind)].score.parts.find((one) => one.code === it.code)
      const first = [
        year,
        it.code,
        textIn(it.title, locale, exceptions).text,
        it.kind,
        it.isCore ? 'yes' : 'no',
        it.isRated ? 'yes' : 'no',
      ]
      const result = value?.rating ?? value?.missing ?? value?.status ?? (it.isRated ? 'not-yet-assessed' : 'context')
      return [
        ...first,
        code,
        edition?.label ?? 'none',
        result,
        value?.sources.filter((one) => one.class === 'public').length ?? 0,
        edition?.instrument ?? null,
        reference,
        value ? (value.apart ? 'no' : 'yes') : null,
        value?.apart?.verdict ?? null,
        value?.apart?.reason ?? null,
        ...reachCells(value?.reach),
        part?.weight ?? null,
        places(part?.share ?? null),
      ]
    }),
  ),
})

/** One area: its indicators by country, and what each rating rests on. */
export const areaPage = publicPage({ path: 'areas/:area', load, table })
