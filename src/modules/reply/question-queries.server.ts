import { z } from 'zod'
import { doubts, read, type Shape } from '../../answers/index.ts'
import { query } from '../../kit/acts.ts'
import { isLocale, type Locale } from '../../locale/index.ts'
import { breakdowns } from '../country/queries.server.ts'
import { doubtsAt, filesIn, questionAt, statesIn, type AskedQuestion } from '../request/queries.server.ts'
import { keepingOf } from './keeping-key.server.ts'
import { nextAfter, takesAnswers } from './model.ts'
import { replyProblem } from './problems.ts'
import { aboutReply, Reference, requestOf } from './queries.server.ts'
import { writersIn } from './writers.server.ts'
import { explanationsIn, givenIn, lastIn, shapeFor } from '../request/index.ts'

/** One question as its page needs it: what was saved, what that means, and what looks doubtful in it. */
export const readQuestion = query({
  may: 'reply.read',
  takes: Reference.extend({ number: z.coerce.number<unknown>().int().min(1).max(10_000).catch(0) }),
  about: (db, { reference }) => aboutReply(db, reference),
  run: async (db, doing, { reference, number }) => {
    const { actor, now } = doing
    const request = (await requestOf(db, reference))!
    const questions = await statesIn(db, request.id)
    const question = await questionAt(db, request.id, number)
    if (!question) throw replyProblem['no-such-question']()
    const known = await breakdowns(db, question.disaggregations)
    const shape = shapeFor(question, known)
    const writers = await writersIn(db, { requestId: request.id, sessionId: actor.sessionId, now })
    const writer = writers.get(question.id) ?? null
    const files = await filesIn(db, request.id)
    const locale = isLocale(actor.locale) ? actor.locale : 'en'
    const asKept = understood(locale, question, shape)
    return {
      request,
      question,
      shape,
      breakdowns: known,
      ...asKept,
      doubts: [...asKept.doubts, ...(await doubtsAt(db, { id: request.id }, { question, locale }))],
      files: files.filter(({ questionId }) => questionId === question.id),
      count: questions.length,
      next: nextAfter(questions, number)?.number ?? null,
      isOwner: actor.respondent?.part === 'owner',
      keeping: keepingOf(doing),
      writer,
      isHeld: writer !== null && now.toISOString() < writer.heldUntil,
      isOpen: takesAnswers(request, now.toISOString().slice(0, 10)),
    }
  },
})

/** What was saved to a question, what that means, and what looks doubtful in it. */
export function understood(locale: Locale, question: AskedQuestion, shape: Shape) {
  const [given, last] = [givenIn(question), lastIn(question)]
  const before = last?.kind === 'value' ? read(locale, shape, last.cells).cells : undefined
  return {
    given,
    explanations: explanationsIn(question),
    lastYear: last?.year ?? null,
    before,
    doubts: question.kind === 'value' ? doubts({ locale }, shape, read(locale, shape, given).cells, before) : [],
  }
}
