import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SentAnswer } from './send.ts'
import { createSender, type Whereabouts } from './sender.ts'

const REST = 400
const RETRY = 1000

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A question's form with a network that can be cut and a server that counts versions. */
function desk({ isKeeping = true } = {}) {
  const it = {
    text: '',
    isCut: false,
    /** The answer is lost on its way back. */
    isDeaf: false,
    refuse: undefined as string | undefined,
    kept: undefined as { fields: readonly (readonly [string, string])[]; isPromised: boolean } | undefined,
    stored: new Map<string, { text: string; version: number }>(),
    version: 0,
    said: [] as Whereabouts[],
  }
  const field = (fields: readonly (readonly [string, string])[], name: string) =>
    fields.find(([each]) => each === name)![1]
  const sender = createSender({
    version: 0,
    wait: REST,
    retry: RETRY,
    read: () => [['cell:total', it.text]],
    keep: (fields, _version, isPromised) => {
      if (isKeeping) it.kept = { fields, isPromised }
      return Promise.resolve(isKeeping)
    },
    canKeep: () => isKeeping,
    forget: () => Promise.resolve(void (it.kept = undefined)),
    tell: (where) => void it.said.push(where),
    send: (fields): Promise<SentAnswer> => {
      if (it.isCut) return Promise.reject(new TypeError('Failed to fetch'))
      if (it.refuse) return Promise.resolve({ kind: 'refused', code: it.refuse, message: 'No.' })
      const key = field(fields, 'key')
      const earlier = it.stored.get(key)
      if (!earlier && field(fields, 'version') !== String(it.version))
        return Promise.resolve({ kind: 'refused', code: 'kit.conflict', message: 'Meanwhile.' })
      if (!earlier) it.stored.set(key, { text: field(fields, 'cell:total'), version: ++it.version })
      if (it.isDeaf) return Promise.reject(new TypeError('Failed to fetch'))
      return Promise.resolve({ kind: 'saved', version: it.stored.get(key)!.version, time: '10:42', to: '/next' })
    },
  })
  const write = async (text: string) => {
    it.text = text
    sender.changed()
    await vi.advanceTimersByTimeAsync(REST)
  }
  const texts = () => [...it.stored.values()].map(({ text }) => text)
  return { it, sender, write, texts, last: () => it.said.at(-1) }
}

test('what is written is kept here, and is not sent while the network is there', async () => {
  const { it, write, texts } = desk()
  await write('12')
  expect(it.kept).toMatchObject({ fields: expect.arrayContaining([['cell:total', '12']]), isPromised: false })
  expect(texts()).toEqual([])
})

test('without a network it is said, kept and promised; with the network it is sent and kept no longer', async () => {
  const { it, sender, write, texts, last } = desk()
  it.isCut = true
  await sender.lost()
  await write('12')
  expect(last()).toEqual({ kind: 'offline', isKept: true })
  expect(it.kept?.isPromised).toBe(true)
  it.isCut = false
  await sender.back()
  expect(texts()).toEqual(['12'])
  expect([last(), it.kept]).toEqual([{ kind: 'sent', time: '10:42', to: '/next' }, undefined])
})

test('a network that is lost before anything is written leaves nothing here', async () => {
  const { it, sender, last } = desk()
  it.isCut = true
  await sender.lost()
  expect([last(), it.kept]).toEqual([{ kind: 'offline', isKept: true }, undefined])
  await sender.back()
  expect(last()).toEqual({ kind: 'here' })
})

test('where nothing may be kept, the sentence says so', async () => {
  const { it, sender, write, last } = desk({ isKeeping: false })
  it.isCut = true
  await sender.lost()
  await write('12')
  expect(last()).toEqual({ kind: 'offline', isKept: false })
})

test('a network that comes back unheard is found by trying', async () => {
  const { it, sender, write, texts } = desk()
  it.isCut = true
  await write('12')
  expect(await sender.submit([])).toBeUndefined()
  it.isCut = false
  await vi.advanceTimersByTimeAsync(RETRY)
  expect(texts()).toEqual(['12'])
})

test('an answer that arrived unheard does not meet itself as somebody else’s', async () => {
  const { it, sender, write, texts, last } = desk()
  await write('12')
  it.isDeaf = true
  await sender.submit([])
  it.isDeaf = false
  await write('13')
  await sender.back()
  expect(texts()).toEqual(['12', '13'])
  expect(last()?.kind).toBe('sent')
})

test('where somebody else has saved meanwhile nothing is sent over it, and what was written stays', async () => {
  const { it, sender, write, last } = desk()
  it.isCut = true
  await sender.lost()
  await write('12')
  it.version = 4
  it.isCut = false
  await sender.back()
  expect(last()).toEqual({ kind: 'conflict' })
  expect(it.kept?.fields).toContainEqual(['cell:total', '12'])
})

test('what the server refuses stays here with its reason', async () => {
  const { it, sender, write, last } = desk()
  it.isCut = true
  await sender.lost()
  await write('oko 30')
  it.isCut = false
  it.refuse = 'kit.invalid'
  await sender.back()
  expect(last()).toEqual({ kind: 'refused', message: 'No.', isOut: false })
  expect(it.kept?.fields).toContainEqual(['cell:total', 'oko 30'])
})
