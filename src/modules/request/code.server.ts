import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { command, type Doing } from '../../kit/acts.ts'
import type { Sealer } from '../../kit/given.ts'
import type { Tx } from '../../server/db/types.ts'
import { requestProblem } from './problems.ts'
import { aboutRequest, requestById } from './queries.server.ts'
import { respondentLink } from './respondent-link.ts'

const CODE_LIMIT = 15 * 60_000

export const codeMark = (sealer: Sealer, respondentId: string, code: string) =>
  sealer.mark(`reply code ${respondentId} ${code}`)

/** A new code takes the place of earlier ones: only the newest is ever looked at. Of the code itself only a keyed hash is kept. */
export async function newCode(
  tx: Tx,
  { sealer, now }: Pick<Doing, 'sealer' | 'now'>,
  respondentId: string,
  sentTo: 'mailbox' | 'telephone',
): Promise<string> {
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0')
  await tx
    .insertInto('respondentCode')
    .values({
      respondentId,
      codeHash: codeMark(sealer, respondentId, code),
      sentTo,
      madeAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + CODE_LIMIT).toISOString(),
    })
    .execute()
  return code
}

/** Which code was told, beside what is kept of the act: an answer kept for a repeated key holds none. */
const told = new WeakMap<object, string>()

export const codeTold = (output: object): string | undefined => told.get(output)

/**
 * A link and a code to be read out by telephone, for who cannot read the registered mailbox. The log says who told it;
 * the code itself is kept nowhere.
 */
export const tellCode = command({
  may: 'request.code',
  records: 'request.code-told',
  takes: z.object({ id: z.uuid() }),
  about: (db, { id }) => aboutRequest(db, id),
  run: async (tx, doing, { id }) => {
    const request = (await requestById(tx, id))!
    if (request.state === 'draft' || request.state === 'withdrawn') throw requestProblem['cannot-happen']()
    const owner = await tx
      .selectFrom('respondent')
      .select(['id', 'number'])
      .where('requestId', '=', id)
      .where('part', '=', 'owner')
      .where('invitedBy', 'is', null)
      .executeTakeFirstOrThrow()
    const code = await newCode(tx, doing, owner.id, 'telephone')
    const output = {
      id,
      reference: request.reference,
      link: respondentLink(doing.publicUrl, doing.sealer, { ...request, number: owner.number }),
    }
    told.set(output, code)
    return output
  },
  details: ({ id }) => ({ id }),
})
