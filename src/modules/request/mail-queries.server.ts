import type { ReadDb } from '../../server/db/types.ts'

const MOST = 200

/** The mails of a request, the latest first: what waits or was given up, with its text, so that it can be sent by hand. */
export function mailsOf(db: ReadDb, requestId: string) {
  return db
    .selectFrom('mail')
    .select(['id', 'recipient', 'subject', 'body', 'state', 'lastError', 'createdAt', 'sentAt'])
    .where('requestId', '=', requestId)
    .orderBy('createdAt', 'desc')
    .limit(MOST)
    .execute()
}
export type OwnMail = Awaited<ReturnType<typeof mailsOf>>[number]
