import { z } from 'zod'
import { command, type Doing } from '../../kit/acts.ts'
import { isLocale, LOCALES } from '../../locale/index.ts'
import type { Tx } from '../../server/db/types.ts'
import { breakdowns } from '../country/queries.server.ts'
import { questionAt, statesIn } from '../request/queries.server.ts'
import { heard, keepAnswer, unexplainedAcross } from './keeping.server.ts'
import { endWriting } from './writers.server.ts'
import { nextAfter, SavedAnswer, takesAnswers } from './model.ts'
import { replyProblem } from './problems.ts'
import { aboutReply, Reference, requestOf } from './queries.server.ts'

/** The request, while its answers are taken. */
export async function openRequest(tx: Tx, { now }: Pick<Doing, 'now'>, reference: string) {
  const request = (await requestOf(tx, reference))!
  if (!takesAnswers(request, now.toISOString().slice(0, 10))) throw replyProblem['is-closed']()
  return request
}

/**
 * Keeps what is said to one question, as it was given. What cannot be understood is refused by cell, and nothing is
 * kept; what looks doubtful is kept, and asked about. Gives the next question that is open.
 */
export const saveAnswer = command({
  may: 'reply.answer',
  records: 'reply.answer-saved',
  takes: SavedAnswer,
  about: (db, { reference }) => aboutReply(db, reference),
  run: async (tx, doing, input) => {
    const request = await openRequest(tx, doing, input.reference)
    const question = await questionAt(tx, request.id, input.number)
    if (!question) throw replyProblem['no-such-question']()
    const locale = isLocale(doing.actor.locale) ? doing.actor.locale : 'en'
    const said = heard(question, input, await breakdowns(tx, question.disaggregations), locale)
    const saved = await keepAnswer(tx, doing, { request, question, input, said, cameBy: 'web' })
    await endWriting(tx, question.id)
    const next = nextAfter(await statesIn(tx, request.id), input.number)?.number ?? null
    const across = await unexplainedAcross(tx, { id: request.id }, { question, input, said, locale })
    return {
      number: input.number,
      state: said.state,
      version: saved.version,
      savedAt: doing.now.toISOString(),
      doubts: said.doubts + across,
      next,
    }
  },
  details: ({ reference, number, kind }, { state, version }) => ({ reference, number, kind, state, version }),
})

/** The language of the pages, for this respondent. */
export const changeReplyLanguage = command({
  may: 'reply.read',
  records: 'reply.language-changed',
  takes: Reference.extend({ locale: z.enum(LOCALES) }),
  about: (db, { reference }) => aboutReply(db, reference),
  run: async (tx, { actor }, { locale }) => {
    await tx.updateTable('respondent').set({ locale }).where('id', '=', actor.id).execute()
    return { locale }
  },
})
