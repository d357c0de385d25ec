import { z } from 'zod'
import { command } from '../../kit/acts.ts'
import { requestProblem } from './problems.ts'
import { aboutRequest } from './queries.server.ts'

/** Notes that somebody sent this mail from a mailbox of their own. Its link is of no use here any more. */
export const markMailSent = command({
  may: 'request.send',
  records: 'request.mail-sent-by-hand',
  takes: z.object({ mailId: z.uuid() }),
  about: async (db, { mailId }) => {
    const mail = await db.selectFrom('mail').select('requestId').where('id', '=', mailId).executeTakeFirst()
    return mail?.requestId ? aboutRequest(db, mail.requestId) : undefined
  },
  run: async (tx, { now }, { mailId }) => {
    const marked = await tx
      .updateTable('mail')
      .set({ state: 'by-hand', sentAt: now.toISOString(), body: '' })
      .where('id', '=', mailId)
      .where('state', 'in', ['waiting', 'failed'])
      .returning('requestId')
      .executeTakeFirst()
    if (!marked) throw requestProblem['mail-already-sent']()
    return { id: marked.requestId! }
  },
})
