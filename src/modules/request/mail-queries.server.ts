import type { ReadDb } from '../../server/db/types.ts'
import type { LeftOut } from './mail-attachments.server.ts'

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

/** The mails that came for a request, the latest first, each with the files that it brought. */
export async function receivedBy(db: ReadDb, requestId: string) {
  const mails = await db
    .selectFrom('receivedMail')
    .leftJoin('person', 'person.id', 'receivedMail.seenBy')
    .select(['receivedMail.id', 'receivedMail.kind', 'receivedMail.sender', 'receivedMail.subject'])
    .select(['receivedMail.body', 'receivedMail.leftOut', 'receivedMail.state', 'receivedMail.receivedAt'])
    .select('person.name as seenByName')
    .where('receivedMail.requestId', '=', requestId)
    .orderBy('receivedMail.receivedAt', 'desc')
    .limit(MOST)
    .execute()
  const files = await db
    .selectFrom('answerFile')
    .innerJoin('file', 'file.sha256', 'answerFile.sha256')
    .select(['answerFile.id', 'answerFile.mailId', 'answerFile.name', 'answerFile.purpose', 'file.size'])
    .where('answerFile.requestId', '=', requestId)
    .where('answerFile.mailId', 'is not', null)
    .where('answerFile.removedAt', 'is', null)
    .orderBy('answerFile.name')
    .limit(MOST * 10)
    .execute()
  const ofMail = Map.groupBy(files, ({ mailId }) => mailId)
  return mails.map((mail) => ({
    ...mail,
    leftOut: mail.leftOut as unknown as LeftOut[],
    files: ofMail.get(mail.id) ?? [],
  }))
}
export type ReceivedMail = Awaited<ReturnType<typeof receivedBy>>[number]
