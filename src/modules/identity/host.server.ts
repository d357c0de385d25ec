import { randomBytes } from 'node:crypto'
import type { Actor, Doing, Role } from '../../kit/acts.ts'
import { sha256 } from '../../kit/canonical.ts'
import { writeAudit } from '../../server/audit.ts'
import type { Tx } from '../../server/db/types.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
export const IDLE_LIMIT = 2 * HOUR
export const ABSOLUTE_LIMIT = 12 * HOUR
const FRESH_FOR = 10 * MINUTE
const INVITATION_LIMIT = 7 * 24 * HOUR

const before = (now: Date, span: number) => new Date(now.getTime() - span)
const after = (now: Date, span: number) => new Date(now.getTime() + span)

/** 32 random bytes: its plain hash is as hard to guess as itself. */
export const newToken = () => randomBytes(32).toString('base64url')
export const hashOfToken = (token: string) => sha256(token)

/** Who holds this session, with the roles of this very moment. */
export async function identify(tx: Tx, token: string, now: Date): Promise<Actor | undefined> {
  const tokenHash = hashOfToken(token)
  const session = await tx
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.personId')
    .select([
      'session.id as sessionId',
      'session.lastSeenAt',
      'session.freshAt',
      'person.id',
      'person.name',
      'person.locale',
    ])
    .where('session.tokenHash', '=', tokenHash)
    .where('session.endedAt', 'is', null)
    .where('session.expiresAt', '>', now.toISOString())
    .where('session.lastSeenAt', '>', before(now, IDLE_LIMIT).toISOString())
    .where('person.state', '=', 'active')
    .executeTakeFirst()
  if (!session) return undefined
  if (Date.parse(session.lastSeenAt) < now.getTime() - MINUTE)
    await tx.updateTable('session').set({ lastSeenAt: now.toISOString() }).where('tokenHash', '=', tokenHash).execute()
  const grants = await tx
    .selectFrom('roleGrant')
    .select(['role', 'country', 'institutionId as institution'])
    .where('personId', '=', session.id)
    .where('endedAt', 'is', null)
    .orderBy('grantedAt')
    .limit(200)
    .execute()
  const { id, name, locale, sessionId, freshAt } = session
  const isFresh = Date.parse(freshAt) > now.getTime() - FRESH_FOR
  return {
    id,
    name,
    locale,
    sessionId,
    isFresh,
    grants: grants.map((grant) => ({ ...grant, role: grant.role as Role })),
  }
}

/** Opens a session for somebody who has just proved who they are; gives its token, of which only the hash is kept. */
export async function openSession(
  tx: Tx,
  doing: Pick<Doing, 'now'>,
  { personId, device }: { personId: string; device: string },
  now = doing.now,
): Promise<string> {
  const token = newToken()
  const at = now.toISOString()
  await tx
    .insertInto('session')
    .values({
      tokenHash: hashOfToken(token),
      personId,
      device,
      createdAt: at,
      lastSeenAt: at,
      freshAt: at,
      expiresAt: after(now, ABSOLUTE_LIMIT).toISOString(),
    })
    .execute()
  return token
}

/** A new invitation takes the place of those not yet used. Gives the link. */
export async function inviteByLink(
  tx: Tx,
  { now, publicUrl }: Pick<Doing, 'now' | 'publicUrl'>,
  { personId, invitedBy }: { personId: string; invitedBy: string | null },
): Promise<string> {
  const token = newToken()
  await tx.deleteFrom('invitation').where('personId', '=', personId).where('usedAt', 'is', null).execute()
  await tx
    .insertInto('invitation')
    .values({
      tokenHash: hashOfToken(token),
      personId,
      invitedBy,
      createdAt: now.toISOString(),
      expiresAt: after(now, INVITATION_LIMIT).toISOString(),
    })
    .execute()
  return `${publicUrl}/app/invitation/${token}`
}

/** Stands for the address of the first administrator, until they give it with the one-time link. */
export const NO_ADDRESS = 'administrator@nowhere.invalid'

/** While nobody administers the base: a one-time link for the first who does. Each start makes the earlier one void. */
export async function firstAdministrator(tx: Tx, doing: Pick<Doing, 'now' | 'publicUrl'>): Promise<string | undefined> {
  const administrators = tx
    .selectFrom('person')
    .innerJoin('roleGrant', 'roleGrant.personId', 'person.id')
    .select('person.id')
    .where('roleGrant.role', '=', 'administrator')
    .where('roleGrant.endedAt', 'is', null)
  if (await administrators.where('person.state', '=', 'active').limit(1).executeTakeFirst()) return undefined
  const waiting = await administrators.where('person.email', '=', NO_ADDRESS).limit(1).executeTakeFirst()
  const personId = waiting?.id ?? (await insertFirst(tx))
  const link = await inviteByLink(tx, doing, { personId, invitedBy: null })
  await writeAudit(tx, {
    at: doing.now,
    actor: null,
    act: 'person.invited',
    outcome: 'done',
    country: null,
    subject: `person ${personId}`,
    details: { roles: [{ role: 'administrator', country: null }] },
  })
  return link
}

async function insertFirst(tx: Tx): Promise<string> {
  const { id } = await tx
    .insertInto('person')
    .values({ name: NO_ADDRESS, email: NO_ADDRESS })
    .onConflict((c) => c.column('email').doUpdateSet({ state: 'invited', endedAt: null }))
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('roleGrant')
    .values({ personId: id, role: 'administrator' })
    .onConflict((c) => c.doNothing())
    .execute()
  return id
}
