import { accept } from '../../kit/input.ts'
import type { Tx } from '../../server/db/types.ts'
import type { Host } from '../../server/perform.ts'
import { z } from 'zod'
import { prepared, renewRecoveryCodes, setSecrets, type NewSecrets } from './credentials.server.ts'
import { hashOfToken, NO_ADDRESS, openSession } from './host.server.ts'
import { Email, LocaleName, PersonName } from './model.ts'
import { addPasskey, type Answered } from './passkeys.server.ts'
import { identityProblem } from './problems.ts'
import type { RelyingParty } from './relying-party.ts'
import { noteAct, type Arrival, type Door } from './sign-in.server.ts'

export interface Invited {
  readonly personId: string
  readonly name: string
  readonly email: string
  /** The first administrator has no name and no address yet. */
  readonly isFirst: boolean
}

/** Whom an invitation is for, while it may be used. */
export async function invited(tx: Tx, { now }: Pick<Door, 'now'>, token: string): Promise<Invited> {
  const row = await tx
    .selectFrom('invitation')
    .innerJoin('person', 'person.id', 'invitation.personId')
    .select(['person.id as personId', 'person.name', 'person.email'])
    .where('tokenHash', '=', hashOfToken(token))
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now.toISOString())
    .where('person.state', '!=', 'ended')
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw identityProblem['invitation-over']()
  return { ...row, isFirst: row.email === NO_ADDRESS }
}

const Introduction = z.object({ name: PersonName, email: Email.optional(), locale: LocaleName })

export interface Acceptance {
  readonly introduction: unknown
  readonly secrets?: NewSecrets | undefined
  readonly passkey?: { readonly rp: RelyingParty; readonly answered: Answered } | undefined
}

/** Sets up a way in and opens the first session. Whatever was a way in before is none any more. */
export async function acceptInvitation(host: Host, arrival: Arrival, token: string, it: Acceptance) {
  const [guest, door] = await host.asSystem(async (tx, doing) => [await invited(tx, doing, token), doing] as const)
  const given = accept(guest.isFirst ? Introduction.required({ email: true }) : Introduction, it.introduction)
  const { name, locale } = given
  const email = (guest.isFirst ? given.email : undefined) ?? guest.email
  const ready = it.secrets && (await prepared(door, { name, email }, it.secrets))
  return host.asSystem(async (tx, doing) => {
    const { personId } = await invited(tx, doing, token)
    await closeOtherWays(tx, doing, personId)
    await tx.updateTable('person').set({ name, email, locale, state: 'active' }).where('id', '=', personId).execute()
    await tx
      .updateTable('invitation')
      .set({ usedAt: doing.now.toISOString() })
      .where('tokenHash', '=', hashOfToken(token))
      .execute()
    if (ready) await setSecrets(tx, doing, personId, ready)
    if (it.passkey) await addPasskey(tx, doing, { personId, label: arrival.device, ...it.passkey })
    if (!ready && !it.passkey) throw identityProblem['last-way-in']()
    const codes = await renewRecoveryCodes(tx, doing, personId)
    await noteAct(tx, doing, personId, 'invitation.accepted', { how: ready ? 'password' : 'passkey' })
    return { codes, token: await openSession(tx, doing, { personId, device: arrival.device }) }
  })
}

async function closeOtherWays(tx: Tx, { now }: Door, personId: string): Promise<void> {
  for (const table of ['password', 'totp', 'recoveryCode', 'passkey'] as const)
    await tx.deleteFrom(table).where('personId', '=', personId).execute()
  await tx
    .updateTable('session')
    .set({ endedAt: now.toISOString() })
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .execute()
}
