import type { Doing } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import { writeAudit } from '../../server/audit.ts'
import type { Tx } from '../../server/db/types.ts'
import type { Host } from '../../server/perform.ts'
import { forgetTries, mayTry } from '../../server/attempts.ts'
import { bucketsOf, codeBucket } from './attempts.ts'
import { hashOfToken, identify, newToken, openSession } from './host.server.ts'
import { isPassword } from './password.server.ts'
import { identityProblem } from './problems.ts'
import { recoveryCode } from './recovery-codes.server.ts'
import { stepOfCode } from './totp.server.ts'

export type Door = Omit<Doing, 'actor'>

/** Who knocks, as far as anything is kept of it. */
export interface Arrival {
  readonly address: string
  readonly device: string
}

export type Means = 'password' | 'recovery-code' | 'passkey'

/** What follows a proof, in its transaction: a session, of which it gives the token. */
export type Opening = (tx: Tx, door: Door, personId: string, how: Means) => Promise<string>

interface Typed {
  readonly email: string
  readonly password: string
  readonly code: string
}

/**
 * Password and code in one step, so that a right password alone tells nothing. Whether the account exists shows neither
 * in words nor in work done. Gives the session's token.
 */
export async function proveByPassword(host: Host, arrival: Arrival, typed: Typed, open: Opening): Promise<string> {
  const email = typed.email.trim().toLowerCase()
  const buckets = bucketsOf(arrival.address, email)
  if (!(await host.asSystem((tx, door) => mayTry(tx, door, buckets)))) throw identityProblem['wait-a-minute']()
  const account = await host.asSystem((tx) => accountOf(tx, email))
  const isRight = await isPassword(account?.hash ?? undefined, typed.password)
  const mayGoOn = account !== undefined && (isRight || account.hash === null)
  const outcome = await host.asSystem(async (tx, door) => {
    if (account && isRight && !(await mayTry(tx, door, [codeBucket(account.id)]))) return 'wait' as const
    const how = mayGoOn ? await proofOf(tx, door, account.id, typed.code) : undefined
    if (!account || !how) return noteRefusal(tx, door, account?.id)
    await forgetTries(tx, door, [...buckets.slice(0, 1), codeBucket(account.id)])
    return { token: await open(tx, door, account.id, how) }
  })
  if (outcome === 'wait') throw identityProblem['wait-a-minute']()
  if (outcome === 'no') throw identityProblem['not-signed-in']()
  return outcome.token
}

function accountOf(tx: Tx, email: string): Promise<{ id: string; hash: string | null } | undefined> {
  return tx
    .selectFrom('person')
    .leftJoin('password', 'password.personId', 'person.id')
    .select(['person.id', 'password.hash'])
    .where('email', '=', email)
    .where('state', '=', 'active')
    .executeTakeFirst()
}

/** A code of the authenticator app, or a recovery code; either is good once. */
async function proofOf(tx: Tx, door: Door, personId: string, code: string): Promise<Means | undefined> {
  if (await useCode(tx, door, personId, code)) return 'password'
  const recovery = recoveryCode(code)
  if (!recovery) return undefined
  const { numUpdatedRows } = await tx
    .updateTable('recoveryCode')
    .set({ usedAt: door.now.toISOString() })
    .where('personId', '=', personId)
    .where('hash', '=', door.sealer.mark(recovery))
    .where('usedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n ? 'recovery-code' : undefined
}

async function useCode(tx: Tx, door: Door, personId: string, code: string): Promise<boolean> {
  const totp = await tx
    .selectFrom('totp')
    .select(['secret', 'lastStep'])
    .where('personId', '=', personId)
    .where('confirmedAt', 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  if (!totp) return false
  const secret = Buffer.from(door.sealer.open(totp.secret)).toString()
  const lastStep = stepOfCode(secret, code, totp.lastStep, door.now)
  if (lastStep === undefined) return false
  await tx.updateTable('totp').set({ lastStep }).where('personId', '=', personId).execute()
  return true
}

/** Of an address that nobody has, nothing is noted but that somebody tried. */
export async function noteRefusal(tx: Tx, door: Door, personId: string | undefined): Promise<'no'> {
  await writeAudit(tx, {
    at: door.now,
    actor: null,
    act: 'sign-in.refused',
    outcome: 'denied',
    country: null,
    subject: personId === undefined ? null : `person ${personId}`,
    details: null,
  })
  return 'no'
}

export async function noteAct(tx: Tx, door: Door, personId: string, act: string, details: unknown = null) {
  const note = { at: door.now, actor: personId, act, outcome: 'done', country: null } as const
  await writeAudit(tx, { ...note, subject: `person ${personId}`, details })
}

/** A session of its own for each sign-in. */
export const newSession =
  ({ device }: Arrival): Opening =>
  async (tx, door, personId, how) => {
    await noteAct(tx, door, personId, 'sign-in.done', { how, device })
    return openSession(tx, door, { personId, device })
  }

/** The same session, fresh, under a new token; its end stays where it was. */
export const renewed =
  (token: string): Opening =>
  async (tx, door, personId, how) => {
    const actor = await identify(tx, token, door.now)
    if (actor?.id !== personId) throw kitProblem['signed-out']()
    const next = newToken()
    await tx
      .updateTable('session')
      .set({ tokenHash: hashOfToken(next), freshAt: door.now.toISOString(), lastSeenAt: door.now.toISOString() })
      .where('tokenHash', '=', hashOfToken(token))
      .execute()
    await noteAct(tx, door, personId, 'sign-in.again', { how })
    return next
  }

export async function signOut(host: Host, token: string): Promise<void> {
  await host.asSystem(async (tx, door) => {
    const actor = await identify(tx, token, door.now)
    if (!actor) return
    await tx
      .updateTable('session')
      .set({ endedAt: door.now.toISOString() })
      .where('tokenHash', '=', hashOfToken(token))
      .execute()
    await noteAct(tx, door, actor.id, 'sign-out.done')
  })
}

/** Who may be entered as, in a base that holds invented data alone; nobody in any other. */
async function sampleEntrance(tx: Tx): Promise<boolean> {
  const instance = await tx.selectFrom('instance').select('isSample').executeTakeFirst()
  return instance?.isSample === true
}

/** Signs in as an invented person without proof. The base itself says whether its people are invented. */
export function enterAs(host: Host, arrival: Arrival, personId: string): Promise<string> {
  return host.asSystem(async (tx, door) => {
    const person = (await sampleEntrance(tx))
      ? await tx
          .selectFrom('person')
          .select('id')
          .where('id', '=', personId)
          .where('state', '=', 'active')
          .executeTakeFirst()
      : undefined
    if (!person) throw kitProblem['not-found']()
    await noteAct(tx, door, person.id, 'sign-in.done', { how: 'sample' })
    return openSession(tx, door, { personId: person.id, device: arrival.device })
  })
}
