import { z } from 'zod'
import { query } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { aboutRequest } from './queries.server.ts'

/** A file that came with the answers of a request, and was not taken back. */
export function fileOf(db: ReadDb, { requestId, id }: { requestId: string; id: string }) {
  return db
    .selectFrom('answerFile')
    .innerJoin('file', 'file.sha256', 'answerFile.sha256')
    .select(['answerFile.id', 'answerFile.name', 'answerFile.sha256', 'file.mediaType'])
    .where('answerFile.requestId', '=', requestId)
    .where('answerFile.id', '=', id)
    .where('answerFile.removedAt', 'is', null)
    .executeTakeFirst()
}

/** Opens a file of the institution for who works on the request. */
export const readRequestFile = query({
  may: 'request.read',
  takes: z.object({ id: z.uuid(), file: z.uuid() }),
  about: (db, { id }) => aboutRequest(db, id),
  run: async (db, { files }, { id, file }) => {
    const found = await fileOf(db, { requestId: id, id: file })
    if (!found) throw kitProblem['not-found']()
    return { name: found.name, mediaType: found.mediaType, bytes: await files.read(found.sha256) }
  },
})

/** What came with the answers: attachments, workbooks, mails. */
export function filesIn(db: ReadDb, requestId: string) {
  return db
    .selectFrom('answerFile')
    .leftJoin('file', 'file.sha256', 'answerFile.sha256')
    .select(['answerFile.id', 'answerFile.questionId', 'answerFile.name', 'answerFile.purpose', 'answerFile.addedAt'])
    .select(['answerFile.addedBy', 'answerFile.sha256', 'file.size'])
    .where('answerFile.requestId', '=', requestId)
    .where('answerFile.removedAt', 'is', null)
    .orderBy('answerFile.addedAt')
    .limit(500)
    .execute()
}
