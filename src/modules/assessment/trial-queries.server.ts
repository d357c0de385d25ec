import { sql } from 'kysely'
import { z } from 'zod'
import { query, type Actor } from '../../kit/acts.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { seesAnswers } from '../cycle/model.ts'
import {
  breakBetween,
  differences,
  type Break,
  type Item,
  type ItemDifference,
  type Step,
} from '../instrument/index.ts'
import type { InstrumentVersion } from '../instrument/model.ts'
import {
  aboutCode,
  comparisonSteps,
  judgedOf,
  valueTerms,
  versionByCode,
  VersionCode,
  versions,
  wholeVersion,
  type Judged,
} from '../instrument/queries.server.ts'
import type { RatingLevel } from './model.ts'
import { visibleTo } from './queries.server.ts'
import { becoming, type Answered, type Becoming } from './trial.ts'

const ON_A_PAGE = 20

/** A country's last cycle in which something was answered, and the version that its ratings were given on. */
type LastCycle = Awaited<ReturnType<typeof lastCycles>>[number]

/** What one country's answer would become. */
export interface TriedAnswer {
  readonly cycle: LastCycle
  readonly becomes: Becoming
  readonly answer: AnswerRow | undefined
  /** Why the years before would stand apart from those after; null where the series goes on. */
  readonly apart: Break | null
  /** Years with a rating that would stand before the break. */
  readonly years: readonly number[]
}

/** Those countries whose last cycle asked it in the same version. */
export interface TriedGroup {
  readonly from: string
  readonly difference: ItemDifference
  readonly answers: readonly TriedAnswer[]
}

export interface TriedIndicator {
  readonly code: string
  /** Undefined where this version leaves it as its predecessor has it: an older cycle was on another one. */
  readonly judged: Pick<Judged, 'proposed' | 'confirmed'> | undefined
  readonly groups: readonly TriedGroup[]
}

/** A version tried on the last cycle of each country that the reader sees: nothing is written. */
export const readTrial = query({
  may: 'assessment.read',
  takes: z.object({ code: VersionCode, page: z.coerce.number().int().min(1).catch(1).default(1) }),
  about: (db, { code }) => aboutCode(db, code),
  run: async (db, { actor }, { code, page }) => {
    const version = (await versionByCode(db, code))!
    const cycles = (await lastCycles(db, version)).filter(({ country }) => seesAnswers(actor, country))
    const tried = await triedOn(db, actor, version, cycles)
    const pages = Math.max(1, Math.ceil(tried.length / ON_A_PAGE))
    const at = Math.min(page, pages)
    return {
      version: { code: version.code, state: version.state, country: version.country },
      cycles,
      counts: countsOf(tried),
      total: tried.length,
      page: at,
      pages,
      tried: tried.slice((at - 1) * ON_A_PAGE, at * ON_A_PAGE),
      terms: await valueTerms(db),
    }
  },
})

/** How many answers of each country become what. */
function countsOf(tried: readonly TriedIndicator[]) {
  const counts: Record<string, Partial<Record<Becoming['kind'] | 'breaks', number>>> = {}
  for (const { cycle, becomes, apart, years } of tried.flatMap(({ groups }) => groups.flatMap((it) => it.answers))) {
    const own = (counts[cycle.country] ??= {})
    own[becomes.kind] = (own[becomes.kind] ?? 0) + 1
    if (apart && years.length > 0) own.breaks = (own.breaks ?? 0) + 1
  }
  return counts
}

async function triedOn(
  db: ReadDb,
  actor: Actor,
  version: InstrumentVersion,
  cycles: readonly LastCycle[],
): Promise<TriedIndicator[]> {
  const judged = await judgedOf(db, version)
  const steps = [...(await comparisonSteps(db)), ...stepsOf(version, judged)]
  const now = await wholeVersion(db, version)
  const before = await itemsBefore(db, version, cycles)
  const changed = [...before].map(
    ([id, { items, of }]) => [id, of, differences(items, now).filter(({ level }) => level === 'indicator')] as const,
  )
  const codes = [...new Set(changed.flatMap(([, , own]) => own.map(({ code }) => code)))]
  const answers = await answersOf(db, actor, cycles, codes)
  const unasked = await notApplicableIn(db, cycles)
  const all = await versions(db)
  const predecessor = version.predecessorId
  const byCode = new Map<string, TriedGroup[]>()
  for (const [from, of, own] of changed)
    for (const difference of own) {
      const { code } = difference
      const fromCode = all.find(({ id }) => id === from)?.code ?? ''
      const apart = breakBetween(steps, { from: fromCode, to: version.code, code }) ?? null
      const tried = of.map((cycle): TriedAnswer => {
        const answer = answers.get(`${cycle.id} ${code}`)
        const isUnasked = unasked.has(`${cycle.versionId} ${code}`)
        const becomes: Becoming = isUnasked
          ? { kind: difference.after ? 'not-applicable' : 'not-asked' }
          : becoming({ ...difference, verdict: verdictOf(apart), answered: answer ? answeredIn(answer) : null })
        return { cycle, becomes, answer, apart, years: answer?.years ?? [] }
      })
      byCode.set(code, [...(byCode.get(code) ?? []), { from: fromCode, difference, answers: tried }])
    }
  return inOrderOf(now, byCode).map(([code, groups]) => ({
    code,
    groups,
    judged: judged.find((it) => it.code === code && it.against.id === predecessor),
  }))
}

/** In the version's order, what it dropped at the end. */
function inOrderOf(now: readonly Item[], byCode: ReadonlyMap<string, TriedGroup[]>): [string, TriedGroup[]][] {
  const places = new Map(now.map(({ code }, at) => [code, at]))
  return [...byCode].toSorted(
    ([a], [b]) => (places.get(a) ?? Infinity) - (places.get(b) ?? Infinity) || (a < b ? -1 : 1),
  )
}

/** No break on the way is as good as the same: whatever was reworded may be compared. */
function verdictOf(apart: Break | null) {
  if (apart === null || apart.verdict === 'no-common-version') return 'same'
  return apart.verdict
}

/** What a person has said of a draft's changes, and what the rule proposes where nobody has yet. */
function stepsOf(version: InstrumentVersion, judged: readonly Judged[]): Step[] {
  return [...Map.groupBy(judged, ({ against }) => against.code)].map(([from, own]) => ({
    from,
    to: version.code,
    verdicts: new Map(
      own.map(({ code, confirmed, proposed }) => [
        code,
        { verdict: confirmed?.verdict ?? proposed, reason: confirmed?.reason ?? '' },
      ]),
    ),
  }))
}

/** The newest cycle of each country that has an answer; of a variant only its own country's. */
async function lastCycles(db: ReadDb, { country }: InstrumentVersion) {
  let cycles = db
    .selectFrom('cycle')
    .innerJoin('country', 'country.code', 'cycle.country')
    .innerJoin('instrumentVersion as v', 'v.id', 'cycle.versionId')
    .distinctOn('cycle.country')
    .select(['cycle.id', 'cycle.country', 'cycle.year', 'cycle.versionId'])
    .select(['country.name', 'v.code as versionCode', 'v.coreId'])
    .where('v.state', '=', 'published')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('assessment as a')
          .select('a.id')
          .whereRef('a.cycleId', '=', 'cycle.id')
          .where((eb) => eb.or([eb('a.rating', 'is not', null), eb('a.missing', 'is not', null)])),
      ),
    )
  if (country !== null) cycles = cycles.where('cycle.country', '=', country)
  return cycles.orderBy('cycle.country').orderBy('cycle.year', 'desc').execute()
}

/**
 * What each cycle asked, to be held against the version: for one of the core the core beneath a country's variant, for
 * what a country says otherwise is not the draft's doing; for a variant what the country asked itself.
 */
async function itemsBefore(db: ReadDb, version: InstrumentVersion, cycles: readonly LastCycle[]) {
  const idOf = (cycle: LastCycle) => (version.country === null ? (cycle.coreId ?? cycle.versionId) : cycle.versionId)
  const all = await versions(db)
  const result = new Map<string, { items: Item[]; of: LastCycle[] }>()
  for (const [id, of] of Map.groupBy(cycles, idOf)) {
    const known = all.find((it) => it.id === id)
    if (known && id !== version.id) result.set(id, { items: await wholeVersion(db, known), of })
  }
  return result
}

/** What a country's own version sets not applicable: `version code`. */
async function notApplicableIn(db: ReadDb, cycles: readonly LastCycle[]): Promise<ReadonlySet<string>> {
  if (cycles.length === 0) return new Set()
  const rows = await db
    .selectFrom('indicator')
    .select(['versionId', 'code'])
    .where('versionId', 'in', [...new Set(cycles.map(({ versionId }) => versionId))])
    .where('notApplicable', 'is not', null)
    .execute()
  return new Set(rows.map(({ versionId, code }) => `${versionId} ${code}`))
}

/** The answers of these cycles to these indicators, by `cycle code`, with all the years that each was rated in. */
async function answersOf(db: ReadDb, actor: Actor, cycles: readonly LastCycle[], codes: readonly string[]) {
  if (cycles.length === 0 || codes.length === 0) return new Map<string, AnswerRow>()
  const rows = await answerRows(db, cycles, codes)
  const years = await ratedYears(db, cycles, codes)
  const seen = new Map(cycles.map(({ country }) => [country, visibleTo(actor, country)]))
  return new Map(
    rows.map((row) => {
      const isVisible = row.figureClass !== null && seen.get(row.country)!({ class: row.figureClass })
      const key = `${row.cycleId} ${row.indicatorCode}`
      return [key, { ...row, isFigureVisible: isVisible, years: years.get(key) ?? [] }]
    }),
  )
}
type AnswerRow = Awaited<ReturnType<typeof answerRows>>[number] & {
  readonly isFigureVisible: boolean
  readonly years: readonly number[]
}

/** With the figure that was chosen, and whether it answers the whole indicator. */
function answerRows(db: ReadDb, cycles: readonly LastCycle[], codes: readonly string[]) {
  return db
    .selectFrom('assessment as a')
    .leftJoin('observation as o', (on) => on.onRef('o.id', '=', 'a.chosenObservation').on('o.withdrawnAt', 'is', null))
    .select(['a.cycleId', 'a.country', 'a.indicatorCode', 'a.rating', 'a.missing', 'a.state'])
    .select(['a.narrative', 'a.narrativeLang'])
    .select(['o.kind', 'o.number', 'o.low', 'o.high', 'o.text', 'o.asGiven', 'o.unit', 'o.class as figureClass'])
    .select(
      sql<boolean>`o.indicator_code = a.indicator_code or exists (select from measure_indicator m
        where m.measure = o.measure and m.indicator_code = a.indicator_code and m.fit = 'exact')`.as('isOfAll'),
    )
    .where(
      'a.cycleId',
      'in',
      cycles.map(({ id }) => id),
    )
    .where('a.indicatorCode', '=', sql<string>`any(${[...codes]}::text[])`)
    .execute()
}

/** By `cycle code`, in order: the years up to that cycle in which its country was rated. */
async function ratedYears(db: ReadDb, cycles: readonly LastCycle[], codes: readonly string[]) {
  const rows = await db
    .selectFrom('assessment as a')
    .innerJoin('cycle as c', 'c.id', 'a.cycleId')
    .select(['a.country', 'a.indicatorCode', 'c.year'])
    .where(
      'a.country',
      'in',
      cycles.map(({ country }) => country),
    )
    .where('a.indicatorCode', '=', sql<string>`any(${[...codes]}::text[])`)
    .where('a.rating', 'is not', null)
    .orderBy('c.year')
    .execute()
  const last = new Map(cycles.map((it) => [it.country, it]))
  const upTo = rows.filter(({ country, year }) => year <= last.get(country)!.year)
  const groups = Map.groupBy(upTo, ({ country, indicatorCode }) => `${last.get(country)!.id} ${indicatorCode}`)
  return new Map([...groups].map(([key, own]) => [key, own.map(({ year }) => year)]))
}

function answeredIn({ rating, missing, isFigureVisible, isOfAll, kind, number, low, high, unit }: AnswerRow): Answered {
  const hasFigure = isFigureVisible && isOfAll && kind !== null
  return {
    rating: rating as RatingLevel | null,
    missing,
    figure: hasFigure ? { kind, number, low, high, unit: unit ?? '' } : null,
  }
}
