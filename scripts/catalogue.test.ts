import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkCatalogue } from './catalogue.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'catalogue-'))
  mkdirSync(join(root, 'src', 'modules', 'request'), { recursive: true })
  mkdirSync(join(root, 'locales'))
  write('src/messages.json', { lost: 'Lost' })
  write('src/modules/request/messages.json', {
    sent: { text: 'Sent on {day, day, long}', note: 'Below a title' },
    open: '{n, plural, one {# request of {country}} other {# requests of {country}}}',
  })
})
afterEach(() => rmSync(root, { recursive: true }))

const write = (path: string, words: unknown) => writeFileSync(join(root, path), JSON.stringify(words))

test('words that fit are accepted, however a language counts, and what is missing is listed', () => {
  write('locales/sr.json', {
    'request.open': '{n, plural, one {# zahtev, {country}} few {# zahteva, {country}} other {# zahteva, {country}}}',
    'request.sent': 'Poslato {day, day, short}',
  })
  expect(checkCatalogue(root)).toEqual({ findings: [], missing: { sr: ['root.lost'] } })
})

test('a key that English does not have is found', () => {
  write('locales/sq.json', { 'request.gone': 'Ikur' })
  expect(checkCatalogue(root).findings).toEqual(['locales/sq.json: request.gone: there is no such English message'])
})

test('an argument lost, renamed or added is found', () => {
  write('locales/mk.json', { 'request.sent': 'Испратено', 'root.lost': 'Изгубено {n}' })
  write('locales/bs.json', { 'request.open': '{n, plural, one {# zahtjev} other {# zahtjeva}}' })
  expect(checkCatalogue(root).findings).toEqual([
    'locales/bs.json: request.open: takes n, the English message country, n',
    'locales/mk.json: request.sent: takes nothing, the English message day',
    'locales/mk.json: root.lost: takes n, the English message nothing',
  ])
})

test('a malformed message is found, in English too', () => {
  write('src/messages.json', { lost: 'Lost {' })
  write('locales/cnr.json', { 'request.sent': 'Poslato {day' })
  const { findings } = checkCatalogue(root)
  expect(findings).toHaveLength(2)
  expect(findings[0]).toMatch(/^English: root\.lost: /)
  expect(findings[1]).toMatch(/^locales\/cnr\.json: request\.sent: /)
})
