import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { lawNames } from './deadline.server.ts'
import { addHoliday } from '../access-law/commands.server.ts'
import { recordEvent } from './commands.server.ts'
import { readRequest } from './queries.server.ts'
import { sentRequest } from './sent-request.fixture.ts'

test('a request shows its deadline day by day, and all that moved it', async ({ as, clock }) => {
  clock.now = new Date('2022-02-01T10:00:00Z')
  const lead = await as.lead('al', 'day by day')
  const { id } = await sentRequest(lead, 'al', { year: 2018 })
  const before = await lead.asks(readRequest, { id })
  const { clock: counted } = before.calculation!
  expect(counted.deadline).toBe(before.request.dueOn)
  expect(counted.rows.at(-1)?.day).toBe(before.request.dueOn)
  expect(counted.rows.filter(({ counts }) => counts).map(({ number }) => number)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
  ])

  const coordinator = await as.coordinator()
  await coordinator.does(addHoliday, {
    country: 'al',
    territory: null,
    day: { day: '7', month: '2', year: '2022' },
    lang: 'en',
    name: 'Day of mourning',
    offFor: 'everybody',
    whose: null,
    source: 'Official gazette',
    reason: 'decree of the government',
  })
  const after = await lead.asks(readRequest, { id })
  expect(after.request.dueOn! > before.request.dueOn!).toBe(true)
  expect(after.calculation!.clock.rows.find(({ day }) => day === '2022-02-07')).toMatchObject({ why: 'holiday' })
  expect(after.moves).toMatchObject([
    { fromDay: null, toDay: before.request.dueOn, because: 'sent' },
    {
      fromDay: before.request.dueOn,
      toDay: after.request.dueOn,
      because: 'holiday',
      reason: 'decree of the government',
    },
  ])
})

test('a refusal is on a ground of the law that binds the institution, or on another one that is written down', async ({
  as,
  clock,
}) => {
  clock.now = new Date('2022-02-01T10:00:00Z')
  const lead = await as.lead('rs', 'grounds')
  const { id } = await sentRequest(lead, 'rs', { year: 2018 })
  const { request, grounds } = await lead.asks(readRequest, { id })
  expect(grounds.length).toBeGreaterThan(0)
  const refused = (more: object) =>
    lead.does(recordEvent, { id, version: request.version, kind: 'refused', onDay: '2022-02-01', ...more })
  await expect(refused({ ground: 'of the moon' })).rejects.toMatchObject({ fields: [{ field: 'ground' }] })
  await expect(refused({ ground: 'other' })).rejects.toMatchObject({
    fields: [{ field: 'note', key: 'request.field.other-ground' }],
  })
  await refused({ ground: grounds[0]!.code })
  const { events } = await lead.asks(readRequest, { id })
  expect(events.at(-1)).toMatchObject({ kind: 'refused', details: { ground: grounds[0]!.code } })
})

test('a letter in Cyrillic names the gazette in Cyrillic, one in Latin as it is noted', async ({ host }) => {
  const nameIn = (await host.asSystem((tx) => lawNames(tx, ['rs']))).get('rs')!
  expect(nameIn('sr-cyrl')).toContain('(Службени гласник РС 120/04')
  expect(nameIn('sr-latn')).toContain('(Službeni glasnik RS 120/04')
})
