import { describe, expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import type { Host } from '../../server/perform.ts'
import { weekdayOf } from '../../locale/index.ts'
import { clockRulesOf, isGeneralKnowledge, valueOf } from './model.ts'
import { accessLaws, holidays, holidaysOf, lawOf, legalClocks } from './queries.server.ts'

describe('the shipped laws', () => {
  test('are of all five countries, and nothing known without a source is confirmed', async ({ host }) => {
    const laws = await host.publicly((db) => accessLaws(db))
    expect([...new Set(laws.map(({ country }) => country))]).toEqual(['al', 'ba', 'me', 'mk', 'rs'])
    const said = laws.flatMap(({ rules, grounds }) => [...Object.values(rules), ...grounds])
    expect(said.filter(({ source, isConfirmed }) => isConfirmed && isGeneralKnowledge(source))).toEqual([])
    expect(said.some(({ isConfirmed }) => isConfirmed)).toBe(true)
  })

  test('can all be counted by, and say what is assumed and what nobody has confirmed', async ({ host }) => {
    const laws = await host.publicly((db) => accessLaws(db))
    expect(laws.filter((law) => !clockRulesOf(law))).toEqual([])
    const albania = laws.find(({ country }) => country === 'al')!
    expect(clockRulesOf(albania)).toMatchObject({
      rules: { days: 10, dayKind: 'working' },
      assumed: ['clarification', 'passing-on'],
      unconfirmed: [],
    })
  })

  test('of Bosnia and Herzegovina differ by entity; a canton has the law of its entity, the district that of the state', async ({
    host,
  }) => {
    const of = (territory: string | null) => host.publicly((db) => lawOf(db, 'ba', { territory }))
    expect((await of(null))?.territory).toBe(null)
    expect((await of('ba-srp'))?.territory).toBe('ba-srp')
    expect((await of('ba-09'))?.territory).toBe('ba-fbih')
    expect((await of('ba-bd'))?.territory).toBe(null)
  })

  test('are the ones of the day: Montenegro has another one since July 2026', async ({ host }) => {
    const on = (onDay: string) => host.publicly((db) => lawOf(db, 'me', { onDay }))
    const [before, after] = [await on('2026-07-06'), await on('2026-07-07')]
    expect(before?.id).not.toBe(after?.id)
    expect(valueOf(before!, 'extension')).toEqual({ kind: 'by', days: 8 })
    expect(valueOf(after!, 'extension')).toBe(null)
  })
})

describe('the shipped holidays', () => {
  const off = (host: Host, country: string, year: number, territory?: string) =>
    host.publicly((db) => holidaysOf(db, country, `${year}-01-01`, `${year}-12-31`, territory ?? null))

  test('of Serbia move from a Sunday to the next working day', async ({ host }) => {
    const days = [...(await off(host, 'rs', 2026)).keys()]
    expect(days).toEqual(
      '2026-01-01 2026-01-02 2026-01-07 2026-02-16 2026-02-17 2026-04-10 2026-04-12 2026-04-13 2026-05-01 2026-05-02 2026-11-11'.split(
        ' ',
      ),
    )
    expect((await off(host, 'rs', 2021)).has('2021-05-04')).toBe(true)
  })

  test('that only believers have off are there, and no office closes for them', async ({ host }) => {
    const all = await host.publicly((db) => holidays(db, 'rs', '2026-12-25', '2026-12-25'))
    expect(all).toMatchObject([{ offFor: 'some', whose: 'catholic', origin: 'computed' }])
    expect((await off(host, 'rs', 2026)).has('2026-12-25')).toBe(false)
    expect((await off(host, 'me', 2026)).has('2026-01-07')).toBe(false)
  })

  test('of Bosnia and Herzegovina differ by entity, cantons included', async ({ host }) => {
    expect((await off(host, 'ba', 2026, 'ba-srp')).has('2026-11-25')).toBe(false)
    expect((await off(host, 'ba', 2026, 'ba-srp')).has('2026-01-09')).toBe(true)
    expect((await off(host, 'ba', 2026, 'ba-01')).has('2026-11-25')).toBe(true)
    expect((await off(host, 'ba', 2026)).has('2026-11-25')).toBe(false)
  })

  test('of Albania that fall on a weekend give the Monday, Bajram too; the day of Mother Teresa is corrected by hand', async ({
    host,
  }) => {
    const days = await off(host, 'al', 2026)
    expect(days.has('2026-03-16')).toBe(true)
    expect(days.has('2026-10-19')).toBe(false)
    expect(weekdayOf('2026-09-05')).toBe(6)
    expect(days.has('2026-09-07')).toBe(true)
  })

  test('last as many days as the rule says', async ({ host }) => {
    const bajram = await host.publicly((db) => holidays(db, 'ba', '2026-05-27', '2026-05-31'))
    expect(bajram.map(({ day }) => day)).toEqual(['2026-05-27', '2026-05-28', '2026-05-29', '2026-05-30'])
  })

  test('have a name in every language and reach from 2020 to two years ahead', async ({ host, clock }) => {
    const all = await host.publicly((db) => holidays(db, 'mk', '2000-01-01', '2100-01-01'))
    expect(all.every(({ name }) => Object.keys(name).length === 6)).toBe(true)
    expect(all[0]!.day.slice(0, 4)).toBe('2020')
    expect(all.at(-1)!.day.slice(0, 4)).toBe(String(clock.now.getUTCFullYear() + 2))
  })
})

describe('the clock of a request', () => {
  test('goes by the law of its country and the days off there', async ({ host }) => {
    const clocks = await host.publicly((db) => legalClocks(db, 'al'))
    const events = [{ kind: 'received' as const, day: '2026-11-16' }]
    const { clock, law, isBeyondHolidays } = clocks({ territory: null, events }, '2026-11-20')!
    expect(law.country).toBe('al')
    expect(clock).toMatchObject({ deadline: '2026-12-01', state: 'running', daysTaken: 4 })
    expect(isBeyondHolidays).toBe(false)
  })

  test('says when it goes beyond the holidays that are known', async ({ host }) => {
    const clocks = await host.publicly((db) => legalClocks(db, 'al'))
    const events = [{ kind: 'received' as const, day: '2090-11-16' }]
    expect(clocks({ territory: null, events }, '2026-11-20')?.isBeyondHolidays).toBe(true)
  })
})
