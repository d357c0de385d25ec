import { z } from 'zod'
import { query } from '../../kit/acts.ts'
import type { Tx } from '../../server/db/types.ts'
import type { Host } from '../../server/perform.ts'
import { replyProblem } from './problems.ts'
import { HELD, writersIn, type Writer } from './writers.server.ts'
import { aboutReply, Reference, requestOf } from './queries.server.ts'

/** The question that somebody begins to write to: whether it is theirs to write to is asked here. */
export const questionToWrite = query({
  may: 'reply.answer',
  takes: Reference.extend({ number: z.coerce.number<unknown>().int().min(1).max(10_000).catch(0) }),
  about: (db, { reference }) => aboutReply(db, reference),
  run: async (db, { actor }, { reference, number }) => {
    const request = (await requestOf(db, reference))!
    const found = await db
      .selectFrom('requestQuestion')
      .select('id')
      .where('requestId', '=', request.id)
      .where('number', '=', number)
      .executeTakeFirst()
    if (!found) throw replyProblem['no-such-question']()
    const { id: requestId, country } = request
    return { questionId: found.id, requestId, country, sessionId: actor.sessionId, name: actor.name }
  },
})
type ToWrite = Awaited<ReturnType<(typeof questionToWrite)['run']>>

/**
 * Says that somebody writes to a question, unless somebody else already does: then gives who. It changes no content and
 * stands in no log; it comes once a minute from every open question.
 */
export async function beginWriting(
  host: Host,
  token: string | undefined,
  input: { reference: string; number: string },
): Promise<Writer | null> {
  const it = await host.ask(questionToWrite, { token, input })
  return host.asSystem((tx, { now }) => takePlace(tx, now, it))
}

async function takePlace(tx: Tx, now: Date, { name, ...it }: ToWrite): Promise<Writer | null> {
  const { questionId, requestId, sessionId } = it
  const at = now.toISOString()
  await tx.deleteFrom('questionWriting').where('requestId', '=', requestId).where('until', '<=', at).execute()
  const session = await tx
    .selectFrom('respondentSession')
    .select('called')
    .where('id', '=', sessionId!)
    .executeTakeFirst()
  const until = new Date(now.getTime() + HELD).toISOString()
  await tx
    .insertInto('questionWriting')
    .values({ ...it, sessionId: sessionId!, called: session?.called || name, since: at, until })
    .onConflict((c) =>
      c.column('questionId').doUpdateSet({ until }).where('questionWriting.sessionId', '=', sessionId!),
    )
    .execute()
  const others = await writersIn(tx, { requestId, sessionId, now })
  return others.get(questionId) ?? null
}
