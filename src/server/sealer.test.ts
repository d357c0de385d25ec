import { expect, test } from 'vitest'
import { createSealer } from './sealer.ts'

const secret = new Uint8Array(32).fill(7)
const sealer = createSealer(secret)

test('what is sealed opens to the same bytes, and no two seals are alike', () => {
  const plain = Uint8Array.of(0, 255, 10, 13)
  expect(new Uint8Array(sealer.open(sealer.seal(plain)))).toEqual(plain)
  expect(Buffer.from(sealer.open(sealer.seal('čekić'))).toString()).toBe('čekić')
  expect(sealer.seal('same')).not.toBe(sealer.seal('same'))
})

test('any one changed bit, a cut end or another secret does not open', () => {
  const sealed = Buffer.from(sealer.seal('secret'), 'base64url')
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed)
    changed[at]! ^= 1
    expect(() => sealer.open(changed.toString('base64url')), `byte ${at}`).toThrow()
    expect(() => sealer.open(sealed.subarray(0, at).toString('base64url')), `cut at ${at}`).toThrow()
  }
  expect(() => createSealer(new Uint8Array(32).fill(8)).open(sealer.seal('secret'))).toThrow()
})

test('a mark is always the same for one secret, and tells nothing under another', () => {
  expect(sealer.mark('a@example.org')).toBe(createSealer(secret).mark('a@example.org'))
  expect(sealer.mark('a@example.org')).toMatch(/^[0-9a-f]{64}$/)
  expect(sealer.mark('a@example.org')).not.toBe(createSealer(new Uint8Array(32).fill(8)).mark('a@example.org'))
})
