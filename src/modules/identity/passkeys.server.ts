import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { Tx } from '../../server/db/types.ts'
import type { Host } from '../../server/perform.ts'
import { mayTry } from '../../server/attempts.ts'
import { bucketsOf } from './attempts.ts'
import { identityProblem } from './problems.ts'
import type { RelyingParty } from './relying-party.ts'
import { noteRefusal, type Arrival, type Door, type Opening } from './sign-in.server.ts'

/** EdDSA, ES256, RS256: what devices have; newer ones are experimental in Node. */
const ALGORITHMS = [-8, -7, -257]
const FIVE_MINUTES = 5 * 60_000

/** What a page posts after the browser has spoken with the device. */
export interface Answered {
  readonly challenge: string
  readonly response: string
}

type Kind = 'passkey-new' | 'passkey-use'

async function keepChallenge(tx: Tx, { now }: Door, it: { kind: Kind; personId: string | null; value: string }) {
  await tx.deleteFrom('challenge').where('expiresAt', '<', now.toISOString()).execute()
  const expiresAt = new Date(now.getTime() + FIVE_MINUTES).toISOString()
  return tx
    .insertInto('challenge')
    .values({ ...it, expiresAt })
    .returning('id')
    .executeTakeFirstOrThrow()
}

/** A challenge is good once, for what and whom it was made. */
async function takeChallenge(tx: Tx, { now }: Door, id: string, kind: Kind, personId?: string) {
  if (!/^[0-9a-f-]{36}$/.test(id)) return undefined
  const taken = await tx
    .deleteFrom('challenge')
    .where('id', '=', id)
    .where('kind', '=', kind)
    .where('expiresAt', '>', now.toISOString())
    .returning(['value', 'personId'])
    .executeTakeFirst()
  return taken && (personId === undefined || taken.personId === personId) ? taken.value : undefined
}

/** For signing in: the device itself knows which accounts it has keys of. */
export async function optionsToUse(tx: Tx, door: Door, rp: RelyingParty) {
  const options = await generateAuthenticationOptions({ rpID: rp.id, userVerification: 'required' })
  const { id } = await keepChallenge(tx, door, { kind: 'passkey-use', personId: null, value: options.challenge })
  return { challenge: id, options }
}

export async function optionsToAdd(
  tx: Tx,
  door: Door,
  rp: RelyingParty,
  person: { id: string; name: string; email: string },
) {
  const known = await tx.selectFrom('passkey').select(['id']).where('personId', '=', person.id).limit(50).execute()
  const options = await generateRegistrationOptions({
    rpName: 'Rapporteur',
    rpID: rp.id,
    userID: new TextEncoder().encode(person.id),
    userName: person.email,
    userDisplayName: person.name,
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: known,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const { id } = await keepChallenge(tx, door, { kind: 'passkey-new', personId: person.id, value: options.challenge })
  return { challenge: id, options }
}

interface NewKey {
  readonly personId: string
  readonly rp: RelyingParty
  readonly answered: Answered
  readonly label: string
}

export async function addPasskey(tx: Tx, door: Door, { personId, rp, answered, label }: NewKey): Promise<void> {
  const expectedChallenge = await takeChallenge(tx, door, answered.challenge, 'passkey-new', personId)
  if (!expectedChallenge) throw identityProblem['passkey-refused']()
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: parsed<RegistrationResponseJSON>(answered.response),
    expectedChallenge,
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => ({ verified: false as const, registrationInfo: undefined }))
  if (!verified || !registrationInfo) throw identityProblem['passkey-refused']()
  const { id, publicKey, counter, transports } = registrationInfo.credential
  await tx
    .insertInto('passkey')
    .values({ id, personId, publicKey: Buffer.from(publicKey), counter, transports: [...(transports ?? [])], label })
    .execute()
}

/** Proves who somebody is by a passkey; gives the session's token. */
export async function proveByPasskey(
  host: Host,
  arrival: Arrival,
  { rp, answered }: { rp: RelyingParty; answered: Answered },
  open: Opening,
): Promise<string> {
  const buckets = bucketsOf(arrival.address, 'passkey').slice(1)
  if (!(await host.asSystem((tx, door) => mayTry(tx, door, buckets)))) throw identityProblem['wait-a-minute']()
  const outcome = await host.asSystem(async (tx, door) => {
    const personId = await personOfAnswer(tx, door, rp, answered)
    return personId === undefined
      ? noteRefusal(tx, door, undefined)
      : { token: await open(tx, door, personId, 'passkey') }
  })
  if (outcome === 'no') throw identityProblem['not-signed-in']()
  return outcome.token
}

async function personOfAnswer(tx: Tx, door: Door, rp: RelyingParty, answered: Answered): Promise<string | undefined> {
  const expectedChallenge = await takeChallenge(tx, door, answered.challenge, 'passkey-use')
  const response = parsed<AuthenticationResponseJSON>(answered.response)
  const key = await tx
    .selectFrom('passkey')
    .innerJoin('person', 'person.id', 'passkey.personId')
    .select(['passkey.id', 'personId', 'publicKey', 'counter', 'transports'])
    .where('passkey.id', '=', String(response.id))
    .where('person.state', '=', 'active')
    .forUpdate('passkey')
    .executeTakeFirst()
  if (!expectedChallenge || !key) return undefined
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge,
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    credential: {
      id: key.id,
      publicKey: new Uint8Array(key.publicKey),
      counter: key.counter,
      transports: key.transports as AuthenticatorTransport[],
    },
  }).catch(() => ({ verified: false as const, authenticationInfo: undefined }))
  if (!verified || !authenticationInfo) return undefined
  await tx
    .updateTable('passkey')
    .set({ counter: authenticationInfo.newCounter, lastUsedAt: door.now.toISOString() })
    .where('id', '=', key.id)
    .execute()
  return key.personId
}

/** What a browser sent: the library checks its shape, we only that it is an object at all. */
function parsed<T extends object>(text: string): T {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value as T
  } catch {
    // Falls through: not JSON is the same refusal as the wrong JSON.
  }
  throw identityProblem['passkey-refused']()
}
