import type { Tx } from '../../server/db/types.ts'
import { hashPassword, weakness } from './password.server.ts'
import { newRecoveryCodes, recoveryCode } from './recovery-codes.server.ts'
import type { Door } from './sign-in.server.ts'
import { qrOf } from './qr.ts'
import { stepOfCode, totpAddress, totpSecretOf } from './totp.server.ts'
import { kitProblem, type FieldProblem } from '../../kit/problems.ts'

/**
 * What an authenticator app is set up with. The same seed gives the same secret, so that a form sent again after a
 * mistake still fits the picture that was scanned; without the product's key nobody can make it from the seed.
 */
export function authenticatorFor({ sealer }: Pick<Door, 'sealer'>, seed: string, email: string) {
  const secret = totpSecretOf(sealer.mark(`authenticator ${seed}`))
  const address = totpAddress(secret, email)
  return { secret, address, qr: qrOf(address) }
}

export interface NewSecrets {
  readonly password: string
  /** Undefined where the authenticator stays as it is. */
  readonly totp?: { readonly seed: string; readonly code: string } | undefined
}

export interface ReadySecrets {
  readonly hash: string
  readonly totp?: { readonly sealed: string; readonly step: number } | undefined
}

/** Checks and hashes before any transaction: the work is slow on purpose. */
export async function prepared(
  door: Pick<Door, 'sealer' | 'now'>,
  owner: { name: string; email: string },
  { password, totp }: NewSecrets,
): Promise<ReadySecrets> {
  const fields: FieldProblem[] = []
  const weak = weakness(password, owner)
  if (weak) fields.push({ field: 'password', key: weak })
  const secret = totp && authenticatorFor(door, totp.seed, owner.email).secret
  const step = totp && secret && stepOfCode(secret, totp.code, 0, door.now)
  if (totp && !step) fields.push({ field: 'code', key: 'identity.field.wrong-code' })
  if (fields.length > 0) throw kitProblem.invalid({}, { fields })
  return {
    hash: await hashPassword(password),
    totp: secret && step ? { sealed: door.sealer.seal(secret), step } : undefined,
  }
}

export async function setSecrets(tx: Tx, { now }: Door, personId: string, { hash, totp }: ReadySecrets): Promise<void> {
  const setAt = now.toISOString()
  await tx
    .insertInto('password')
    .values({ personId, hash, setAt })
    .onConflict((c) => c.column('personId').doUpdateSet({ hash, setAt }))
    .execute()
  if (!totp) return
  const row = { secret: totp.sealed, confirmedAt: setAt, lastStep: totp.step }
  await tx
    .insertInto('totp')
    .values({ personId, ...row })
    .onConflict((c) => c.column('personId').doUpdateSet(row))
    .execute()
}

/** Ten new codes in place of all earlier ones; shown once, only their marks are kept. */
export async function renewRecoveryCodes(tx: Tx, { sealer }: Door, personId: string): Promise<string[]> {
  const codes = newRecoveryCodes()
  await tx.deleteFrom('recoveryCode').where('personId', '=', personId).execute()
  await tx
    .insertInto('recoveryCode')
    .values(codes.map((code) => ({ personId, hash: sealer.mark(recoveryCode(code)!) })))
    .execute()
  return codes
}
