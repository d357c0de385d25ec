import type { Host } from '../../server/perform.ts'
import { mayTry } from '../../server/attempts.ts'
import { postalOf, respondentLink } from '../request/commands.server.ts'
import { contactOf } from '../request/queries.server.ts'
import { replyProblem } from './problems.ts'

const SPAN = 15 * 60_000

/**
 * Sends the link once more to the registered mailbox, and to nowhere else. It says nothing of whether such a request is
 * there: whoever asks learns the same in any case.
 */
export async function sendNewLink(host: Host, reference: string, address: string): Promise<void> {
  const outcome = await host.asSystem(async (tx, door) => {
    const buckets = [
      { name: `new link of ${reference}`, most: 3, span: SPAN },
      { name: `new links from ${address}`, most: 30, span: SPAN },
    ]
    if (!(await mayTry(tx, door, buckets))) return 'wait-for-codes' as const
    const request = await tx
      .selectFrom('request')
      .innerJoin('respondent', 'respondent.requestId', 'request.id')
      .select(['request.id', 'request.reference', 'request.country', 'request.linkSerial', 'request.institutionId'])
      .select(['request.askedByEmail', 'respondent.number', 'respondent.locale'])
      .where('request.reference', '=', reference)
      .where('request.state', 'not in', ['draft', 'withdrawn'])
      .where('respondent.part', '=', 'owner')
      .where('respondent.invitedBy', 'is', null)
      .where('respondent.state', '!=', 'ended')
      .executeTakeFirst()
    const mailbox = request && (await contactOf(tx, request.institutionId))
    if (!request || !mailbox) return 'done' as const
    const { locale } = request
    const values = { reference, link: respondentLink(door.publicUrl, door.sealer, request) }
    await door.post({
      ...postalOf(door, request),
      recipient: mailbox,
      locale,
      subject: door.say(locale, 'reply.mail.link.subject', values),
      body: door.say(locale, 'reply.mail.link.body', values),
    })
    return 'done' as const
  })
  if (outcome !== 'done') throw replyProblem[outcome]()
}
