import { query, type Actor, type Role } from '../../kit/acts.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { ROLES_FOR } from './model.ts'
import { aboutCycle, areasOf, CycleId, cycleById } from './queries.server.ts'

/** The rated indicators of a cycle in their order: rated twice or not, and whether somebody has begun alone. */
export function rateableIn(db: ReadDb, cycleId: string) {
  return db
    .selectFrom('cycle')
    .innerJoin('indicator', (on) =>
      on.onRef('indicator.versionId', '=', 'cycle.versionId').on('indicator.isRated', '=', true),
    )
    .leftJoin('doubleRating as twice', (on) =>
      on
        .onRef('twice.cycleId', '=', 'cycle.id')
        .onRef('twice.indicatorId', '=', 'indicator.id')
        .on('twice.droppedAt', 'is', null),
    )
    .leftJoin('assessment', (on) =>
      on.onRef('assessment.cycleId', '=', 'cycle.id').onRef('assessment.indicatorId', '=', 'indicator.id'),
    )
    .select(['indicator.id', 'indicator.code', 'indicator.title', 'indicator.areaCode', 'indicator.isCore'])
    .select(['twice.id as twiceId', 'twice.openedAt', 'assessment.id as assessmentId'])
    .where('cycle.id', '=', cycleId)
    .orderBy('indicator.position')
    .limit(5_000)
    .execute()
}

/** What of a cycle is rated twice, for those who plan it. */
export const readRatedTwice = query({
  may: 'cycle.read',
  takes: CycleId,
  about: (db, { id }) => aboutCycle(db, id),
  run: async (db, _doing, { id }) => {
    const cycle = (await cycleById(db, id))!
    const rateable = await rateableIn(db, id)
    return {
      cycle,
      areas: await areasOf(db, cycle.versionId),
      rateable: rateable.map(({ assessmentId, twiceId, openedAt, ...it }) => ({
        ...it,
        isTwice: twiceId !== null,
        // Of what two people have rated, or one has begun alone, nothing is chosen any more.
        isSettled: openedAt !== null || (assessmentId !== null && twiceId === null),
      })),
    }
  },
})

/**
 * What this person may still rate apart from somebody else: as a monitor of the country, or of the area. Whether the other one has
 * begun is not asked, and could not be answered.
 */
export async function toRateApart(db: ReadDb, actor: Actor) {
  const monitored = actor.grants.flatMap(({ role, country }) => (role === 'monitor' && country ? [country] : []))
  const found = db
    .selectFrom('doubleRating as twice')
    .innerJoin('cycle', 'cycle.id', 'twice.cycleId')
    .innerJoin('indicator', 'indicator.id', 'twice.indicatorId')
    .where('twice.droppedAt', 'is', null)
    .where('twice.openedAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb('twice.country', 'in', [...monitored, '']),
        eb.exists(
          eb
            .selectFrom('cycleMember')
            .select('personId')
            .whereRef('cycleMember.cycleId', '=', 'twice.cycleId')
            .whereRef('cycleMember.areaCode', '=', 'indicator.areaCode')
            .where('cycleMember.personId', '=', actor.id)
            .where('cycleMember.task', '=', 'monitor'),
        ),
      ]),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('blindRating')
            .select('id')
            .whereRef('doubleId', '=', 'twice.id')
            .where('raterId', '=', actor.id)
            .where('submittedAt', 'is not', null),
        ),
      ),
    )
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await found
    .select(['twice.id', 'twice.indicatorCode as code', 'cycle.id as cycleId', 'cycle.country', 'cycle.year'])
    .select('indicator.title')
    .orderBy('cycle.year', 'desc')
    .orderBy('indicator.position')
    .limit(50)
    .execute()
  return { total, rows }
}

/** What this person was asked for a third opinion on, and has not given. */
export function opinionsAsked(db: ReadDb, actor: Actor) {
  return db
    .selectFrom('thirdOpinion')
    .innerJoin('doubleRating', 'doubleRating.id', 'thirdOpinion.doubleId')
    .innerJoin('cycle', 'cycle.id', 'doubleRating.cycleId')
    .innerJoin('indicator', 'indicator.id', 'doubleRating.indicatorId')
    .leftJoin('adjudication', 'adjudication.doubleId', 'doubleRating.id')
    .select(['doubleRating.id', 'indicator.code', 'indicator.title', 'cycle.country', 'cycle.year'])
    .where('thirdOpinion.askedOf', '=', actor.id)
    .where('thirdOpinion.givenAt', 'is', null)
    .where('adjudication.doubleId', 'is', null)
    .orderBy('thirdOpinion.askedAt')
    .limit(50)
    .execute()
}

const JUDGES: readonly Role[] = ROLES_FOR.reviewer

/** How many pairs of ratings wait for a decision where this person reviews and rated neither. */
export async function toSettle(db: ReadDb, { id, grants }: Actor): Promise<number> {
  const held = grants.filter(({ role }) => JUDGES.includes(role))
  const isEverywhere = held.some(({ country }) => country === null)
  const countries = held.flatMap(({ country }) => country ?? [])
  const { total } = await db
    .selectFrom('doubleRating as twice')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('twice.openedAt', 'is not', null)
    .where((eb) => eb.or([eb.lit(isEverywhere), eb('twice.country', 'in', [...countries, ''])]))
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('adjudication').select('doubleId').whereRef('doubleId', '=', 'twice.id'))),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('blindRating').select('id').whereRef('doubleId', '=', 'twice.id').where('raterId', '=', id),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  return total
}
