import { z } from 'zod'
import { readMail } from '../../formats/mail-read.ts'
import { command } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import { lookedAt } from './mail-attachments.server.ts'
import { requestProblem } from './problems.ts'
import { aboutRequest, requestById } from './queries.server.ts'
import { file } from './received-mail.server.ts'

const MailId = z.object({ mailId: z.uuid('request.field.mail') })

/** Notes that somebody has looked at a mail that came in: it waits no more. */
export const markMailSeen = command({
  may: 'request.record',
  records: 'request.mail-seen',
  takes: MailId,
  about: async (db, { mailId }) => {
    const mail = await db.selectFrom('receivedMail').select('requestId').where('id', '=', mailId).executeTakeFirst()
    return mail?.requestId ? aboutRequest(db, mail.requestId) : undefined
  },
  run: async (tx, { actor, now }, { mailId }) => {
    const { requestId } = await tx
      .updateTable('receivedMail')
      .set({ state: 'seen', seenBy: actor.id, seenAt: now.toISOString() })
      .where('id', '=', mailId)
      .returning('requestId')
      .executeTakeFirstOrThrow()
    return { id: requestId! }
  },
})

/** Files a mail that carried no tag into the request that it answers. */
export const fileMail = command({
  may: 'request.sort-mail',
  records: 'request.mail-filed',
  takes: MailId.extend({
    reference: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{2}-\d{4}-\d{3,}$/, 'request.field.reference'),
  }),
  about: async (db, { mailId, reference }) => {
    if (!(await isUnsorted(db, mailId))) return undefined
    const request = await db.selectFrom('request').select('id').where('reference', '=', reference).executeTakeFirst()
    return request ? aboutRequest(db, request.id) : { subject: `mail ${mailId}`, country: null }
  },
  run: async (tx, doing, { mailId, reference }) => {
    const found = await tx.selectFrom('request').select('id').where('reference', '=', reference).executeTakeFirst()
    const request = found && (await requestById(tx, found.id))
    if (!request || request.state === 'draft' || request.state === 'withdrawn')
      throw kitProblem.invalid({}, { fields: [{ field: 'reference', key: 'request.field.reference' }] })
    const { sha256 } = await tx
      .updateTable('receivedMail')
      .set({ requestId: request.id, country: request.country, state: 'waiting' })
      .where('id', '=', mailId)
      .where('requestId', 'is', null)
      .returning('sha256')
      .executeTakeFirstOrThrow(() => requestProblem['mail-already-filed']())
    const mail = await readMail(await doing.files.read(sha256))
    const attachments = await lookedAt(mail.attachments)
    const personId = doing.actor.id
    await file(tx, doing, { id: mailId, hash: sha256, request, mail, attachments, addedBy: personId, personId })
    return { id: request.id }
  },
})

/** Puts a mail aside that belongs to no request: it stays kept, and waits no more. */
export const setMailAside = command({
  may: 'request.sort-mail',
  records: 'request.mail-set-aside',
  takes: MailId,
  about: async (db, { mailId }) =>
    (await isUnsorted(db, mailId)) ? { subject: `mail ${mailId}`, country: null } : undefined,
  run: async (tx, { actor, now }, { mailId }) => {
    await tx
      .updateTable('receivedMail')
      .set({ state: 'set-aside', seenBy: actor.id, seenAt: now.toISOString() })
      .where('id', '=', mailId)
      .where('requestId', 'is', null)
      .execute()
  },
})

async function isUnsorted(db: Parameters<typeof requestById>[0], mailId: string): Promise<boolean> {
  const mail = await db.selectFrom('receivedMail').select('requestId').where('id', '=', mailId).executeTakeFirst()
  return mail !== undefined && mail.requestId === null
}
