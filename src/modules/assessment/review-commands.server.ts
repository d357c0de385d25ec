import { z } from 'zod'
import { command } from '../../kit/acts.ts'
import { sha256 } from '../../kit/canonical.ts'
import type { ReadDb, Tx } from '../../server/db/types.ts'
import { approvalAsked } from './approval-asked.ts'
import { approverOf, asked, lockedById } from './commands.server.ts'
import { assessmentProblem } from './problems.ts'
import { aboutAssessment, type StoredAssessment } from './queries.server.ts'
import { readSeen, snapshotOf } from './seen.server.ts'
import { changesBetween } from './seen.ts'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Comment = z.string().trim().min(1).max(4000)

/** Approves exactly what was seen: if one word of it changed meanwhile, nothing is approved and the change is shown. */
export const approveAssessment = command({
  may: 'assessment.approve',
  records: 'assessment.approved',
  takes: z.object({
    id: z.uuid(),
    seenHash: Hash,
    /** The text that the hash is of, so that a change can be shown; believed only if it has that hash. */
    seen: z.string().max(1_000_000).optional(),
  }),
  about: (db, { id }) => aboutReviewed(db, id),
  run: async (tx, { actor, now, tell }, { id, seenHash, seen }) => {
    const stored = await lockedById(tx, id)
    await refuseSettled(tx, stored)
    const snapshot = await snapshotOf(tx, stored)
    if (snapshot.hash !== seenHash) {
      const before = seen !== undefined && sha256(seen) === seenHash ? readSeen(seen) : undefined
      const details = { changes: before ? changesBetween(before, snapshot.seen) : [] }
      throw assessmentProblem['changed-since-seen']({}, { details })
    }
    await tell(approvalAsked, { id })
    const { country } = stored
    await tx
      .insertInto('approval')
      .values({ assessmentId: id, country, approverId: actor.id, seenSha256: seenHash, seen: snapshot.text, at: now })
      .execute()
    return settle(tx, stored, 'approved', now)
  },
  details: ({ id, seenHash }, { version }) => ({ id, seenHash, version }),
})

/** Gives it back to its authors, who are told why. */
export const returnAssessment = command({
  may: 'assessment.return',
  records: 'assessment.returned',
  takes: z.object({ id: z.uuid(), comment: Comment }),
  about: (db, { id }) => aboutReviewed(db, id),
  run: async (tx, { actor, now }, { id, comment }) => {
    const stored = await lockedById(tx, id)
    await refuseSettled(tx, stored)
    await tx
      .insertInto('reviewComment')
      .values({
        assessmentId: id,
        country: stored.country,
        authorId: actor.id,
        kind: 'returned',
        body: comment,
        at: now,
      })
      .execute()
    return settle(tx, stored, 'returned', now)
  },
})

/** Says something about it without deciding anything; whoever may read it may say it. */
export const commentAssessment = command({
  may: 'assessment.read',
  records: 'assessment.commented',
  takes: z.object({ id: z.uuid(), comment: Comment }),
  about: (db, { id }) => aboutAssessment(db, id),
  run: async (tx, { actor, now }, { id, comment }) => {
    const { country } = await lockedById(tx, id)
    return tx
      .insertInto('reviewComment')
      .values({ assessmentId: id, country, authorId: actor.id, kind: 'comment', body: comment, at: now })
      .returning('id')
      .executeTakeFirstOrThrow()
  },
})

/** Once submitted, a reviewer who comes second is told what the first one did, not that a right is lacking. */
async function aboutReviewed(db: ReadDb, id: string) {
  const matter = await aboutAssessment(db, id)
  const found = await db.selectFrom('assessment').select('submittedAt').where('id', '=', id).executeTakeFirst()
  return found?.submittedAt ? asked(matter, 'submitted') : matter
}

async function refuseSettled(tx: Tx, { id, state }: StoredAssessment): Promise<void> {
  if (state === 'approved') throw assessmentProblem['already-approved']({ by: await approverOf(tx, id) })
  if (state === 'returned') throw assessmentProblem['already-returned']({ by: await returnerOf(tx, id) })
  if (state === 'draft') throw assessmentProblem['taken-back']()
}

async function returnerOf(db: ReadDb, assessmentId: string): Promise<string> {
  const found = await db
    .selectFrom('reviewComment')
    .innerJoin('person', 'person.id', 'reviewComment.authorId')
    .select('person.name')
    .where('assessmentId', '=', assessmentId)
    .where('kind', '=', 'returned')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found?.name ?? ''
}

async function settle(tx: Tx, { id, version }: StoredAssessment, state: 'approved' | 'returned', now: Date) {
  await tx
    .updateTable('assessment')
    .set({ state, updatedAt: now, version: version + 1 })
    .where('id', '=', id)
    .execute()
  return { id, state, version: version + 1 }
}
