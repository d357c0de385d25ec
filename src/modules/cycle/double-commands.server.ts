import { command } from '../../kit/acts.ts'
import { codesMeant, RatedTwice } from './double-model.ts'
import { rateableIn } from './double-queries.server.ts'
import { cycleProblem } from './problems.ts'
import { aboutCycle, cycleById } from './queries.server.ts'

/** Says which indicators of a cycle two people rate apart. What one has begun alone, or both have rated, stays as it is. */
export const rateTwice = command({
  may: 'cycle.change',
  records: 'cycle.rated-twice',
  takes: RatedTwice,
  about: (db, { id }) => aboutCycle(db, id),
  run: async (tx, { actor, now }, { id, reason, ...choice }) => {
    const { country } = (await cycleById(tx, id))!
    const open = (await rateableIn(tx, id)).filter(
      (it) => it.openedAt === null && (it.assessmentId === null || it.twiceId !== null),
    )
    const meant = new Set(codesMeant(choice, open))
    const added = open.filter(({ code, twiceId }) => meant.has(code) && twiceId === null)
    const dropped = open.filter(({ code, twiceId }) => !meant.has(code) && twiceId !== null)
    if (dropped.length > 0 && reason === '')
      throw cycleProblem['dropped-without-reason'](
        { count: dropped.length },
        { fields: [{ field: 'reason', key: 'cycle.field.dropped-reason' }] },
      )
    if (added.length > 0)
      await tx
        .insertInto('doubleRating')
        .values(
          added.map((it) => ({
            cycleId: id,
            country,
            indicatorId: it.id,
            indicatorCode: it.code,
            askedBy: actor.id,
            askedAt: now,
          })),
        )
        // Dropped once and asked again: what was begun goes on.
        .onConflict((conflict) =>
          conflict
            .columns(['cycleId', 'indicatorId'])
            .doUpdateSet({ droppedAt: null, droppedBy: null, droppedReason: null }),
        )
        .execute()
    if (dropped.length > 0)
      await tx
        .updateTable('doubleRating')
        .set({ droppedAt: now, droppedBy: actor.id, droppedReason: reason })
        .where(
          'id',
          'in',
          dropped.map(({ twiceId }) => twiceId!),
        )
        .execute()
    return { id, added: added.map(({ code }) => code), dropped: dropped.map(({ code }) => code) }
  },
  details: ({ id, which, share, reason }, { added, dropped }) => ({ id, which, share, reason, added, dropped }),
})
