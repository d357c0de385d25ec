import { z } from 'zod'
import { command } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import { aboutEvidence } from './queries.server.ts'
import { SUSPECTED_KINDS } from './screen.ts'
import { SETTLED_AS } from './settled.ts'

/** Says of what looks like a person's, each by its mark or all of a kind, why it may stand there. */
export const settleFindings = command({
  may: 'evidence.settle',
  records: 'evidence.findings-settled',
  takes: z.object({
    id: z.uuid(),
    marks: z
      .array(z.string().regex(/^[0-9a-f]{64}$/))
      .max(500)
      .default([]),
    kinds: z.array(z.enum(SUSPECTED_KINDS)).max(SUSPECTED_KINDS.length).default([]),
    settledAs: z.enum(SETTLED_AS),
    reason: z.string().trim().min(1).max(1000),
  }),
  about: (db, { id }, actor) => aboutEvidence(db, id, actor),
  run: async (tx, { actor, now }, { id, marks, kinds, settledAs, reason }) => {
    if (marks.length + kinds.length === 0)
      throw kitProblem.invalid({}, { fields: [{ field: 'marks', key: 'evidence.field.choose-finding' }] })
    const { numUpdatedRows } = await tx
      .updateTable('personalFinding')
      .set({ settledAt: now, settledBy: actor.id, settledAs, reason })
      .where('evidenceId', '=', id)
      .where('settledAt', 'is', null)
      .where((eb) =>
        eb.or([
          ...(marks.length > 0 ? [eb('mark', 'in', marks)] : []),
          ...(kinds.length > 0 ? [eb('kind', 'in', kinds)] : []),
        ]),
      )
      .executeTakeFirst()
    return { id, settled: Number(numUpdatedRows) }
  },
  details: ({ id, kinds, settledAs }, { settled }) => ({ id, kinds, settledAs, settled }),
})
