import { z } from 'zod'
import { command, query } from '../../kit/acts.ts'
import { mayDraft } from './designer-queries.server.ts'
import { proposals } from './proposal-queries.server.ts'
import { instrumentProblem } from './problems.ts'

/** What was proposed to the rules, what waits first. */
export const readProposals = query({
  may: 'instrument.read',
  takes: z.object({ code: z.string().max(20).optional() }),
  about: async () => ({ subject: 'proposals to the instrument', country: null }),
  run: async (db, { actor }, { code }) => {
    const found = code ? proposals(db).where('ruleProposal.indicatorCode', '=', code) : proposals(db)
    const rows = await found
      .orderBy((eb) => eb('ruleProposal.state', '=', 'open'), 'desc')
      .orderBy('ruleProposal.madeAt', 'desc')
      .limit(500)
      .execute()
    return { code: code ?? null, rows: rows.map((row) => ({ ...row, mayAnswer: mayDraft(actor, row.of) })) }
  },
})

/** Says what becomes of a proposal: it is in the next version, or why it is not. */
export const answerProposal = command({
  may: 'instrument.draft',
  records: 'instrument.proposal-answered',
  takes: z.object({
    id: z.uuid(),
    state: z.enum(['taken', 'declined']),
    answer: z.string().trim().min(1).max(4000),
  }),
  about: async (db, { id }) => {
    const found = await proposals(db).where('ruleProposal.id', '=', id).executeTakeFirst()
    return found && { subject: `proposal ${id}`, country: found.of }
  },
  run: async (tx, { actor, now }, { id, state, answer }) => {
    const answered = await tx
      .updateTable('ruleProposal')
      .set({ state, answer, answeredBy: actor.id, answeredAt: now })
      .where('id', '=', id)
      .where('state', '=', 'open')
      .returning('id')
      .executeTakeFirst()
    if (!answered) throw instrumentProblem['proposal-answered']()
    return answered
  },
  details: ({ id, state }) => ({ id, state }),
})
