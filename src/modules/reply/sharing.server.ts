import { command, type Doing } from '../../kit/acts.ts'
import type { Tx } from '../../server/db/types.ts'
import { addEvents, postalOf, respondentLink } from '../request/commands.server.ts'
import { openRequest } from './answering.server.ts'
import { GivenQuestions, HandedBack, HandedOver } from './model.ts'
import { replyProblem } from './problems.ts'
import { aboutReply, type AnsweredRequest } from './queries.server.ts'

interface Colleague {
  readonly name: string
  readonly email: string
  readonly until: string | null
  readonly note: string | null
  readonly part: 'owner' | 'delegate'
}

/** The respondent that a colleague is, found by the mailbox or made. What they answer for only ever grows. */
async function respondentFor(
  tx: Tx,
  { actor, now }: Doing,
  request: AnsweredRequest,
  { part, name, email, until, note }: Colleague,
): Promise<{ id: string; number: number }> {
  const standing = await tx
    .selectFrom('respondent')
    .select(['id', 'number', 'email', 'part', 'invitedBy'])
    .where('requestId', '=', request.id)
    .orderBy('number')
    .execute()
  const known = standing.find((one) => one.invitedBy !== null && one.email === email)
  if (known) {
    const grown = known.part === 'owner' ? 'owner' : part
    await tx.updateTable('respondent').set({ part: grown, until, note }).where('id', '=', known.id).execute()
    return known
  }
  const number = Math.max(0, ...standing.map((one) => one.number)) + 1
  const { id } = await tx
    .insertInto('respondent')
    .values({
      requestId: request.id,
      country: request.country,
      number,
      part,
      name,
      email,
      note,
      until,
      locale: actor.locale,
      invitedBy: actor.id,
      madeAt: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, number }
}

interface Telling {
  readonly request: AnsweredRequest
  readonly to: { readonly number: number; readonly email: string }
  readonly what: 'given' | 'whole'
  readonly count: number
}

/** Writes to the colleague with a link of their own, and notes it in what happened. */
async function tellColleague(tx: Tx, doing: Doing, { request, to, what, count }: Telling): Promise<void> {
  const { actor, now, say, sealer, publicUrl } = doing
  await addEvents(tx, [
    {
      request,
      kind: 'delegated',
      onDay: now.toISOString().slice(0, 10),
      at: now,
      personId: null,
      respondentId: actor.id,
      details: { questions: count },
    },
  ])
  const link = respondentLink(publicUrl, sealer, { ...request, number: to.number, locale: actor.locale })
  const values = { reference: request.reference, count, link }
  await doing.post({
    ...postalOf(doing, request),
    recipient: to.email,
    locale: actor.locale,
    subject: say(actor.locale, 'reply.mail.given.subject', values),
    body: say(actor.locale, `reply.mail.${what}.body`, values),
  })
}

/** Gives questions to a colleague, who gets a link to these alone. The one who gives them still sees and submits all. */
export const giveQuestions = command({
  may: 'reply.owner',
  records: 'reply.questions-given',
  takes: GivenQuestions,
  about: (db, { reference }) => aboutReply(db, reference),
  run: async (tx, doing, { reference, numbers, ...colleague }) => {
    const request = await openRequest(tx, doing, reference)
    const { id, number } = await respondentFor(tx, doing, request, { ...colleague, part: 'delegate' })
    const given = await tx
      .updateTable('requestQuestion')
      .set({ givenTo: id, isHandedBack: false })
      .where('requestId', '=', request.id)
      .where('number', 'in', numbers)
      .returning('number')
      .execute()
    if (given.length !== new Set(numbers).size) throw replyProblem['no-such-question']()
    const count = given.length
    await tellColleague(tx, doing, { request, to: { number, email: colleague.email }, what: 'given', count })
    return { questions: count }
  },
  details: ({ reference, numbers }, output) => ({ reference, numbers, ...output }),
})

/**
 * Hands the whole questionnaire over to a colleague, who answers and submits it by a link of their own; nobody of the
 * office that asked has to do anything. Who hands it over can still look and answer.
 */
export const handOver = command({
  may: 'reply.owner',
  records: 'reply.handed-over',
  takes: HandedOver,
  about: (db, { reference }) => aboutReply(db, reference),
  run: async (tx, doing, { reference, ...colleague }) => {
    const request = await openRequest(tx, doing, reference)
    const { number } = await respondentFor(tx, doing, request, { ...colleague, part: 'owner' })
    const { count } = await tx
      .selectFrom('requestQuestion')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('requestId', '=', request.id)
      .executeTakeFirstOrThrow()
    const to = { number, email: colleague.email }
    await tellColleague(tx, doing, { request, to, what: 'whole', count: Number(count) })
    return { questions: Number(count) }
  },
  details: ({ reference }, output) => ({ reference, ...output }),
})

/** Gives questions back: by the colleague who had them, or taken back by who answers for all. */
export const handBack = command({
  may: 'reply.answer',
  records: 'reply.questions-handed-back',
  takes: HandedBack,
  about: (db, { reference }) => aboutReply(db, reference),
  run: async (tx, doing, { reference, numbers }) => {
    const { actor } = doing
    const request = await openRequest(tx, doing, reference)
    const back = await tx
      .updateTable('requestQuestion')
      .set(actor.respondent?.part === 'owner' ? { givenTo: null, isHandedBack: false } : { isHandedBack: true })
      .where('requestId', '=', request.id)
      .where('givenTo', 'is not', null)
      .where('number', 'in', numbers)
      .executeTakeFirst()
    return { questions: Number(back.numUpdatedRows) }
  },
})
