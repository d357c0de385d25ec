import type { Doing } from '../../kit/acts.ts'
import { forgetTries, mayTry, type Bucket } from '../../server/attempts.ts'
import { writeAudit } from '../../server/audit.ts'
import type { Locale } from '../../locale/index.ts'
import type { Tx } from '../../server/db/types.ts'
import type { Host } from '../../server/perform.ts'
import { addEvents, codeMark, newCode, numberIn, openRespondentSession } from '../request/commands.server.ts'
import { contactOf } from '../request/queries.server.ts'
import type { StoredState } from '../request/model.ts'
import { replyProblem } from './problems.ts'

const MINUTE = 60_000
const SPAN = 15 * MINUTE
/** Wrong codes before a code is worth nothing. */
const MOST_WRONG = 5

export interface Link {
  readonly reference: string
  readonly key: string
}

type Door = Omit<Doing, 'actor'>

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
    .select(['id', 'part', 'name', 'email', 'locale', 'state'])
    .where('requestId', '=', request.id)
    .where('number', '=', number)
    .where('state', '!=', 'ended')
    .executeTakeFirst()
  if (!respondent) return undefined
  const mailbox = respondent.part === 'owner' ? await contactOf(tx, request.institutionId) : respondent.email
  return { ...request, state: request.state as StoredState, respondent, mailbox: mailbox ?? null }
}
export type AtDoor = NonNullable<Awaited<ReturnType<typeof respondentAt>>>

const sendingBuckets = (respondent: string, address: string): Bucket[] => [
  { name: `reply code to ${respondent}`, most: 5, span: SPAN },
  { name: `reply codes from ${address}`, most: 30, span: SPAN },
]
const tryingBuckets = (respondent: string, address: string): Bucket[] => [
  { name: `reply try ${respondent}`, most: 15, span: SPAN },
  { name: `reply tries from ${address}`, most: 60, span: SPAN },
]

/** Sends a one-time code to the registered mailbox, and to nowhere else, whoever holds the link. */
export async function sendCode(host: Host, link: Link, address: string): Promise<void> {
  const outcome = await host.asSystem(async (tx, door) => {
    const found = await respondentAt(tx, door, link)
    if (!found) return 'link-not-good' as const
    if (found.mailbox === null) return 'no-mailbox' as const
    if (!(await mayTry(tx, door, sendingBuckets(found.respondent.id, address)))) return 'wait-for-codes' as const
    const code = await newCode(tx, door, found.respondent.id, 'mailbox')
    const values = { reference: found.reference, code }
    const { locale } = found.respondent
    await door.post({
      recipient: found.mailbox,
      locale,
      subject: door.say(locale, 'reply.mail.code.subject', values),
      body: door.say(locale, 'reply.mail.code.body', values),
    })
    return 'sent' as const
  })
  if (outcome !== 'sent') throw replyProblem[outcome]()
}

interface Shown {
  readonly code: string
  readonly address: string
  /** The language of the door: who came in by it goes on in it. */
  readonly locale: Locale
}

/** Lets in who shows the code: gives the token of a session for this one request. */
export async function enterWithCode(host: Host, link: Link, { code, address, locale }: Shown): Promise<string> {
  const outcome = await host.asSystem(async (tx, door) => {
    const found = await respondentAt(tx, door, link)
    if (!found) return 'link-not-good' as const
    const buckets = tryingBuckets(found.respondent.id, address)
    if (!(await mayTry(tx, door, buckets))) return 'wait-to-try' as const
    if (!(await isRightCode(tx, door, found.respondent.id, code.replace(/\D/g, '')))) return 'wrong-code' as const
    await forgetTries(tx, door, buckets)
    return { token: await enter(tx, door, found, locale) }
  })
  if (typeof outcome === 'string') throw replyProblem[outcome]()
  return outcome.token
}

async function isRightCode(tx: Tx, { sealer, now }: Door, respondentId: string, typed: string): Promise<boolean> {
  const code = await tx
    .selectFrom('respondentCode')
    .select(['id', 'codeHash', 'attempts', 'usedAt', 'expiresAt'])
    .where('respondentId', '=', respondentId)
    .orderBy('turn', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  if (!code || code.usedAt !== null || code.attempts >= MOST_WRONG || code.expiresAt <= now.toISOString()) return false
  const isRight = code.codeHash === codeMark(sealer, respondentId, typed)
  await tx
    .updateTable('respondentCode')
    .set({ attempts: code.attempts + 1, usedAt: isRight ? now.toISOString() : null })
    .where('id', '=', code.id)
    .execute()
  return isRight
}

async function enter(
  tx: Tx,
  { now }: Door,
  { id, country, respondent, mailbox }: AtDoor,
  locale: Locale,
): Promise<string> {
  await tx
    .updateTable('respondent')
    .set({ state: 'active', email: mailbox, locale })
    .where('id', '=', respondent.id)
    .execute()
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
  return openRespondentSession(tx, now, respondent.id)
}
