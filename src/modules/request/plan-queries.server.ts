import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '../../kit/acts.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { aboutCycle, cycleById } from '../cycle/queries.server.ts'
import { SCOPES } from './model.ts'

type Scope = (typeof SCOPES)[number]

/**
 * What the cycle's version of the instrument asks (`asked`, in its order), and what was asked of each institution in this
 * cycle already (`before`). Both are made first and whole, as is whoever is joined with them: the planner cannot tell how
 * many rows row-level security lets through, and would look each pair up anew.
 */
function withAsked(db: ReadDb, { cycleId, scope }: { cycleId: string; scope: Scope }) {
  return db
    .with(
      (its) => its('asked').materialized(),
      (own) => {
        const asked = own
          .selectFrom('cycle')
          .innerJoin('indicator', 'indicator.versionId', 'cycle.versionId')
          .innerJoin('area', (on) =>
            on.onRef('area.versionId', '=', 'indicator.versionId').onRef('area.code', '=', 'indicator.areaCode'),
          )
          .select(['indicator.id', 'indicator.code', 'indicator.responsible'])
          .select(sql<number>`row_number() over (order by area.position, indicator.position)`.as('place'))
          .where('cycle.id', '=', cycleId)
          .where('indicator.notApplicable', 'is', null)
        return scope === 'core' ? asked.where('indicator.isCore', '=', true) : asked
      },
    )
    .with(
      (its) => its('before').materialized(),
      (own) =>
        own
          .selectFrom('request')
          .innerJoin('requestQuestion', 'requestQuestion.requestId', 'request.id')
          .select('request.institutionId')
          .select(sql<string[]>`array_agg(request_question.indicator_id)`.as('indicators'))
          .where('request.cycleId', '=', cycleId)
          .where('request.state', '!=', 'withdrawn')
          .groupBy('request.institutionId'),
    )
}

/** What the category is responsible for, but for what was asked already. */
const isAsked = sql<boolean>`office.category = any (asked.responsible)
  and (office.indicators is null or asked.id <> all (office.indicators))`

/**
 * Whom the cycle's version of the instrument asks what: every pair of an institution of the country and an indicator
 * that its category is responsible for. What was asked of it in this cycle already, and what the country does not ask,
 * is left out.
 */
export function toBeAsked(db: ReadDb, asked: { cycleId: string; scope: Scope }) {
  return withAsked(db, asked)
    .with(
      (its) => its('office').materialized(),
      (own) =>
        own
          .selectFrom('institution')
          .innerJoin('cycle', 'cycle.country', 'institution.country')
          .leftJoin('before', 'before.institutionId', 'institution.id')
          .select(['institution.id', 'institution.nameLocal', 'institution.nameEn', 'institution.category'])
          .select(['institution.level', 'institution.isVerified', 'before.indicators'])
          .where('cycle.id', '=', asked.cycleId),
    )
    .selectFrom('office')
    .innerJoin('asked', (on) => on.on(isAsked))
}

/** The questions of drafts that have none yet, each institution's in the order of the instrument. */
export function toBeAskedBy(
  db: ReadDb,
  { drafts, ...asked }: { cycleId: string; scope: Scope; drafts: readonly string[] },
) {
  return withAsked(db, asked)
    .with(
      (its) => its('office').materialized(),
      (own) =>
        own
          .selectFrom('request')
          .innerJoin('institution', 'institution.id', 'request.institutionId')
          .leftJoin('before', 'before.institutionId', 'institution.id')
          .select(['request.id', 'request.country', 'institution.category', 'before.indicators'])
          .where(sql<boolean>`request.id = any (${drafts}::uuid[])`),
    )
    .selectFrom('office')
    .innerJoin('asked', (on) => on.on(isAsked))
    .select(['office.id as requestId', 'office.country'])
    .select(sql<number>`row_number() over (partition by office.id order by asked.place)`.as('number'))
    .select(['asked.id as indicatorId', 'asked.code as indicatorCode'])
}

const MOST_INSTITUTIONS = 2000

/** The institutions that have something to be asked in this cycle, with how many questions and how they are reached. */
export const readPlan = query({
  may: 'request.plan',
  takes: z.object({ id: z.uuid(), scope: z.enum(SCOPES).catch('core').default('core') }),
  about: (db, { id }) => aboutCycle(db, id),
  run: async (db, { actor, now }, { id, scope }) => {
    const cycle = (await cycleById(db, id))!
    const rows = await toBeAsked(db, { cycleId: id, scope })
      .leftJoin('term', (on) =>
        on.on('term.scheme', '=', 'institution-category').onRef('term.code', '=', 'office.category'),
      )
      .select(['office.id', 'office.nameLocal', 'office.nameEn', 'office.category'])
      .select(['office.level', 'office.isVerified', 'term.name as categoryName'])
      .select((eb) => [
        eb.fn.countAll<number>().as('questions'),
        eb.exists(reachable(db)).as('isReachable'),
        eb.exists(reachable(db).where('institutionContact.email', 'is not', null)).as('hasMailbox'),
      ])
      .groupBy(['office.id', 'office.nameLocal', 'office.nameEn', 'office.category'])
      .groupBy(['office.level', 'office.isVerified', 'term.name'])
      .orderBy('office.category')
      .orderBy('office.nameLocal')
      .limit(MOST_INSTITUTIONS)
      .execute()
    const me = await db.selectFrom('person').select(['name', 'email']).where('id', '=', actor.id).executeTakeFirst()
    return { cycle, scope, institutions: rows, me, today: now.toISOString().slice(0, 10) }
  },
})

function reachable(db: ReadDb) {
  return db
    .selectFrom('institutionContact')
    .select('institutionContact.id')
    .whereRef('institutionContact.institutionId', '=', sql.ref('office.id'))
    .where('institutionContact.removedAt', 'is', null)
    .where('institutionContact.state', '=', 'working')
}
