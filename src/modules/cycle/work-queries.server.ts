import { z } from 'zod'
import { query, type Actor } from '../../kit/acts.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { translationsWaiting } from '../translation/queries.server.ts'
import { variantsBehind } from '../variant/queries.server.ts'
import { repliesWaiting } from './replies-waiting.server.ts'
import { ROLES_FOR } from './model.ts'
import { opinionsAsked, toRateApart, toSettle } from './double-queries.server.ts'
import { editionsToPublish } from './publish-queries.server.ts'

const MOST = 50
const NEAR_DAYS = 14
const DAY = 24 * 60 * 60 * 1000

const isoDay = (at: Date) => at.toISOString().slice(0, 10)

/** What waits on the person who asks: at most fifty of each, with how many there are in all. */
export const readWork = query({
  may: 'work.read',
  takes: z.object({}),
  about: async (_db, _input, actor) => ({ subject: 'own work', country: null, person: actor.id }),
  run: async (db, { actor, now }) => {
    const [drafts, returned] = [written(db, actor, 'draft'), written(db, actor, 'returned')]
    return {
      today: isoDay(now),
      drafts: await listed(drafts),
      toRate: await toRateApart(db, actor),
      opinions: await opinionsAsked(db, actor),
      toSettle: await toSettle(db, actor),
      returned: await listed(returned),
      toReview: await listed(toReview(db, actor)),
      toPublish: await editionsToPublish(db, actor),
      areas: await areasOfPerson(db, actor),
      near: await cyclesNear(db, now),
      behind: await variantsBehind(db, planned(actor)),
      translations: await translationsWaiting(db, actor),
      replies: await repliesWaiting(db, actor),
      next: nextFor(actor),
    }
  },
})

/** The countries whose instrument this person plans. */
function planned({ grants }: Actor): string[] | '*' {
  if (grants.some(({ role, country }) => role === 'coordinator' && country === null)) return '*'
  return grants.flatMap(({ role, country }) => (role === 'lead' && country !== null ? [country] : []))
}

/** Where those on whom nothing waits find what their roles are for. */
function nextFor({ grants }: Actor): 'cycles' | 'translate' | 'people' | 'audit' | undefined {
  const roles = new Set(grants.map(({ role }) => role))
  const house = ['administrator', 'auditor'] as const
  if (roles.size > 0 && [...roles].every((role) => role === 'translator')) return 'translate'
  if ([...roles].some((role) => !house.some((each) => each === role))) return 'cycles'
  return roles.has('administrator') ? 'people' : roles.has('auditor') ? 'audit' : undefined
}

function assessments(db: ReadDb) {
  return db
    .selectFrom('assessment')
    .innerJoin('cycle', 'cycle.id', 'assessment.cycleId')
    .innerJoin('indicator', 'indicator.id', 'assessment.indicatorId')
}

function written(db: ReadDb, actor: Actor, state: string) {
  return assessments(db).where('assessment.authorId', '=', actor.id).where('assessment.state', '=', state)
}

/** Submitted, where this person reviews, and not by this person. */
function toReview(db: ReadDb, actor: Actor) {
  const reviewing = actor.grants.filter(({ role }) => ROLES_FOR.reviewer.includes(role))
  const countries = reviewing.flatMap(({ country }) => country ?? [])
  const isEverywhere = reviewing.some(({ country }) => country === null)
  return assessments(db)
    .where('assessment.state', '=', 'submitted')
    .where('assessment.authorId', '!=', actor.id)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('assessmentAuthor')
            .select('assessmentAuthor.personId')
            .whereRef('assessmentAuthor.assessmentId', '=', 'assessment.id')
            .where('assessmentAuthor.personId', '=', actor.id),
        ),
      ),
    )
    .where((eb) =>
      eb.or([
        eb.lit(isEverywhere),
        eb('assessment.country', 'in', [...countries, '']),
        eb.exists(
          eb
            .selectFrom('cycleMember')
            .select('cycleMember.personId')
            .whereRef('cycleMember.cycleId', '=', 'assessment.cycleId')
            .whereRef('cycleMember.areaCode', '=', 'indicator.areaCode')
            .where('cycleMember.personId', '=', actor.id)
            .where('cycleMember.task', '=', 'reviewer'),
        ),
      ]),
    )
}

async function listed(found: ReturnType<typeof assessments>) {
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await found
    .select(['assessment.id', 'assessment.indicatorCode as code', 'assessment.carriedFrom', 'assessment.updatedAt'])
    .select(['cycle.id as cycleId', 'cycle.country', 'cycle.year', 'indicator.title'])
    .orderBy('assessment.updatedAt', 'desc')
    .orderBy('assessment.id')
    .limit(MOST)
    .execute()
  return { total, rows }
}

function areasOfPerson(db: ReadDb, actor: Actor) {
  return db
    .selectFrom('cycleMember')
    .innerJoin('cycle', 'cycle.id', 'cycleMember.cycleId')
    .innerJoin('area', (on) =>
      on.onRef('area.versionId', '=', 'cycle.versionId').onRef('area.code', '=', 'cycleMember.areaCode'),
    )
    .select(['cycle.id as cycleId', 'cycle.country', 'cycle.year', 'area.code', 'area.title', 'cycleMember.task'])
    .where('cycleMember.personId', '=', actor.id)
    .where('cycle.state', '!=', 'published')
    .orderBy('cycle.year', 'desc')
    .orderBy('area.position')
    .limit(200)
    .execute()
}

/** Open cycles with a date in the next two weeks, or one that went by while they stood open. */
function cyclesNear(db: ReadDb, now: Date) {
  const until = isoDay(new Date(now.getTime() + NEAR_DAYS * DAY))
  return db
    .selectFrom('cycle')
    .innerJoin('country', 'country.code', 'cycle.country')
    .select(['cycle.id', 'cycle.country', 'country.name as countryName', 'cycle.year', 'cycle.state'])
    .select(['cycle.collectUntil', 'cycle.assessUntil', 'cycle.publishOn'])
    .where('cycle.state', '!=', 'published')
    .where((eb) =>
      eb.or([
        eb.and([eb('state', 'in', ['planned', 'collecting']), eb('collectUntil', '<=', until)]),
        eb.and([eb('state', '=', 'assessing'), eb('assessUntil', '<=', until)]),
      ]),
    )
    .orderBy('cycle.collectUntil')
    .limit(MOST)
    .execute()
}
