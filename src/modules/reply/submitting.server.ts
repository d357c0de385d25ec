import { z } from 'zod'
import { command, query } from '../../kit/acts.ts'
import { canonical, sha256 } from '../../kit/canonical.ts'
import { kitProblem } from '../../kit/problems.ts'
import { isLocale } from '../../locale/index.ts'
import type { ReadDb, Tx } from '../../server/db/types.ts'
import { breakdowns } from '../country/queries.server.ts'
import { addEvents, postalOf, settleStates } from '../request/commands.server.ts'
import { replyDocument, saidTo } from '../request/index.ts'
import { filesIn, questionsIn } from '../request/queries.server.ts'
import { openRequest } from './answering.server.ts'
import { keepingOf } from './keeping-key.server.ts'
import { SubmittedReply, takesAnswers } from './model.ts'
import { replyProblem } from './problems.ts'
import { answerOf, isAnswered, kindOf } from './reply-body.ts'
import { aboutReply, Reference, requestOf, type AnsweredRequest } from './queries.server.ts'

/** All answers as they would be submitted, in one order and one spelling: what is checked is what is submitted. */
async function replyOf(db: ReadDb, request: AnsweredRequest) {
  const questions = await questionsIn(db, request.id)
  const files = await filesIn(db, request.id)
  const answers = questions.map((question) => answerOf(question, files))
  const { reference, nameLocal: institution, year } = request
  return { questions, files, answers, body: canonical({ reference, institution, year, answers }) }
}

/** Everything as it would be published, to be checked before it is submitted. */
export const readCheck = query({
  may: 'reply.owner',
  takes: Reference,
  about: (db, { reference }) => aboutReply(db, reference),
  run: async (db, doing, { reference }) => {
    const { now } = doing
    const request = (await requestOf(db, reference))!
    const { questions, files, body } = await replyOf(db, request)
    return {
      request,
      questions,
      files,
      breakdowns: await breakdowns(db),
      seen: sha256(body),
      keeping: keepingOf(doing),
      isOpen: takesAnswers(request, now.toISOString().slice(0, 10)),
    }
  },
})

/** Submits all answers as they were checked. A later submission stands beside the earlier ones: none is ever rewritten. */
export const submitReply = command({
  may: 'reply.owner',
  records: 'reply.submitted',
  takes: SubmittedReply,
  about: (db, { reference }) => aboutReply(db, reference),
  run: async (tx, doing, { reference, seen, responsible }) => {
    const { actor, now, say } = doing
    const request = await openRequest(tx, doing, reference)
    const { questions, answers, body } = await replyOf(tx, request)
    const hash = sha256(body)
    if (hash !== seen) throw kitProblem.conflict({}, { details: { seen: hash } })
    if (!questions.some(isAnswered)) throw replyProblem['not-answered']()
    const number = (await lastNumber(tx, request.id)) + 1
    const receipt = `${reference}-${number}`
    const { id } = await tx
      .insertInto('submission')
      .values({
        requestId: request.id,
        country: request.country,
        number,
        receipt,
        locale: actor.locale,
        body,
        sha256: hash,
        responsible,
        submittedBy: actor.id,
        submittedAt: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await noteReply(tx, { request, submissionId: id, kind: kindOf(answers), respondentId: actor.id, at: now })
    const me = await tx.selectFrom('respondent').select('email').where('id', '=', actor.id).executeTakeFirst()
    if (me?.email)
      await doing.post({
        ...postalOf(doing, request),
        recipient: me.email,
        locale: actor.locale,
        subject: say(actor.locale, 'reply.mail.receipt.subject', { receipt }),
        body: say(actor.locale, 'reply.mail.receipt.body', { receipt, hash }),
      })
    return { id, receipt, number, sha256: hash }
  },
  details: ({ reference, responsible }, output) => ({ reference, responsible, ...output }),
})

interface Noted {
  readonly request: AnsweredRequest
  readonly submissionId: string
  readonly kind: ReturnType<typeof kindOf>
  readonly respondentId: string
  readonly at: Date
}

async function noteReply(tx: Tx, { request, submissionId, kind, respondentId, at }: Noted): Promise<void> {
  const event = { request, onDay: at.toISOString().slice(0, 10), at, personId: null, respondentId, submissionId }
  await addEvents(tx, [
    { ...event, kind: 'submitted' },
    { ...event, kind, at: new Date(at.getTime() + 1), details: kind === 'refused' ? { ground: 'by-question' } : {} },
  ])
  await settleStates(tx, [request.id])
}

async function lastNumber(db: ReadDb, requestId: string): Promise<number> {
  const found = await db
    .selectFrom('submission')
    .select('number')
    .where('requestId', '=', requestId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found?.number ?? 0
}

/** What was submitted under one receipt, as it was. */
export const readReceipt = query({
  may: 'reply.owner',
  takes: Reference,
  about: (db, { reference }) => aboutReply(db, reference),
  run: async (db, doing, { reference }) => {
    const request = (await requestOf(db, reference))!
    return { request, submissions: await submissionsOf(db, request.id), keeping: keepingOf(doing) }
  },
})

function submissionsOf(db: ReadDb, requestId: string) {
  return db
    .selectFrom('submission')
    .select(['number', 'receipt', 'responsible', 'submittedAt', 'sha256', 'body', 'enteredByName', 'receivedOn'])
    .where('requestId', '=', requestId)
    .orderBy('number', 'desc')
    .limit(100)
    .execute()
}

/** One submission as a document: the copy that an institution keeps. */
export const readReceiptFile = query({
  may: 'reply.owner',
  takes: Reference.extend({ number: z.coerce.number<unknown>().int().min(1).catch(0), isSample: z.boolean() }),
  about: (db, { reference }) => aboutReply(db, reference),
  run: async (db, { actor, say }, { reference, number, isSample }) => {
    const request = (await requestOf(db, reference))!
    const submission = (await submissionsOf(db, request.id)).find((one) => one.number === number)
    if (!submission) throw kitProblem['not-found']()
    const locale = isLocale(actor.locale) ? actor.locale : 'en'
    const { receipt, submittedAt, responsible, sha256: hash, body, enteredByName, receivedOn } = submission
    const document = replyDocument(
      {
        reference,
        institution: request.nameLocal,
        year: request.year,
        receipt,
        submittedAt,
        responsible,
        sha256: hash,
        enteredByName,
        receivedOn,
        isSample,
      },
      saidTo(await questionsIn(db, request.id), body),
      await breakdowns(db),
      { locale, say: (key, values) => say(locale, key, values) },
    )
    return { receipt, document }
  },
})
