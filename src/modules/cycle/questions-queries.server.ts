import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '../../kit/acts.ts'
import type { LocalText } from '../../kit/local-text.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { territoriesOf } from '../country/queries.server.ts'
import { QUESTION_STATES, seesAnswers, WHOLE, type QuestionState } from './model.ts'
import { aboutCycle, CycleId, cycleById } from './queries.server.ts'

/** A value of the year, for that part or for the whole; of the whole a rating answers too. A reason for none is no answer. */
const isAnswered = sql<boolean>`(exists (
  select from observation o
  where o.country = cycle.country and o.year = cycle.year and o.withdrawn_at is null
    and o.kind in ('number', 'interval', 'text') and o.territory is not distinct from territory.code
    and (o.indicator_code = indicator.code
      or o.measure in (select m.measure from measure_indicator m where m.indicator_code = indicator.code)))
  or (territory.code is null and exists (
    select from assessment a where a.cycle_id = cycle.id and a.indicator_id = indicator.id and a.rating is not null)))`

/**
 * One row for every question of every cycle, rated or not: where parts of the country are asked, one for each of them,
 * else one for the country as a whole. Numbers and the lists behind them stand on these rows.
 */
function questions(db: ReadDb) {
  return db
    .selectFrom('cycle')
    .innerJoin('indicator', (on) =>
      on.onRef('indicator.versionId', '=', 'cycle.versionId').on('indicator.notApplicable', 'is', null),
    )
    .leftJoin('territory', (on) =>
      on
        .onRef('territory.country', '=', 'cycle.country')
        .on('territory.level', '=', sql<string>`any(indicator.asked_at)`),
    )
    .select(['cycle.id as cycleId', 'indicator.code', 'indicator.title', 'indicator.areaCode', 'indicator.position'])
    .select(['territory.code as part', 'territory.position as partPosition', isAnswered.as('isAnswered')])
    .as('question')
}

export interface PartCount {
  /** Null: the country as a whole. */
  readonly part: string | null
  readonly name: LocalText | null
  readonly asked: number
  readonly answered: number
}

/** How many questions a cycle puts to the country as a whole and to each of its parts, and how many are answered. */
export async function questionsByPart(db: ReadDb, cycleId: string, country: string): Promise<PartCount[]> {
  const rows = await db
    .selectFrom(questions(db))
    .select('question.part')
    .select([sql<number>`count(*)`.as('asked'), sql<number>`count(*) filter (where is_answered)`.as('answered')])
    .where('question.cycleId', '=', cycleId)
    .groupBy(['question.part', 'question.partPosition'])
    .orderBy('question.partPosition', (order) => order.asc().nullsFirst())
    .execute()
  const names = new Map((await territoriesOf(db, country)).map(({ code, name }) => [code, name]))
  return rows.map((row) => ({ ...row, name: row.part === null ? null : (names.get(row.part) ?? null) }))
}

/** Of these cycles, how many questions each puts, and whether it puts them to several levels of government. */
export async function questionCounts(db: ReadDb, cycleIds: readonly string[]) {
  if (cycleIds.length === 0) return new Map<string, { asked: number; hasParts: boolean }>()
  const rows = await db
    .selectFrom(questions(db))
    .select('question.cycleId')
    .select([sql<number>`count(*)`.as('asked'), sql<boolean>`bool_or(part is not null)`.as('hasParts')])
    .where('question.cycleId', 'in', cycleIds)
    .groupBy('question.cycleId')
    .execute()
  return new Map(rows.map(({ cycleId, ...counts }) => [cycleId, counts]))
}

const PAGE_SIZE = 200

const MEANS = {
  asked: sql<boolean>`true`,
  answered: sql<boolean>`question.is_answered`,
  unanswered: sql<boolean>`not question.is_answered`,
} as const satisfies Record<QuestionState, unknown>

/** The questions behind one number of the board. */
export const readQuestions = query({
  may: 'cycle.read',
  takes: CycleId.extend({
    part: z.string().max(20).optional(),
    state: z.enum(QUESTION_STATES).catch('asked').default('asked'),
    page: z.coerce.number<unknown>().int().min(1).max(100_000).catch(1).default(1),
  }),
  about: (db, { id }) => aboutCycle(db, id),
  run: async (db, { actor }, { id, part, state, page }) => {
    const cycle = (await cycleById(db, id))!
    let found = db.selectFrom(questions(db)).where('question.cycleId', '=', id).where(MEANS[state])
    if (part === WHOLE) found = found.where('question.part', 'is', null)
    else if (part !== undefined) found = found.where('question.part', '=', part)
    const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
    const rows = await found
      .selectAll('question')
      .orderBy('question.areaCode')
      .orderBy('question.position')
      .orderBy('question.partPosition', (order) => order.asc().nullsFirst())
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE)
      .execute()
    const territories = await territoriesOf(db, cycle.country)
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
    const isOpen = seesAnswers(actor, cycle.country)
    return { cycle, part: part ?? null, state, rows, territories, total, page, pages, isOpen }
  },
})
