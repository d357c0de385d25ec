import type { Doing } from '../../kit/acts.ts'
import type { Locale } from '../../locale/index.ts'
import { forgetTries, mayTry, type Bucket } from '../../server/attempts.ts'
import type { Tx } from '../../server/db/types.ts'
import type { Host } from '../../server/perform.ts'
import { codeMark, newCode, openRespondentSession } from '../request/commands.server.ts'
import { replyProblem } from './problems.ts'

const MINUTE = 60_000
const SPAN = 15 * MINUTE
/** Wrong codes before a code is worth nothing. */
const MOST_WRONG = 5

export interface Link {
  readonly reference: string
  readonly key: string
}

export type Door = Omit<Doing, 'actor'>

/** Who stands at a door, whatever lies behind it. */
export interface Standing {
  readonly reference: string
  readonly respondent: { readonly id: string; readonly locale: string }
  /** Where the code goes, and nowhere else; null: no mailbox is known. */
  readonly mailbox: string | null
}

/** What institutions come in to by a link and a code: a request, or findings. */
export interface Doorway<S extends Standing> {
  /** Of the mail with the code: `.subject` and `.body`. */
  readonly codeMail: string
  /** Undefined where the link is not, or no longer, good. */
  at(tx: Tx, door: Pick<Door, 'sealer'>, link: Link): Promise<S | undefined>
  /** Notes who came in, in the same transaction. */
  entered(tx: Tx, door: Door, standing: S): Promise<void>
}

const sendingBuckets = (respondent: string, address: string): Bucket[] => [
  { name: `reply code to ${respondent}`, most: 5, span: SPAN },
  { name: `reply codes from ${address}`, most: 30, span: SPAN },
]
const tryingBuckets = (respondent: string, address: string): Bucket[] => [
  { name: `reply try ${respondent}`, most: 15, span: SPAN },
  { name: `reply tries from ${address}`, most: 60, span: SPAN },
]

interface Asking {
  readonly link: Link
  readonly address: string
}

/** Sends a one-time code to the registered mailbox, and to nowhere else, whoever holds the link. */
export async function sendCodeAt<S extends Standing>(host: Host, doorway: Doorway<S>, asking: Asking): Promise<void> {
  const outcome = await host.asSystem(async (tx, door) => {
    const found = await doorway.at(tx, door, asking.link)
    if (!found) return 'link-not-good' as const
    if (found.mailbox === null) return 'no-mailbox' as const
    if (!(await mayTry(tx, door, sendingBuckets(found.respondent.id, asking.address)))) return 'wait-for-codes' as const
    const code = await newCode(tx, door, found.respondent.id, 'mailbox')
    const values = { reference: found.reference, code }
    const { locale } = found.respondent
    await door.post({
      recipient: found.mailbox,
      locale,
      subject: door.say(locale, `${doorway.codeMail}.subject`, values),
      body: door.say(locale, `${doorway.codeMail}.body`, values),
    })
    return 'sent' as const
  })
  if (outcome !== 'sent') throw replyProblem[outcome]()
}

interface Showing extends Asking {
  readonly code: string
  /** The language of the door: who came in by it goes on in it. */
  readonly locale: Locale
  /** How they want to be called by colleagues who came in by the same link. */
  readonly called?: string | undefined
}

/** Lets in who shows the code: gives the token of a session for what lies behind this one link. */
export async function enterAt<S extends Standing>(
  host: Host,
  doorway: Doorway<S>,
  { link, address, code, locale, called = '' }: Showing,
): Promise<string> {
  const outcome = await host.asSystem(async (tx, door) => {
    const found = await doorway.at(tx, door, link)
    if (!found) return 'link-not-good' as const
    const buckets = tryingBuckets(found.respondent.id, address)
    if (!(await mayTry(tx, door, buckets))) return 'wait-to-try' as const
    if (!(await isRightCode(tx, door, found.respondent.id, code.replace(/\D/g, '')))) return 'wrong-code' as const
    await forgetTries(tx, door, buckets)
    await tx
      .updateTable('respondent')
      .set({ state: 'active', email: found.mailbox, locale })
      .where('id', '=', found.respondent.id)
      .execute()
    await doorway.entered(tx, door, found)
    return { token: await openRespondentSession(tx, door.now, found.respondent.id, called.trim().slice(0, 60)) }
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
