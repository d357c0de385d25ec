import { z } from 'zod'
import { command, query } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import { ReceivedUpload } from '../../server/upload.server.ts'
import { storeUpload } from '../evidence/commands.server.ts'
import { fileOf, questionAt } from '../request/queries.server.ts'
import { openRequest } from './answering.server.ts'
import { replyProblem } from './problems.ts'
import { aboutReply, Reference, requestOf } from './queries.server.ts'

const MOST_FILES = 50

/** Attaches a file to a question: looked at by its content, kept as it came. */
export const attachToAnswer = command({
  may: 'reply.answer',
  records: 'reply.file-attached',
  takes: Reference.extend({
    number: z.coerce.number<number | string>().int(),
    upload: ReceivedUpload.optional(),
  }),
  about: (db, { reference }) => aboutReply(db, reference),
  run: async (tx, doing, { reference, number, upload }) => {
    const { actor, now } = doing
    const request = await openRequest(tx, doing, reference)
    const question = await questionAt(tx, request.id, number)
    if (!question) throw replyProblem['no-such-question']()
    if (!upload || (upload.size === 0 && upload.name === ''))
      throw kitProblem.invalid({}, { fields: [{ field: 'file', key: 'reply.field.file' }] })
    const { held } = await tx
      .selectFrom('answerFile')
      .select((eb) => eb.fn.countAll<number>().as('held'))
      .where('requestId', '=', request.id)
      .where('removedAt', 'is', null)
      .executeTakeFirstOrThrow()
    if (held >= MOST_FILES) throw replyProblem['too-many-files']({ most: MOST_FILES })
    const { fileSha256, fileName } = await storeUpload(tx, doing, upload, 'team')
    const { id } = await tx
      .insertInto('answerFile')
      .values({
        requestId: request.id,
        country: request.country,
        questionId: question.id,
        sha256: fileSha256,
        name: fileName,
        purpose: 'attachment',
        addedBy: actor.id,
        addedAt: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { id, number, sha256: fileSha256 }
  },
  details: ({ reference, number }, { id, sha256 }) => ({ reference, number, id, sha256 }),
})

/** Takes a file back: it is no part of the answer any more. What was submitted with it stays submitted. */
export const removeFromAnswer = command({
  may: 'reply.answer',
  records: 'reply.file-removed',
  takes: Reference.extend({ number: z.coerce.number<number | string>().int(), file: z.uuid() }),
  about: (db, { reference }) => aboutReply(db, reference),
  run: async (tx, doing, { reference, number, file }) => {
    const request = await openRequest(tx, doing, reference)
    const removed = await tx
      .updateTable('answerFile')
      .set({ removedAt: doing.now })
      .where('requestId', '=', request.id)
      .where('id', '=', file)
      .where('addedBy', '=', doing.actor.id)
      .where('removedAt', 'is', null)
      .executeTakeFirst()
    if (removed.numUpdatedRows === 0n) throw kitProblem['not-found']()
    return { number }
  },
})

/** Opens a file of one's own reply. */
export const readReplyFile = query({
  may: 'reply.read',
  takes: Reference.extend({ file: z.uuid() }),
  about: (db, { reference }) => aboutReply(db, reference),
  run: async (db, { files }, { reference, file }) => {
    const request = (await requestOf(db, reference))!
    const found = await fileOf(db, { requestId: request.id, id: file })
    if (!found) throw kitProblem['not-found']()
    return { name: found.name, mediaType: found.mediaType, bytes: await files.read(found.sha256) }
  },
})
