import { randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSealer } from '../../server/sealer.ts'
import { postalOf, requestOf, tagIn, tagOf } from './mail-tag.ts'

const sealer = createSealer(randomBytes(32))
const DROP = 'answers@example.org'
const ASKED = { country: 'rs', askedByEmail: 'ana@example.org' }

test('an address for answers leads back to its request, in whatever case it comes', () => {
  for (const id of [
    randomUUID(),
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    ...Array.from({ length: 200 }, () => randomUUID()),
  ]) {
    const { replyTo, returnsTo } = postalOf({ sealer, mailReplyTo: DROP }, { id, ...ASKED })
    expect(replyTo).toMatch(/^answers\+[0-9a-z]{38}@example\.org$/)
    expect(replyTo!.split('@')[0]!.length).toBeLessThanOrEqual(64)
    expect(returnsTo).toBe(replyTo)
    expect(requestOf(sealer, tagIn(DROP, ` ${replyTo!.toUpperCase()} `)!)).toBe(id)
  }
})

test('a tag that is changed, made elsewhere or no tag at all leads nowhere', () => {
  const id = randomUUID()
  const tag = tagOf(sealer, id)
  for (let at = 0; at < tag.length; at++) {
    const other = tag.slice(0, at) + (tag[at] === 'a' ? 'b' : 'a') + tag.slice(at + 1)
    expect(requestOf(sealer, other)).toBeUndefined()
  }
  expect(requestOf(createSealer(randomBytes(32)), tag)).toBeUndefined()
  for (const none of ['', 'z'.repeat(38), `${tag}a`, tag.slice(1), "' or 1=1 --"])
    expect(requestOf(sealer, none)).toBeUndefined()
})

test('only a tagged address of the mailbox for answers has a tag', () => {
  expect(tagIn(DROP, 'answers+x@example.org')).toBe('x')
  for (const other of ['answers@example.org', 'answers+x@example.com', 'other+x@example.org', 'answers+x', ''])
    expect(tagIn(DROP, other)).toBeUndefined()
})

test('without a mailbox for answers they go to who asks', () => {
  const { replyTo, returnsTo } = postalOf({ sealer }, { id: randomUUID(), ...ASKED })
  expect([replyTo, returnsTo]).toEqual(['ana@example.org', undefined])
})
