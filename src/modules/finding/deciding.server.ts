import { command } from '../../kit/acts.ts'
import { Decided } from './model.ts'
import { findingProblem } from './problems.ts'
import { aboutFinding, heardOf } from './queries.server.ts'

/** Decides what becomes of a finding after the reply that was read, and says why. It is published beside both. */
export const decideFinding = command({
  may: 'finding.decide',
  records: 'finding.decided',
  takes: Decided,
  about: (db, { findingId }) => aboutFinding(db, findingId),
  run: async (tx, { actor, now }, { findingId, replyId, ...it }) => {
    const { hearingId, country } = await tx
      .selectFrom('finding')
      .select(['hearingId', 'country'])
      .where('id', '=', findingId)
      .executeTakeFirstOrThrow()
    await tx.selectFrom('hearing').select('id').where('id', '=', hearingId).forUpdate().executeTakeFirst()
    const row = (await heardOf(tx, { hearingId })).find(({ id }) => id === findingId)
    if (row?.replyId !== replyId) throw findingProblem['another-reply']()
    if (row.decision !== null) throw findingProblem['already-decided']()
    await tx
      .insertInto('findingDecision')
      .values({ ...it, findingId, replyId, country, decidedBy: actor.id, decidedAt: now })
      .execute()
    return { findingId, hearingId, decision: it.decision }
  },
  details: ({ findingId, replyId, decision }) => ({ findingId, replyId, decision }),
})
