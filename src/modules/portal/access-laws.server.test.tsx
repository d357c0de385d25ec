import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { readable } from '../../../test/platform/html.ts'
import AccessLawPage from './pages/access-law.tsx'
import AccessLawsPage from './pages/access-laws.tsx'
import { ask, dataOf, readerOf, shown } from './public-pages.fixture.tsx'
import type { OneAccessLaw } from './readings/access-laws.server.ts'

test('anybody reads the laws, each rule with its source, and what waits for a lawyer says so', async ({ host }) => {
  const given = readerOf(host, { locale: 'sr-cyrl' })
  const list = readable(await shown(given, '/sr-cyrl/access-laws', <AccessLawsPage />))
  expect(list).toContain('Албанија')
  expect(list).toContain('чека потврду правника/це')
  const serbia = readable(await shown(given, '/sr-cyrl/access-laws/rs', <AccessLawPage />))
  expect(serbia).toContain('Закон о слободном приступу информацијама од јавног значаја')
  expect(serbia).toContain('опште познавање закона, без извора')
  expect(serbia).toContain('није познато')
  expect(serbia).not.toContain('Измени')
})

test('what is unknown has no value in the file, and what is unconfirmed says no', async ({ host }) => {
  const given = readerOf(host)
  const csv = await (await ask(given, '/en/access-laws/me.csv'))!.text()
  const rows = csv.split('\r\n').map((line) => line.split(','))
  const [unknown, days] = ['silence', 'days'].map((name) => rows.find((row) => row[4] === name)!)
  expect(unknown!.slice(5, 9)).toEqual(['', '', '', ''])
  expect(days!.slice(5, 8)).toEqual(['15', '', 'no'])
  expect(csv).toContain('day-off')
})

test('the data of a country has its laws by entity and the days off of two years', async ({ host }) => {
  const { laws, years } = await dataOf<OneAccessLaw>(readerOf(host), '/en/access-laws/ba.json')
  expect(laws.map(({ territory }) => territory)).toEqual([null, 'ba-fbih', 'ba-srp'])
  expect(years).toHaveLength(2)
  expect(years.flatMap(({ days }) => days).every(({ reason }) => reason === null)).toBe(true)
  expect(years.every(({ days }) => days.some(({ territory }) => territory === 'ba-srp'))).toBe(true)
  expect((await ask(readerOf(host), '/en/access-laws/xx.json'))?.status).toBe(404)
})
