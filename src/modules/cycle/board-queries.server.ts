import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import { query } from '../../kit/acts.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { askedCounts } from './asked-queries.server.ts'
import { countriesPlannedBy, PROGRESS, seesAnswers, type Progress } from './model.ts'
import { questionCounts, questionsByPart } from './questions-queries.server.ts'
import { aboutCycle, CycleId, cycleById, teamOf } from './queries.server.ts'

/** A figure of the cycle's own year: a published one that answers the indicator, or an observation of it. */
const hasFigure = sql<boolean>`exists (
  select from observation o
  where o.country = cycle.country and o.year = cycle.year and o.withdrawn_at is null
    and (o.indicator_code = indicator.code
      or o.measure in (select m.measure from measure_indicator m where m.indicator_code = indicator.code)))`

/** What two people rate apart is "being rated" from the day it is asked until both are in: it tells nothing of either. */
const stateNow = sql<string>`case
  when assessment.id is not null then assessment.state
  when twice.id is null then 'not-started'
  when twice.opened_at is null then 'being-rated'
  else 'to-settle' end`

/**
 * One row for every rated indicator of every cycle: how far it is. Board, overview and lists all stand on these rows,
 * so a number and the list behind it cannot differ.
 */
function standings(db: ReadDb) {
  return db
    .selectFrom('cycle')
    .innerJoin('indicator', (on) =>
      on.onRef('indicator.versionId', '=', 'cycle.versionId').on('indicator.isRated', '=', true),
    )
    .leftJoin('assessment', (on) =>
      on.onRef('assessment.cycleId', '=', 'cycle.id').onRef('assessment.indicatorId', '=', 'indicator.id'),
    )
    .leftJoin('doubleRating as twice', (on) =>
      on
        .onRef('twice.cycleId', '=', 'cycle.id')
        .onRef('twice.indicatorId', '=', 'indicator.id')
        .on('twice.droppedAt', 'is', null),
    )
    .select(['cycle.id as cycleId', 'indicator.versionId', 'indicator.areaCode', 'indicator.code', 'indicator.title'])
    .select([
      'indicator.position',
      'indicator.isCore',
      'assessment.rating',
      'assessment.missing',
      'assessment.carriedFrom',
    ])
    .select([stateNow.as('state'), hasFigure.as('hasFigure'), sql<boolean>`twice.id is not null`.as('isTwice')])
    .as('standing')
}

/** What each number of the board means, of a row of standings. */
const MEANS: Readonly<Record<Progress, RawBuilder<boolean>>> = {
  asked: sql`true`,
  core: sql`standing.is_core`,
  'with-figure': sql`standing.has_figure`,
  'to-confirm': sql`(standing.carried_from is not null and standing.state = 'draft')`,
  draft: sql`standing.state = 'draft'`,
  submitted: sql`standing.state = 'submitted'`,
  returned: sql`standing.state = 'returned'`,
  approved: sql`standing.state = 'approved'`,
  missing: sql`standing.missing is not null`,
  'not-started': sql`standing.state = 'not-started'`,
  'being-rated': sql`standing.state = 'being-rated'`,
  'to-settle': sql`standing.state = 'to-settle'`,
}

const counts = PROGRESS.map((each) => sql<number>`count(*) filter (where ${MEANS[each]})`.as(each))

export type Counts = Readonly<Record<Progress, number>>

/** How far one cycle is, an area a row. */
export const readBoard = query({
  may: 'cycle.read',
  takes: CycleId,
  about: (db, { id }) => aboutCycle(db, id),
  run: async (db, { actor, now }, { id }) => {
    const cycle = (await cycleById(db, id))!
    const areas = await db
      .selectFrom(standings(db))
      .innerJoin('area', (on) =>
        on.onRef('area.versionId', '=', 'standing.versionId').onRef('area.code', '=', 'standing.areaCode'),
      )
      .select(['area.code', 'area.title'])
      .select(counts)
      .where('standing.cycleId', '=', id)
      .groupBy(['area.code', 'area.title', 'area.position'])
      .orderBy('area.position')
      .execute()
    const planned = countriesPlannedBy(actor)
    const mayPlan = planned === '*' || planned.includes(cycle.country)
    return {
      cycle,
      areas,
      questions: await questionsByPart(db, id, cycle.country),
      requests: (await askedCounts(db, [id], dayOf(now))).get(id) ?? null,
      team: await teamOf(db, id),
      approvedContext: await approvedContext(db, id),
      mayPlan,
      mayRead: seesAnswers(actor, cycle.country),
    }
  },
})

/** Approved descriptions of indicators that are never rated: the board leaves them out, an edition holds them. */
async function approvedContext(db: ReadDb, cycleId: string): Promise<number> {
  const { total } = await db
    .selectFrom('assessment')
    .innerJoin('indicator', 'indicator.id', 'assessment.indicatorId')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('assessment.cycleId', '=', cycleId)
    .where('assessment.state', '=', 'approved')
    .where('indicator.isRated', '=', false)
    .executeTakeFirstOrThrow()
  return total
}

const dayOf = (now: Date) => now.toISOString().slice(0, 10)

const PAGE_SIZE = 50

/** How far all cycles are that this person sees, the newest year first. */
export const readCycles = query({
  may: 'cycle.read',
  takes: z.object({ page: z.coerce.number<unknown>().int().min(1).max(100_000).catch(1).default(1) }),
  about: async () => ({ subject: 'cycles', country: null }),
  run: async (db, { actor, now }, { page }) => {
    const shown = db
      .selectFrom('cycle')
      .select('id')
      .orderBy('year', 'desc')
      .orderBy('country')
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE)
    const rows = await db
      .selectFrom(standings(db))
      .innerJoin('cycle', 'cycle.id', 'standing.cycleId')
      .innerJoin('country', 'country.code', 'cycle.country')
      .select(['cycle.id', 'cycle.year', 'cycle.state', 'cycle.country', 'country.name as countryName'])
      .select(counts)
      .where('cycle.id', 'in', shown)
      .groupBy(['cycle.id', 'country.name'])
      .orderBy('cycle.year', 'desc')
      .orderBy('cycle.country')
      .limit(PAGE_SIZE)
      .execute()
    const { total } = await db
      .selectFrom('cycle')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    const ids = rows.map(({ id }) => id)
    const questions = await questionCounts(db, ids)
    const requests = await askedCounts(db, ids, dayOf(now))
    return {
      rows: rows.map((row) => ({
        ...row,
        questions: questions.get(row.id) ?? { asked: 0, hasParts: false },
        requests: requests.get(row.id) ?? null,
      })),
      page,
      pages: Math.max(1, Math.ceil(total / PAGE_SIZE)),
      mayOpen: countriesPlannedBy(actor).length > 0,
    }
  },
})

/** The indicators behind one number of the board. Readers see how far they are, not what a draft says. */
export const readProgress = query({
  may: 'cycle.read',
  takes: CycleId.extend({
    area: z.string().max(10).optional(),
    state: z.enum(PROGRESS).catch('asked').default('asked'),
  }),
  about: (db, { id }) => aboutCycle(db, id),
  run: async (db, { actor }, { id, area, state }) => {
    const found = db
      .selectFrom(standings(db))
      .selectAll('standing')
      .where('standing.cycleId', '=', id)
      .where(MEANS[state])
    const rows = await (area ? found.where('standing.areaCode', '=', area) : found)
      .orderBy('standing.areaCode')
      .orderBy('standing.position')
      .limit(1000)
      .execute()
    const cycle = (await cycleById(db, id))!
    const areas = db.selectFrom('area').select(['code', 'title']).where('versionId', '=', cycle.versionId)
    const isOpen = seesAnswers(actor, cycle.country)
    const shown = isOpen ? rows : rows.map((row) => ({ ...row, rating: null, missing: null }))
    const chosen = area ? await areas.where('code', '=', area).executeTakeFirst() : undefined
    return { cycle, state, rows: shown, area: chosen, isOpen }
  },
})
