import { sql } from 'kysely'
import { z } from 'zod'
import { query, type Actor } from '../../kit/acts.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { terms } from '../country/queries.server.ts'
import { indicatorByCode } from '../instrument/queries.server.ts'
import {
  aboutAssessment,
  assessmentById,
  authorsOf,
  citationsOf,
  apartSince,
  previousOf,
  visibleTo,
  yearCarriedFrom,
  type StoredAssessment,
} from './queries.server.ts'
import { readSeen, snapshotOf } from './seen.server.ts'
import { changesBetween } from './seen.ts'

const PAGE_SIZE = 50

/** Where this person reviews; '*' is everywhere. */
function reviewedBy({ grants }: Actor): '*' | string[] {
  const held = grants.filter(({ role }) => role === 'reviewer' || role === 'lead' || role === 'coordinator')
  return held.some(({ country }) => country === null) ? '*' : held.flatMap(({ country }) => country ?? [])
}

/** What waits for a reviewer, the longest waiting first. */
export const reviewQueue = query({
  may: 'review.read',
  takes: z.object({ page: z.coerce.number<unknown>().int().min(1).max(100_000).catch(1).default(1) }),
  about: async () => ({ subject: 'review', country: null }),
  run: async (db, { actor }, { page }) => {
    const waiting = submittedIn(db, reviewedBy(actor))
    const { total } = await waiting.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
    const rows = await waiting
      .innerJoin('person', 'person.id', 'assessment.authorId')
      .select(['assessment.id', 'assessment.indicatorCode as code', 'assessment.country', 'assessment.submittedAt'])
      .select(['assessment.rating', 'assessment.missing', 'cycle.year', 'indicator.title', 'indicator.kind'])
      .select(['country.name as countryName', 'person.name as by'])
      .select((eb) => [
        eb
          .selectFrom('citation')
          .whereRef('citation.assessmentId', '=', 'assessment.id')
          .select(eb.fn.countAll<number>().as('n'))
          .as('cited'),
        eb
          .or([
            eb('assessment.authorId', '=', actor.id),
            eb.exists(
              eb
                .selectFrom('assessmentAuthor')
                .select('personId')
                .whereRef('assessmentId', '=', 'assessment.id')
                .where('personId', '=', actor.id),
            ),
          ])
          .as('isMine'),
      ])
      .orderBy('assessment.submittedAt')
      .orderBy('assessment.id')
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE)
      .execute()
    return { rows, total, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) }
  },
})

function submittedIn(db: ReadDb, countries: '*' | string[]) {
  const all = db
    .selectFrom('assessment')
    .innerJoin('cycle', 'cycle.id', 'assessment.cycleId')
    .innerJoin('indicator', 'indicator.id', 'assessment.indicatorId')
    .innerJoin('country', 'country.code', 'assessment.country')
    .where('assessment.state', '=', 'submitted')
  return countries === '*' ? all : all.where('assessment.country', 'in', [...countries, ''])
}

/** One assessment as its approver judges it, with the hash that an approval is bound to. */
export const readReview = query({
  may: 'assessment.read',
  takes: z.object({ id: z.uuid() }),
  about: (db, { id }) => aboutAssessment(db, id),
  run: async (db, { actor }, { id }) => {
    const stored = (await assessmentById(db, id))!
    const isVisible = visibleTo(actor, stored.country)
    const place = await placeWords(db, stored.cycleId)
    const snapshot = await snapshotOf(db, stored)
    const approval = await lastApproval(db, id)
    const authors = await authorsOf(db, id)
    const citations = await citationsOf(db, id)
    return {
      assessment: standingOf(stored),
      ...place,
      indicator: (await indicatorByCode(db, place.cycle.versionId, stored.indicatorCode))!,
      seen: snapshot.seen,
      seenText: snapshot.text,
      seenHash: snapshot.hash,
      previous: await answerBefore(db, stored, place.cycle),
      carriedFromYear: await yearCarriedFrom(db, stored),
      approval: approval && withoutText(approval),
      changes: approval ? changesBetween(readSeen(approval.seen), snapshot.seen) : [],
      comments: await commentsOf(db, id),
      authors,
      isMine: authors.some((author) => author.id === actor.id),
      isSecondAccount: await isSecondAccount(db, actor, { country: stored.country, authors }),
      mayDecide: mayDecide(actor, stored.country),
      citations: citations.map((it) => (isVisible(it) ? it : undefined)),
      units: await terms(db, 'unit'),
    }
  },
})

/** Whether what is known of the accounts allows that an author and this person are one: then the approval is refused. */
async function isSecondAccount(
  db: ReadDb,
  { id }: Actor,
  { country, authors }: { country: string; authors: readonly { readonly id: string }[] },
): Promise<boolean> {
  const ids = authors.map((author) => author.id)
  const { found } = await db
    .selectNoFrom(
      sql<boolean>`exists (select from unnest(${ids}::uuid[]) author where is_second_account(${id}, author, ${country}))`.as(
        'found',
      ),
    )
    .executeTakeFirstOrThrow()
  return found
}

/** What the cycle before answered, without its words. */
async function answerBefore(db: ReadDb, { country, indicatorCode, cycleId }: StoredAssessment, cycle: ReviewedCycle) {
  const found = await previousOf(db, { country, year: cycle.year, code: indicatorCode })
  if (!found) return undefined
  const { year, state, rating, missing, versionCode } = found
  const apart = await apartSince(db, { versionCode, cycleId, code: indicatorCode })
  return { year, state, rating, missing, versionCode, apart }
}

/** How far it is. What it says is in what is judged, without what is restricted. */
function standingOf({ id, state, version, updatedAt, submittedAt, carriedFrom }: StoredAssessment) {
  return { id, state, version, updatedAt, submittedAt, carriedFrom }
}

/** Whom the buttons help; rights decide when they are pressed. */
function mayDecide({ grants }: Actor, country: string): boolean {
  return grants.some(
    (held) => (held.role === 'reviewer' || held.role === 'lead') && (held.country === null || held.country === country),
  )
}

async function placeWords(db: ReadDb, cycleId: string) {
  const cycle = await db
    .selectFrom('cycle')
    .innerJoin('country', 'country.code', 'cycle.country')
    .innerJoin('instrumentVersion', 'instrumentVersion.id', 'cycle.versionId')
    .select(['cycle.id', 'cycle.country', 'cycle.year', 'cycle.versionId', 'country.name as countryName'])
    .select('instrumentVersion.code as versionCode')
    .where('cycle.id', '=', cycleId)
    .executeTakeFirstOrThrow()
  return { cycle }
}

type ReviewedCycle = Awaited<ReturnType<typeof placeWords>>['cycle']

/** The newest approval, in force or voided: what has changed since is shown against it. */
export function lastApproval(db: ReadDb, assessmentId: string) {
  return db
    .selectFrom('approval')
    .innerJoin('person', 'person.id', 'approval.approverId')
    .leftJoin('person as voider', 'voider.id', 'approval.voidedBy')
    .select(['approval.at', 'approval.seen', 'approval.seenSha256', 'approval.voidedAt', 'person.name as by'])
    .select('voider.name as voidedBy')
    .where('assessmentId', '=', assessmentId)
    .orderBy('approval.at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

function withoutText({ at, by, voidedAt, voidedBy }: NonNullable<Awaited<ReturnType<typeof lastApproval>>>) {
  return { at, by, voidedAt, voidedBy }
}

export function commentsOf(db: ReadDb, assessmentId: string) {
  return db
    .selectFrom('reviewComment')
    .innerJoin('person', 'person.id', 'reviewComment.authorId')
    .select(['reviewComment.id', 'reviewComment.kind', 'reviewComment.body', 'reviewComment.at', 'person.name as by'])
    .where('assessmentId', '=', assessmentId)
    .orderBy('reviewComment.at')
    .limit(500)
    .execute()
}
