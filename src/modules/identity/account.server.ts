import type { Actor } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import type { Tx } from '../../server/db/types.ts'
import type { Host } from '../../server/perform.ts'
import { prepared, renewRecoveryCodes, setSecrets, type NewSecrets } from './credentials.server.ts'
import { identify } from './host.server.ts'
import { addPasskey, optionsToAdd, type Answered } from './passkeys.server.ts'
import type { RelyingParty } from './relying-party.ts'
import { decide } from './rights.ts'
import { noteAct, type Door } from './sign-in.server.ts'

/**
 * Acts whose input or answer is a secret: they leave no trace of it, so they are no commands, whose input is hashed and
 * whose answer is kept. Rights and audit are the same.
 */
async function securely<T>(
  host: Host,
  token: string | undefined,
  records: string | undefined,
  work: (tx: Tx, door: Door, actor: Actor) => Promise<T>,
): Promise<T> {
  return host.asSystem(async (tx, door) => {
    const actor = token === undefined ? undefined : await identify(tx, token, door.now)
    if (!actor) throw kitProblem['signed-out']()
    const verdict = decide('account.secure', actor, { subject: 'account', country: null, person: actor.id })
    if (verdict === 'sign-in-again') throw kitProblem['sign-in-again']()
    if (verdict !== 'allowed') throw kitProblem['not-allowed']()
    const result = await work(tx, door, actor)
    if (records) await noteAct(tx, door, actor.id, records)
    return result
  })
}

const ownerOf = (tx: Tx, { id }: Actor) =>
  tx.selectFrom('person').select(['id', 'name', 'email']).where('id', '=', id).executeTakeFirstOrThrow()

/** A new password, and where asked for a new authenticator; every other session ends. */
export async function changeSecrets(host: Host, token: string | undefined, secrets: NewSecrets): Promise<void> {
  const { owner, door } = await securely(host, token, undefined, async (tx, door, actor) => ({
    owner: await ownerOf(tx, actor),
    door,
  }))
  const ready = await prepared(door, owner, secrets)
  await securely(host, token, 'account.password-changed', async (tx, { now, ...door }, actor) => {
    await setSecrets(tx, { now, ...door }, actor.id, ready)
    await tx
      .updateTable('session')
      .set({ endedAt: now.toISOString() })
      .where('personId', '=', actor.id)
      .where('id', '!=', actor.sessionId)
      .where('endedAt', 'is', null)
      .execute()
  })
}

export const renewCodes = (host: Host, token: string | undefined): Promise<string[]> =>
  securely(host, token, 'account.recovery-codes-renewed', (tx, door, actor) => renewRecoveryCodes(tx, door, actor.id))

export const offerPasskey = (host: Host, token: string | undefined, rp: RelyingParty) =>
  securely(host, token, undefined, async (tx, door, actor) => optionsToAdd(tx, door, rp, await ownerOf(tx, actor)))

interface NewKey {
  readonly rp: RelyingParty
  readonly answered: Answered
  readonly label: string
}

export const keepPasskey = (host: Host, token: string | undefined, key: NewKey): Promise<void> =>
  securely(host, token, 'account.passkey-added', (tx, door, actor) =>
    addPasskey(tx, door, { personId: actor.id, ...key }),
  )
