import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Sealer } from '../../kit/given.ts'

const NONCE = 12
const TAG = 16

/** Bytes under a key of their own (AES-256-GCM: nonce, tag, ciphertext); the key leaves only wrapped. */
export function sealBytes(sealer: Sealer, bytes: Uint8Array): { sealed: Uint8Array; sealedKey: string } {
  const key = randomBytes(32)
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const body = Buffer.concat([cipher.update(bytes), cipher.final()])
  return { sealed: Buffer.concat([nonce, cipher.getAuthTag(), body]), sealedKey: sealer.seal(key) }
}

/** Throws where the bytes or the key were changed. */
export function openBytes(sealer: Sealer, sealed: Uint8Array, sealedKey: string): Uint8Array {
  const cipher = createDecipheriv('aes-256-gcm', sealer.open(sealedKey), sealed.subarray(0, NONCE))
  cipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
  return Buffer.concat([cipher.update(sealed.subarray(NONCE + TAG)), cipher.final()])
}
