import { writeAudit } from '../../server/audit.ts'
import type { Locale } from '../../locale/index.ts'
import type { Tx } from '../../server/db/types.ts'
import type { Host } from '../../server/perform.ts'
import { addEvents, numberIn } from '../request/commands.server.ts'
import { contactOf } from '../request/queries.server.ts'
import type { StoredState } from '../request/model.ts'
import { enterAt, sendCodeAt, type Door, type Doorway, type Link } from './doorway.server.ts'

export type { Link } from './doorway.server.ts'

/** Who stands at the door of which request; undefined where the link is not, or no longer, good. */
export async function respondentAt(tx: Tx, { sealer }: Pick<Door, 'sealer'>, { reference, key }: Link) {
  const request = await tx
    .selectFrom('request')
    .innerJoin('institution', 'institution.id', 'request.institutionId')
    .select(['request.id', 'request.reference', 'request.country', 'request.state', 'request.linkSerial'])
    .select(['request.institutionId', 'request.answersUntil', 'request.askedByName', 'request.askedByPhone'])
    .select(['request.askedByEmail', 'institution.nameLocal'])
    .where('request.reference', '=', reference)
    .where('request.state', 'not in', ['draft', 'withdrawn'])
    .executeTakeFirst()
  const number = request && numberIn(sealer, key, request)
  if (!request || number === undefined) return undefined
  const respondent = await tx
    .selectFrom('respondent')
    .select(['id', 'part', 'name', 'email', 'locale', 'state', 'invitedBy'])
    .where('requestId', '=', request.id)
    .where('number', '=', number)
    .where('state', '!=', 'ended')
    .executeTakeFirst()
  if (!respondent) return undefined
  // Whoever was invited by a colleague has a mailbox of their own; the first one is the office itself.
  const mailbox = respondent.invitedBy === null ? await contactOf(tx, request.institutionId) : respondent.email
  return { ...request, state: request.state as StoredState, respondent, mailbox: mailbox ?? null }
}
export type AtDoor = NonNullable<Awaited<ReturnType<typeof respondentAt>>>

/** The door of a request. */
export const requestDoorway: Doorway<AtDoor> = {
  codeMail: 'reply.mail.code',
  at: respondentAt,
  entered: noteOpened,
}

export function sendCode(host: Host, link: Link, address: string): Promise<void> {
  return sendCodeAt(host, requestDoorway, { link, address })
}

interface Shown {
  readonly code: string
  readonly address: string
  readonly locale: Locale
  /** How they want to be called by colleagues in the same questionnaire. */
  readonly called?: string | undefined
}

export function enterWithCode(host: Host, link: Link, shown: Shown): Promise<string> {
  return enterAt(host, requestDoorway, { link, ...shown })
}

async function noteOpened(tx: Tx, { now }: Door, { id, country, respondent }: AtDoor): Promise<void> {
  const onDay = now.toISOString().slice(0, 10)
  await addEvents(tx, [
    { request: { id, country }, kind: 'opened', onDay, at: now, personId: null, respondentId: respondent.id },
  ])
  await writeAudit(tx, {
    at: now,
    actor: respondent.id,
    act: 'reply.entered',
    outcome: 'done',
    country,
    subject: `request ${id}`,
    details: { part: respondent.part },
  })
}
