import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { query } from './kit/acts.ts'
import { acts, refuseWithoutRights } from './registry.ts'
import { rights } from './modules/identity/rights.ts'

const SOURCES = globSync('src/modules/**/*.ts', { exclude: (path) => path.endsWith('.test.ts') })

test('every act that a module defines is in the registry', () => {
  const defined = SOURCES.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/= (?:command|query)\(\{/g)]).length
  expect(acts).toHaveLength(defined)
})

test('every act has its row in the table of rights, and every row its act', () => {
  const named = new Set(acts.map(({ may }) => may))
  expect([...named].filter((may) => !(may in rights))).toEqual([])
  expect(Object.keys(rights).filter((may) => !named.has(may))).toEqual([])
})

test('every write says what the audit log records', () => {
  const records = acts.flatMap((act) => (act.sort === 'command' ? [act.records] : []))
  expect(records.every((word) => /^[a-z]+\.[a-z-]+$/.test(word))).toBe(true)
})

test('an act without rights stops the start in one sentence that names it', () => {
  const forgotten = query({
    may: 'weather.read',
    takes: z.object({}),
    about: async () => ({ subject: 'weather', country: null }),
    run: async () => 'sun',
  })
  expect(() => refuseWithoutRights([...acts, forgotten])).toThrow(/^No rights are written for weather\.read: [^\n]+$/)
  expect(() => refuseWithoutRights()).not.toThrow()
})
