import { describe, expect } from 'vitest'
import type { Doing } from '../../kit/acts.ts'
import { test } from '../../../test/harness.ts'
import { loadContent } from '../../content.server.ts'
import { addGround, addHoliday, changeGround, changeHoliday, changeRule } from './commands.server.ts'
import type { DaysChanged } from './happenings.ts'
import { readAccessLaw, readRule } from './page-queries.server.ts'
import { accessLaws, holidays, holidaysOf, lawOf, legalClocks } from './queries.server.ts'

const source = 'Službeni glasnik 1/26'
const day = {
  country: 'al',
  name: 'Ditë zie',
  lang: 'sq' as const,
  offFor: 'everybody' as const,
  source,
  reason: 'Decree',
}

describe('a rule', () => {
  test('is changed with its source and its reason, and the deadline is another one', async ({ as, host, pool }) => {
    const ana = await as.coordinator()
    const law = (await host.publicly((db) => lawOf(db, 'al')))!
    const { version } = law.rules.days!
    const known = { article: '15', source, isConfirmed: true, reason: 'amended' }
    await ana.does(changeRule, { lawId: law.id, rule: 'days', value: '12', version, ...known })
    const after = (await host.publicly((db) => lawOf(db, 'al')))!
    expect(after.rules.days).toMatchObject({ value: 12, version: version + 1, source })
    const clocks = await host.publicly((db) => legalClocks(db, 'al'))
    const asked = { territory: null, events: [{ kind: 'received' as const, day: '2026-11-16' }] }
    expect(clocks(asked, '2026-11-20')?.clock.deadline).toBe('2026-12-03')
    const { rows } = await pool.query(
      `select d.body from audit_entry e join audit_detail d using (seq) where e.act = 'access.rule-changed'`,
    )
    expect(rows).toMatchObject([{ body: { rule: 'days', reason: 'amended' } }])
    const late = ana.does(changeRule, { lawId: law.id, rule: 'days', value: 14, version, ...known })
    await expect(late).rejects.toMatchObject({ code: 'kit.conflict' })
  })

  test('of which nothing was known gets its first value, and one that turns out unknown loses it', async ({
    as,
    host,
  }) => {
    const ana = await as.coordinator()
    const law = (await host.publicly((db) => lawOf(db, 'mk')))!
    const known = { article: null, source, isConfirmed: false, reason: 'read' }
    expect(law.rules['court-days']).toBeUndefined()
    await ana.does(changeRule, { lawId: law.id, rule: 'court-days', value: '30', version: 0, ...known })
    await ana.does(changeRule, { lawId: law.id, rule: 'court-days', value: '', version: 2, ...known })
    const after = (await host.publicly((db) => lawOf(db, 'mk')))!
    expect(after.rules['court-days']).toMatchObject({ value: null, version: 3 })
    const twice = ana.does(changeRule, { lawId: law.id, rule: 'court-days', value: '30', version: 0, ...known })
    await expect(twice).rejects.toMatchObject({ code: 'kit.conflict' })
  })

  test('told in words is told in one language; the others are out of date then', async ({ as, host }) => {
    const ana = await as.coordinator()
    const law = (await host.publicly((db) => lawOf(db, 'rs')))!
    const value = { lang: 'sr' as const, text: 'Prebivalište suda' }
    const known = { article: null, source, isConfirmed: false, reason: 'precise' }
    await ana.does(changeRule, { lawId: law.id, rule: 'court', value, version: law.rules.court!.version, ...known })
    const after = (await host.publicly((db) => lawOf(db, 'rs')))!.rules.court!.value
    expect(after).toMatchObject({ sr: { text: 'Prebivalište suda', state: 'source' }, en: { state: 'stale' } })
  })

  test('takes only what it can hold, and is not confirmed without a source', async ({ as, host }) => {
    const ana = await as.coordinator()
    const law = (await host.publicly((db) => lawOf(db, 'rs')))!
    const known = { lawId: law.id, version: 1, article: null, source, isConfirmed: false, reason: 'x' }
    for (const [rule, value] of [
      ['days', '0'],
      ['days', 'fifteen'],
      ['day-kind', 'lunar'],
      ['extension', { kind: 'by', days: '999' }],
    ] as const)
      await expect(ana.does(changeRule, { ...known, rule, value })).rejects.toMatchObject({
        fields: [{ field: 'value', key: 'access-law.field.value' }],
      })
    const general = {
      ...known,
      rule: 'days' as const,
      value: 15,
      source: 'general knowledge of the law',
      isConfirmed: true,
    }
    await expect(ana.does(changeRule, general)).rejects.toMatchObject({
      fields: [{ field: 'isConfirmed', key: 'access-law.field.no-source' }],
    })
  })
})

test('a ground of refusal is added and corrected', async ({ as, host }) => {
  const ana = await as.coordinator()
  const law = (await host.publicly((db) => lawOf(db, 'me', { onDay: '2026-11-01' })))!
  expect(law.grounds).toEqual([])
  const known = { article: '14', source, isConfirmed: true, reason: 'read' }
  const { id } = await ana.does(addGround, { lawId: law.id, lang: 'cnr', text: 'Privatnost', ...known })
  await ana.does(changeGround, { id, version: 2, lang: 'cnr', text: 'Privatnost lica', ...known, article: '15' })
  const after = (await host.publicly((db) => lawOf(db, 'me', { onDay: '2026-11-01' })))!
  expect(after.grounds).toMatchObject([
    { article: '15', label: { cnr: { text: 'Privatnost lica' } }, isConfirmed: true },
  ])
  const stale = ana.does(changeGround, { id, version: 2, lang: 'cnr', text: 'x', ...known })
  await expect(stale).rejects.toMatchObject({ code: 'kit.conflict' })
})

describe('a day off', () => {
  test('that is added tells what the deadlines were and what they are now', async ({ as, host }) => {
    const { id } = await as.coordinator()
    const told: DaysChanged[] = []
    await host.asSystem(async (tx, outside) => {
      const tell = async (_happening: unknown, it: unknown) => void told.push(it as DaysChanged)
      const doing = { ...outside, actor: { id }, tell } as unknown as Doing
      await addHoliday.run(tx, doing, addHoliday.takes.parse({ ...day, day: '2027-02-10' }))
    })
    const asked = { territory: null, events: [{ kind: 'received' as const, day: '2027-02-01' }] }
    const [it] = told
    expect(it).toMatchObject({ country: 'al', reason: 'Decree', by: id })
    const deadlines = [it!.before, it!.after].map((clocks) => clocks(asked, '2027-02-01')?.clock.deadline)
    expect(deadlines[0]! < deadlines[1]!).toBe(true)
  })

  test('is taken back by hand, and stays so when the product ships its days again', async ({ as, host }) => {
    const ana = await as.coordinator()
    const [it] = await host.publicly((db) => holidays(db, 'rs', '2026-11-11', '2026-11-11'))
    const taken = { offFor: 'nobody' as const, day: it!.day, source, reason: 'moved' }
    await ana.does(changeHoliday, { id: it!.id, version: it!.version, ...taken })
    const off = await host.publicly((db) => holidaysOf(db, 'rs', '2026-11-01', '2026-11-30'))
    expect([...off.keys()]).toEqual([])
    const told: string[] = []
    await host.asSystem(async (tx) => {
      await tx.updateTable('instance').set({ contentHash: null }).execute()
      const tell = async (_happening: unknown, it: unknown) => void told.push((it as DaysChanged).country)
      await loadContent(tx, 'content', () => undefined, tell)
    })
    expect(told).toEqual(['al', 'ba', 'me', 'mk', 'rs'])
    const after = await host.publicly((db) => holidays(db, 'rs', '2026-11-11', '2026-11-11'))
    expect(after).toMatchObject([{ offFor: 'nobody', origin: 'by-hand', reason: 'moved' }])
  })

  test('of a faith says whose it is, and only then', async ({ as }) => {
    const ana = await as.coordinator()
    for (const wrong of [
      { offFor: 'some' as const, whose: '' as const },
      { offFor: 'everybody' as const, whose: 'muslim' as const },
    ])
      await expect(ana.does(addHoliday, { ...day, ...wrong, day: '2027-03-10' })).rejects.toMatchObject({
        fields: [{ field: 'whose' }],
      })
    await expect(ana.does(addHoliday, { ...day, day: '2027-02-30' })).rejects.toMatchObject({ code: 'kit.invalid' })
    const elsewhere = ana.does(addHoliday, { ...day, territory: 'ba-srp', day: '2027-03-10' })
    await expect(elsewhere).rejects.toMatchObject({ code: 'kit.not-found' })
  })
})

describe('who may', () => {
  test('change: coordinators; a national lead reads, and sees that', async ({ as, host }) => {
    const lead = await as.lead('rs')
    const tried = Object.fromEntries(
      ['received', 'clarification-asked', 'clarification-given', 'extended', 'passed-on'].map((name) => [
        name,
        { day: '', month: '', year: '' },
      ]),
    ) as never
    expect((await lead.asks(readAccessLaw, { country: 'rs', tried })).mayChange).toBe(false)
    expect((await lead.asks(readAccessLaw, { country: 'al', tried })).mayChange).toBe(false)
    const [law] = await host.publicly((db) => accessLaws(db, 'rs'))
    const refused = lead.asks(readRule, { country: 'rs', law: law!.id, rule: 'days' })
    await expect(refused).rejects.toMatchObject({ code: 'kit.not-allowed' })
    const added = lead.does(addHoliday, { ...day, country: 'rs', day: '2027-03-10' })
    await expect(added).rejects.toMatchObject({ code: 'kit.not-allowed' })
    expect((await (await as.coordinator()).asks(readAccessLaw, { country: 'al', tried })).mayChange).toBe(true)
  })
})
