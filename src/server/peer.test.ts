import { expect, test } from 'vitest'
import { peerAddress } from './peer.ts'

test('behind a proxy of this machine, each reader has an address of their own', () => {
  expect(peerAddress('127.0.0.1', '203.0.113.9')).toBe('203.0.113.9')
  expect(peerAddress('::ffff:127.0.0.1', 'made up by the reader, 198.51.100.7')).toBe('198.51.100.7')
  expect(peerAddress('::1', undefined)).toBe('::1')
})

test('from anywhere else the header is not believed', () => {
  expect(peerAddress('203.0.113.9', '10.0.0.1')).toBe('203.0.113.9')
  expect(peerAddress(undefined, undefined)).toBe('')
})
