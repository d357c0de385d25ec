import { command } from '../../kit/acts.ts'
import { canonical, sha256 } from '../../kit/canonical.ts'
import type { ReadDb, Tx } from '../../server/db/types.ts'
import { staleApprovals, voidStaleApprovals } from '../assessment/commands.server.ts'
import { approvalsLost } from './approvals-lost.ts'
import { freeze } from './freeze.ts'
import { approvalsOf, gatherCycle } from './gather-queries.server.ts'
import { EditionBody, EditionId, labelOf, ProposeEdition, PublishEdition } from './model.ts'
import { refuseUnsettled } from './personal-data.server.ts'
import { editionProblem } from './problems.ts'
import { matterOfCycle, matterOfEdition } from './queries.server.ts'
import { indexEdition } from './search.server.ts'
import { sourcesClosed } from './sources-closed.ts'

/**
 * Freezes what is approved now. An approval of what has changed since it was seen is voided and its reviewer looks
 * again: a source may be changed without a word of the assessment being touched. From here on the bytes are what they
 * are; another person may publish them.
 */
export const proposeEdition = command({
  may: 'edition.propose',
  records: 'edition.proposed',
  takes: ProposeEdition,
  about: (db, { cycleId }) => matterOfCycle(db, cycleId),
  async run(tx, { actor, now }, { cycleId, note }) {
    await lockCycle(tx, cycleId)
    const numbers = await numbersOf(tx, cycleId)
    if (numbers.some(({ state }) => state === 'proposed')) throw editionProblem['already-proposed']()
    const number = Math.max(0, ...numbers.map((one) => one.number)) + 1
    if (number > 1 && note === '')
      throw editionProblem['note-required']({}, { fields: [{ field: 'note', key: 'kit.field.required' }] })
    await lockApproved(tx, cycleId)
    await refuseUnsettled(tx, cycleId)
    const voided = await voidStaleApprovals(tx, { actor, now }, cycleId)
    const frozen = freeze(await gatherCycle(tx, cycleId, now), { number, note, frozenAt: now.toISOString() })
    if (frozen.values.every(({ assessment }) => assessment === null)) throw editionProblem['nothing-approved']()
    const { country, year } = frozen
    const body = canonical(frozen)
    const { id } = await tx
      .insertInto('edition')
      .values({
        cycleId,
        country,
        year,
        number,
        state: 'proposed',
        note,
        body,
        sha256: sha256(body),
        proposedBy: actor.id,
        proposedAt: now.toISOString(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { id, label: labelOf(frozen), sha256: sha256(body), voided }
  },
  details: ({ cycleId, note }, output) => ({ cycleId, note, ...output }),
})

/** Another person than the proposer, of exactly the bytes that they saw, while every approval in them still stands. */
export const publishEdition = command({
  may: 'edition.publish',
  records: 'edition.published',
  takes: PublishEdition,
  about: (db, { id }) => matterOfPublishing(db, id),
  async run(tx, { actor, now }, { id, sha256: seen }) {
    const row = await lockedEdition(tx, id)
    if (row.proposedBy === actor.id) throw editionProblem['same-person']()
    if (row.sha256 !== seen || sha256(row.body) !== seen) throw editionProblem['another-text']()
    const body = EditionBody.parse(JSON.parse(row.body))
    await lockApproved(tx, row.cycleId)
    await refuseChanged(tx, { cycleId: row.cycleId, now }, body)
    await refuseUnsettled(tx, row.cycleId)
    await tx
      .updateTable('edition')
      .set({ state: 'published', publishedBy: actor.id, publishedAt: now.toISOString(), version: row.version + 1 })
      .where('id', '=', id)
      .execute()
    await tx
      .updateTable('cycle')
      .set((eb) => ({ state: 'published', version: eb('version', '+', 1) }))
      .where('id', '=', row.cycleId)
      .where('state', '<>', 'published')
      .execute()
    await indexEdition(tx, body)
    return { id, label: body.label, sha256: seen }
  },
})

/** Nobody will publish it; its number is free again. */
export const setAsideEdition = command({
  may: 'edition.set-aside',
  records: 'edition.set-aside',
  takes: EditionId,
  about: (db, { id }) => matterOfEdition(db, id),
  async run(tx, _doing, { id }) {
    const row = await lockedEdition(tx, id)
    await tx
      .updateTable('edition')
      .set({ state: 'set-aside', version: row.version + 1 })
      .where('id', '=', id)
      .execute()
    return { id }
  },
})

/** Its approvals stand, its sources are as open as they were, and what was approved still is what its approver saw. */
async function refuseChanged(
  tx: Tx,
  { cycleId, now }: { cycleId: string; now: Date },
  body: EditionBody,
): Promise<void> {
  const lost = approvalsLost(body, await approvalsOf(tx, cycleId))
  if (lost.length > 0) throw approvalChanged(lost)
  const closed = sourcesClosed(body, freeze(await gatherCycle(tx, cycleId, now), body))
  if (closed.length > 0) throw editionProblem['source-closed']({ codes: closed.join(', ') }, { details: closed })
  const stale = (await staleApprovals(tx, cycleId)).map(({ code }) => code)
  if (stale.length > 0) throw approvalChanged(stale)
}

const approvalChanged = (codes: string[]) =>
  editionProblem['approval-changed']({ codes: codes.join(', '), count: codes.length }, { details: codes })

/** Sent twice, or after somebody else: what became of it has a sentence of its own, and the same key the same answer. */
async function matterOfPublishing(db: ReadDb, id: string) {
  const matter = await matterOfEdition(db, id)
  return matter && { ...matter, state: 'proposed' }
}

/** Two proposals of one cycle take turns. */
function lockCycle(tx: Tx, id: string) {
  return tx.selectFrom('cycle').select('id').where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
}

function numbersOf(tx: Tx, cycleId: string) {
  return tx
    .selectFrom('edition')
    .select(['number', 'state'])
    .where('cycleId', '=', cycleId)
    .where('state', '<>', 'set-aside')
    .limit(1_000)
    .execute()
}

/** A later edit that voids an approval waits until this has ended, or this waits for it. */
function lockApproved(tx: Tx, cycleId: string) {
  return tx
    .selectFrom('assessment')
    .select('id')
    .where('cycleId', '=', cycleId)
    .where('state', '=', 'approved')
    .orderBy('id')
    .forShare()
    .limit(5_000)
    .execute()
}

async function lockedEdition(tx: Tx, id: string) {
  const row = await tx.selectFrom('edition').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
  if (row.state !== 'proposed') throw editionProblem['not-proposed']()
  return row
}
