import { readMail } from '../../formats/mail-read.ts'
import { MAIL_TYPE, type ReadMail } from '../../formats/mail.ts'
import { sha256 } from '../../kit/canonical.ts'
import type { Doing } from '../../kit/acts.ts'
import type { Tx } from '../../server/db/types.ts'
import type { Host } from '../../server/perform.ts'
import { addEvents } from './event-commands.server.ts'
import { keepAttachments, lookedAt, type LookedAt } from './mail-attachments.server.ts'
import { requestOf, tagIn } from './mail-tag.ts'
import { requestProblem } from './problems.ts'
import { requestById, type Request } from './queries.server.ts'
import { noteReturned } from './returned-mail.server.ts'

const DAY = 24 * 60 * 60 * 1000
/** A mailbox that answers itself without end is stopped here. */
const MOST_A_DAY = 100
/** Of mails that belong to no request; more are sent back until somebody has sorted these. */
const MOST_UNSORTED = 500

type Outside = Omit<Doing, 'actor'>

/**
 * Takes in a mail as a mail server hands it over: keeps it whole, finds its request by the tag of its address, and notes what it
 * is. The same mail twice is kept once. No answer is read out of it: that is for a person to do.
 */
export async function takeMail(host: Pick<Host, 'asSystem'>, bytes: Uint8Array): Promise<'kept' | 'known'> {
  const mail = await readMail(bytes)
  const attachments = await lookedAt(mail.attachments)
  return host.asSystem((tx, doing) => land(tx, doing, { bytes, mail, attachments }))
}

interface Arrived {
  readonly bytes: Uint8Array
  readonly mail: ReadMail
  readonly attachments: readonly LookedAt[]
}

async function land(tx: Tx, doing: Outside, { bytes, mail, attachments }: Arrived): Promise<'kept' | 'known'> {
  const hash = sha256(bytes)
  const known = await tx.selectFrom('receivedMail').select('id').where('sha256', '=', hash).executeTakeFirst()
  if (known) return 'known'
  const request = await requestFor(tx, doing, mail.recipients)
  await refuseFlood(tx, doing.now, request)
  await doing.files.keep(bytes)
  await tx
    .insertInto('file')
    .values({ sha256: hash, size: bytes.byteLength, mediaType: MAIL_TYPE, sealedKey: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const kind = kindOf(mail)
  const { id } = await tx
    .insertInto('receivedMail')
    .values({
      requestId: request?.id ?? null,
      country: request?.country ?? null,
      kind,
      sha256: hash,
      sender: mail.sender,
      subject: mail.subject,
      body: mail.text,
      // Nobody has to look at a holiday notice of a known request.
      state: kind === 'automatic' && request ? 'seen' : 'waiting',
      receivedAt: doing.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (request) await file(tx, doing, { id, hash, request, mail, attachments, addedBy: id })
  return 'kept'
}

export type MailKind = 'answer' | 'automatic' | 'returned'

function kindOf({ returned, isAutomatic }: ReadMail): MailKind {
  if (returned.length > 0) return 'returned'
  return isAutomatic ? 'automatic' : 'answer'
}

async function requestFor(
  tx: Tx,
  { sealer, mailReplyTo }: Outside,
  recipients: readonly string[],
): Promise<Request | undefined> {
  if (mailReplyTo === undefined) return undefined
  for (const address of recipients) {
    const id = requestOf(sealer, tagIn(mailReplyTo, address) ?? '')
    const found = id === undefined ? undefined : await requestById(tx, id)
    if (found && found.state !== 'draft' && found.state !== 'withdrawn') return found
  }
  return undefined
}

async function refuseFlood(tx: Tx, now: Date, request: Request | undefined): Promise<void> {
  let there = tx.selectFrom('receivedMail').select((eb) => eb.fn.countAll<number>().as('n'))
  there = request
    ? there.where('requestId', '=', request.id).where('receivedAt', '>', new Date(now.getTime() - DAY).toISOString())
    : there.where('requestId', 'is', null).where('state', '=', 'waiting')
  const { n } = await there.executeTakeFirstOrThrow()
  if (Number(n) >= (request ? MOST_A_DAY : MOST_UNSORTED)) throw requestProblem['too-many-mails']()
}

interface Filed {
  readonly id: string
  readonly hash: string
  readonly request: {
    readonly id: string
    readonly country: string
    readonly locale: string
    readonly askedByEmail: string
  }
  readonly mail: ReadMail
  readonly attachments: readonly LookedAt[]
  /** Who filed it; of a mail that came by itself, the mail. */
  readonly addedBy: string
  readonly personId?: string
}

/** Puts a mail into its request: its files, what happened, a task for who asked. */
export async function file(tx: Tx, doing: Outside, it: Filed): Promise<void> {
  const { id, request, mail, personId } = it
  const leftOut = await keepAttachments(tx, doing, it)
  await tx
    .updateTable('receivedMail')
    .set({ leftOut: JSON.stringify(leftOut) })
    .where('id', '=', id)
    .execute()
  const happened = { request, onDay: doing.now.toISOString().slice(0, 10), at: doing.now, personId: personId ?? null }
  const kind = kindOf(mail)
  if (kind === 'returned') await noteReturned(tx, happened, mail.returned)
  else
    await addEvents(tx, [
      {
        ...happened,
        kind: kind === 'answer' ? 'mail-received' : 'mail-automatic',
        note: [mail.sender, mail.subject].filter(Boolean).join(' · '),
      },
    ])
  if (kind !== 'automatic' && personId === undefined) await tellAsker(tx, doing, it)
}

/** A task and a link, once until somebody has looked: ten mails in a row are one task. */
async function tellAsker(tx: Tx, { say, post, publicUrl }: Outside, { id, request }: Filed): Promise<void> {
  const other = await tx
    .selectFrom('receivedMail')
    .select('id')
    .where('requestId', '=', request.id)
    .where('state', '=', 'waiting')
    .where('id', '!=', id)
    .executeTakeFirst()
  if (other) return
  await post({
    recipient: request.askedByEmail,
    locale: request.locale,
    subject: say(request.locale, 'request.received.task.subject'),
    body: say(request.locale, 'request.received.task.body', { link: `${publicUrl}/app/requests/${request.id}` }),
  })
}
