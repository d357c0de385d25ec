import { sql } from 'kysely'
import { z } from 'zod'
import { query, type Actor } from '../../kit/acts.ts'
import { isLocale } from '../../locale/index.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { breakdowns } from '../country/queries.server.ts'
import { seenBy } from '../evidence/queries.server.ts'
import { REPLY_CLASSES, shapeFor } from '../request/index.ts'
import {
  aboutRequest,
  doubtsAt,
  filesIn,
  questionAt,
  requestById,
  statesIn,
  type Request,
} from '../request/queries.server.ts'
import { nextAfter, takesAnswers } from './model.ts'
import { replyProblem } from './problems.ts'
import { understood } from './question-queries.server.ts'
import { isOwn } from './transcribing.server.ts'

const MOST_SOURCES = 200

/** One question with the fields of the institution's own page, and the documents that an answer can be entered from. */
export const readTranscribedQuestion = query({
  may: 'request.record',
  takes: z.object({ id: z.uuid(), number: z.coerce.number<unknown>().int().min(1).max(10_000).catch(0) }),
  about: (db, { id }) => aboutRequest(db, id),
  run: async (db, { actor, now }, { id, number }) => {
    const request = (await requestById(db, id))!
    const question = await questionAt(db, id, number)
    if (!question) throw replyProblem['no-such-question']()
    const states = await statesIn(db, id)
    const known = await breakdowns(db, question.disaggregations)
    const shape = shapeFor(question, known)
    const today = now.toISOString().slice(0, 10)
    const locale = isLocale(actor.locale) ? actor.locale : 'en'
    const asKept = understood(locale, question, shape)
    return {
      request,
      question,
      shape,
      breakdowns: known,
      ...asKept,
      doubts: [...asKept.doubts, ...(await doubtsAt(db, request, { question, locale }))],
      isOwn: isOwn(question),
      documents: await documentsOf(db, actor, request),
      count: states.length,
      next: nextAfter(states, number)?.number ?? null,
      isOpen: takesAnswers({ state: request.state, answersUntil: today }, today),
    }
  },
})

/** First what this request rests on already, then the files that came with it, then what else is in the library. */
async function documentsOf(db: ReadDb, actor: Actor, { id, country }: Request) {
  const cited = sql<boolean>`(evidence.id in (select evidence_id from answer where request_id = ${id}
    union select evidence_id from request_event where request_id = ${id}))`
  const sources = await db
    .selectFrom('evidence')
    .select(['evidence.id', 'evidence.title', 'evidence.fileSha256', cited.as('isCited')])
    .where('evidence.country', '=', country)
    .where('evidence.class', 'in', REPLY_CLASSES)
    .where('evidence.withdrawnAt', 'is', null)
    .where(seenBy(actor))
    .orderBy('evidence.addedAt', 'desc')
    .limit(MOST_SOURCES)
    .execute()
  const held = new Set(sources.map(({ fileSha256 }) => fileSha256))
  const files = (await filesIn(db, id)).filter(({ sha256 }) => !held.has(sha256))
  const option = (it: { id: string; title: string }) => ({ value: `evidence:${it.id}`, label: it.title })
  return [
    ...sources.filter(({ isCited }) => isCited).map(option),
    ...files.map((file) => ({ value: `file:${file.id}`, label: file.name })),
    ...sources.filter(({ isCited }) => !isCited).map(option),
  ]
}
