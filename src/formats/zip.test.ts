import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { zipOf } from './zip.ts'

const AT = new Date('2026-11-24T10:00:00Z')
const file = (name: string, made: string[] = []) => ({
  name,
  make: async () => {
    made.push(name)
    return Buffer.from(`text of ${name}`)
  },
})

async function namesIn(bytes: Buffer): Promise<string[]> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true })
  const names: string[] = []
  for await (const { fileName } of zip.eachEntry()) names.push(fileName)
  return names
}

test('a ZIP holds its files in their order, and none that are none', async () => {
  const names = Array.from({ length: 300 }, (_, i) => `RS-${i + 1}-2026.pdf`)
  expect(
    await namesIn(
      await buffer(
        zipOf(
          names.map((name) => file(name)),
          AT,
        ),
      ),
    ),
  ).toEqual(names)
  expect(await namesIn(await buffer(zipOf([], AT)))).toEqual([])
})

test('a file that cannot be made breaks its ZIP off', async () => {
  const broken = { name: 'b', make: () => Promise.reject(new Error('no letter')) }
  await expect(buffer(zipOf([file('a'), broken, file('c')], AT))).rejects.toThrow('no letter')
})

test('who goes away before the end makes no more files', async () => {
  const made: string[] = []
  const big = (name: string) => ({
    name,
    make: async () => {
      made.push(name)
      return crypto.getRandomValues(new Uint8Array(60_000))
    },
  })
  const out = zipOf(
    Array.from({ length: 100 }, (_, i) => big(String(i))),
    AT,
  )
  for await (const _ of out) break
  await new Promise((resolve) => setImmediate(resolve))
  const then = made.length
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(then).toBeLessThan(10)
  expect(made.length).toBe(then)
})
