import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { Sealer } from '../kit/given.ts'

const VERSION = 1
const NONCE = 12
const TAG = 16

/**
 * Seals with AES-256-GCM and marks with HMAC-SHA-256, under two keys drawn from the product's secret. What was sealed
 * under another secret, or changed by one bit, does not open: `open` throws.
 */
export function createSealer(secret: Uint8Array): Sealer {
  const keyFor = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `rapporteur ${purpose}`, 32))
  const sealKey = keyFor('seal')
  const markKey = keyFor('mark')
  return {
    seal(plain) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce)
      const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    open(text) {
      const bytes = Buffer.from(text, 'base64url')
      if (bytes[0] !== VERSION || bytes.length < 1 + NONCE + TAG) throw new Error('not sealed by this product')
      const decipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(1, 1 + NONCE), { authTagLength: TAG })
      decipher.setAuthTag(bytes.subarray(1 + NONCE, 1 + NONCE + TAG))
      return Buffer.concat([decipher.update(bytes.subarray(1 + NONCE + TAG)), decipher.final()])
    },
    mark: (text) => createHmac('sha256', markKey).update(text).digest('hex'),
  }
}
