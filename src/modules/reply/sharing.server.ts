import { command } from '../../kit/acts.ts'
import { addEvents, postalOf, respondentLink } from '../request/commands.server.ts'
import { openRequest } from './answering.server.ts'
import { GivenQuestions, HandedBack } from './model.ts'
import { replyProblem } from './problems.ts'
import { aboutReply } from './queries.server.ts'

/** Gives questions to a colleague, who gets a link to these alone. The one who gives them still sees and submits all. */
export const giveQuestions = command({
  may: 'reply.owner',
  records: 'reply.questions-given',
  takes: GivenQuestions,
  about: (db, { reference }) => aboutReply(db, reference),
  run: async (tx, doing, { reference, numbers, name, email, note }) => {
    const { actor, now, say, sealer, publicUrl } = doing
    const request = await openRequest(tx, doing, reference)
    const standing = await tx
      .selectFrom('respondent')
      .select(['id', 'number', 'email', 'part'])
      .where('requestId', '=', request.id)
      .orderBy('number')
      .execute()
    const known = standing.find((one) => one.part === 'delegate' && one.email === email)
    const number = known?.number ?? Math.max(0, ...standing.map((one) => one.number)) + 1
    const colleague =
      known ??
      (await tx
        .insertInto('respondent')
        .values({
          requestId: request.id,
          country: request.country,
          number,
          part: 'delegate',
          name,
          email,
          note,
          locale: actor.locale,
          invitedBy: actor.id,
          madeAt: now,
        })
        .returning('id')
        .executeTakeFirstOrThrow())
    const given = await tx
      .updateTable('requestQuestion')
      .set({ givenTo: colleague.id, isHandedBack: false })
      .where('requestId', '=', request.id)
      .where('number', 'in', numbers)
      .returning('number')
      .execute()
    if (given.length !== new Set(numbers).size) throw replyProblem['no-such-question']()
    const onDay = now.toISOString().slice(0, 10)
    await addEvents(tx, [
      {
        request,
        kind: 'delegated',
        onDay,
        at: now,
        personId: null,
        respondentId: actor.id,
        details: { questions: given.length },
      },
    ])
    const link = respondentLink(publicUrl, sealer, { ...request, number, locale: actor.locale })
    const values = { reference, count: given.length, link }
    await doing.post({
      ...postalOf(doing, request),
      recipient: email,
      locale: actor.locale,
      subject: say(actor.locale, 'reply.mail.given.subject', values),
      body: say(actor.locale, 'reply.mail.given.body', values),
    })
    return { questions: given.length }
  },
  details: ({ reference, numbers }, output) => ({ reference, numbers, ...output }),
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
