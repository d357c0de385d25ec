import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '../../kit/acts.ts'
import { recordsIn } from './recording.ts'

const MOST = 200

/** What an answer by mail is most likely written in: its first attachment, else the mail itself. */
const firstFile = sql<string | null>`(select id from answer_file where mail_id = received_mail.id and purpose = 'reply'
  and removed_at is null order by name = 'mail.eml', name limit 1)`.as('file')

/** What came in and waits: for somebody to look, or, with no request, for somebody to say whose it is. */
export const readReceived = query({
  may: 'request.read',
  takes: z.object({}),
  about: async () => ({ subject: 'received mails', country: null }),
  run: async (db, { actor }) => {
    const waiting = db
      .selectFrom('receivedMail')
      .where('receivedMail.state', '=', 'waiting')
      .orderBy('receivedMail.receivedAt')
      .limit(MOST)
    const isCoordinator = actor.grants.some(({ role }) => role === 'coordinator')
    return {
      isCoordinator,
      waiting: await waiting
        .innerJoin('request', 'request.id', 'receivedMail.requestId')
        .innerJoin('institution', 'institution.id', 'request.institutionId')
        .select(['receivedMail.id', 'receivedMail.kind', 'receivedMail.sender', 'receivedMail.subject'])
        .select(['receivedMail.receivedAt', 'request.id as requestId', 'request.reference', 'institution.nameLocal'])
        .select(['request.country', firstFile])
        .execute()
        .then((rows) => rows.map(({ country, ...row }) => ({ ...row, mayEnter: recordsIn(actor, country) }))),
      unsorted: isCoordinator
        ? await waiting
            .where('receivedMail.requestId', 'is', null)
            .select(['receivedMail.id', 'receivedMail.kind', 'receivedMail.sender', 'receivedMail.subject'])
            .select(['receivedMail.receivedAt', 'receivedMail.body'])
            .execute()
        : [],
    }
  },
})

/** A whole mail that belongs to no request yet. */
export const readUnsortedMail = query({
  may: 'request.sort-mail',
  takes: z.object({ mailId: z.uuid() }),
  about: async (db, { mailId }) => {
    const mail = await db.selectFrom('receivedMail').select('requestId').where('id', '=', mailId).executeTakeFirst()
    return mail && mail.requestId === null ? { subject: `mail ${mailId}`, country: null } : undefined
  },
  run: async (db, { files }, { mailId }) => {
    const { sha256 } = await db
      .selectFrom('receivedMail')
      .select('sha256')
      .where('id', '=', mailId)
      .executeTakeFirstOrThrow()
    return { name: 'mail.eml', mediaType: 'message/rfc822', bytes: await files.read(sha256) }
  },
})
