import { Secret, TOTP } from 'otpauth'

const STEP = 30

const generator = (secret: string, label = '') =>
  new TOTP({ issuer: 'Rapporteur', label, secret: Secret.fromBase32(secret), period: STEP, digits: 6 })

/** 160 bits of a keyed hash, in base 32 as authenticator apps take it. */
export const totpSecretOf = (mark: string): string => Secret.fromHex(mark.slice(0, 40)).base32

export const totpAddress = (secret: string, email: string): string => generator(secret, email).toString()

/** The time step of a right code that was not used yet: one step early or late is right too. */
export function stepOfCode(secret: string, code: string, lastStep: number, now: Date): number | undefined {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const delta = generator(secret).validate({ token, timestamp: now.getTime(), window: 1 })
  if (delta === null) return undefined
  const step = Math.floor(now.getTime() / 1000 / STEP) + delta
  return step > lastStep ? step : undefined
}
