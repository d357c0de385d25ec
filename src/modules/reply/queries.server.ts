import { z } from 'zod'
import { query } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { filesIn, lettersAsSent, lettersIn, questionsIn } from '../request/queries.server.ts'
import type { StoredState } from '../request/model.ts'
import { keepingOf } from './keeping-key.server.ts'
import { writersIn } from './writers.server.ts'
import { takesAnswers } from './model.ts'

export const Reference = z.object({ reference: z.string().regex(/^[A-Z]{2}-\d{4}-\d{3,}$/) })

/** The request that a reply's page is of: a respondent's rows hold no other. */
export async function requestOf(db: ReadDb, reference: string) {
  const found = await db
    .selectFrom('request')
    .innerJoin('institution', 'institution.id', 'request.institutionId')
    .innerJoin('country', 'country.code', 'request.country')
    .select(['request.id', 'request.reference', 'request.country', 'request.year', 'request.state', 'request.basis'])
    .select(['request.answersUntil', 'request.dueOn', 'request.sentOn', 'request.askedByName', 'request.askedByEmail'])
    .select(['request.askedByPhone', 'request.version', 'request.linkSerial', 'request.locale'])
    .select(['institution.nameLocal', 'country.name as countryName'])
    .where('request.reference', '=', reference)
    .executeTakeFirst()
  return found && { ...found, state: found.state as StoredState }
}
export type AnsweredRequest = NonNullable<Awaited<ReturnType<typeof requestOf>>>

export async function aboutReply(db: ReadDb, reference: string) {
  const found = await db
    .selectFrom('request')
    .select(['id', 'country', 'state'])
    .where('reference', '=', reference)
    .executeTakeFirst()
  return found && { subject: `request ${found.id}`, country: found.country, request: found.id, state: found.state }
}

/** All that this respondent has to answer, with how far each question is. */
export const readTasks = query({
  may: 'reply.read',
  takes: Reference,
  about: (db, { reference }) => aboutReply(db, reference),
  run: async (db, doing, { reference }) => {
    const { actor, now } = doing
    const request = (await requestOf(db, reference))!
    const today = now.toISOString().slice(0, 10)
    const isOwner = actor.respondent?.part === 'owner'
    const questions = await questionsIn(db, request.id)
    return {
      request,
      questions: isOwner ? questions : questions.filter(({ isHandedBack }) => !isHandedBack),
      isOwner,
      me: actor.id,
      isOpen: takesAnswers(request, today),
      colleagues: await colleaguesIn(db, request.id),
      files: await filesIn(db, request.id),
      receipts: isOwner ? await receiptsIn(db, request.id) : [],
      letters: isOwner ? await lettersIn(db, request.id) : [],
      writers: [...(await writersIn(db, { requestId: request.id, sessionId: actor.sessionId, now }))].map(
        ([questionId, { called, since }]) => ({ questionId, called, since }),
      ),
      today,
      keeping: keepingOf(doing),
    }
  },
})

/** Whom questions were given to. */
export function colleaguesIn(db: ReadDb, requestId: string) {
  return db
    .selectFrom('respondent')
    .select(['id', 'number', 'part', 'name', 'email', 'state', 'until', 'note'])
    .where('requestId', '=', requestId)
    .orderBy('number')
    .limit(200)
    .execute()
}

export function receiptsIn(db: ReadDb, requestId: string) {
  return db
    .selectFrom('submission')
    .select(['id', 'number', 'receipt', 'responsible', 'submittedAt', 'sha256', 'enteredByName', 'receivedOn'])
    .where('requestId', '=', requestId)
    .orderBy('number', 'desc')
    .limit(100)
    .execute()
}

/** One letter of the request, with all that it asks: not for a colleague, who sees some of its questions alone. */
export const readReplyLetter = query({
  may: 'reply.owner',
  takes: Reference.extend({ id: z.uuid(), isSample: z.boolean() }),
  about: (db, { reference }) => aboutReply(db, reference),
  run: async (db, doing, { reference, id, isSample }) => {
    const request = (await requestOf(db, reference))!
    const own = await lettersIn(db, request.id)
    if (!own.some((it) => it.id === id)) throw kitProblem['not-found']()
    return (await lettersAsSent(db, doing, [id], isSample))[0]!
  },
})
