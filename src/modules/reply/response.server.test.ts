import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { readDesk } from '../assessment/desk-queries.server.ts'
import { readBoard, readCycles } from '../cycle/board-queries.server.ts'
import { recordEvent, recordResponse, writeLastLetters } from '../request/commands.server.ts'
import { readRequest, readRequests } from '../request/queries.server.ts'
import { readResponse } from '../request/response-queries.server.ts'
import { asked, lastMail } from './reply.fixture.ts'

const SENT = new Date('2022-02-01T10:00:00Z')
const LATER = new Date('2022-05-02T10:00:00Z')

test('who answered, refused and is silent is counted once, and the numbers of the boards lead to the same lists', async ({
  as,
  pool,
  clock,
}) => {
  clock.now = SENT
  const all = await asked({ as, pool, clock }, { country: 'rs', year: 2021, many: 3, until: '2022-04-01' })
  const [answered, refused, silent] = all
  clock.now = new Date('2022-02-11T10:00:00Z')
  const lead = await as.lead('rs', 'day ten')
  for (const [id, kind, more] of [
    [answered!.id, 'answered', {}],
    [refused!.id, 'refused', { ground: 'other', note: 'No ground was named.' }],
  ] as const) {
    const { request } = await lead.asks(readRequest, { id })
    await lead.does(recordEvent, { id, version: request.version, kind, onDay: '2022-02-11', ...more })
  }
  clock.now = LATER
  const late = await as.lead('rs', 'late')
  const { cycle } = await late.asks(readRequest, { id: silent!.id })

  const response = await late.asks(readResponse, { id: cycle.id })

  expect(response.whole).toMatchObject({ asked: 3, grounds: { other: 1 }, days: 10, late: 0 })
  expect(response.whole!.by).toMatchObject({ answered: 1, refused: 1, silent: 1, awaiting: 0 })
  expect(response.rows.find(({ id }) => id === silent!.id)).toMatchObject({ days: null, isNameable: false })
  const board = await late.asks(readBoard, { id: cycle.id })
  expect(board.requests).toEqual({ asked: 3, answered: 1, 'answered-in-part': 0, refused: 1, silent: 1 })
  for (const state of ['answered', 'refused', 'silent'] as const)
    expect((await late.asks(readRequests, { cycleId: cycle.id, state })).rows).toHaveLength(board.requests![state])
  const cycles = await late.asks(readCycles, {})
  expect(cycles.rows.find(({ id }) => id === cycle.id)!.requests).toEqual(board.requests)

  await late.does(writeLastLetters, { cycleId: cycle.id, sentOn: '2022-05-02' })
  const mail = await lastMail(pool, silent!.mailbox)
  expect(mail).toContain(silent!.reference)
  await expect(late.does(writeLastLetters, { cycleId: cycle.id, sentOn: '2022-05-02' })).rejects.toMatchObject({
    code: 'request.nobody-silent',
  })
  const named = async () =>
    (await late.asks(readResponse, { id: cycle.id })).rows.find(({ id }) => id === silent!.id)!.isNameable
  expect(await named()).toBe(false)
  clock.now = new Date('2022-05-10T10:00:00Z')
  const after = await as.lead('rs', 'after')
  expect(
    (await after.asks(readResponse, { id: cycle.id })).rows.some((row) => row.isNameable && row.outcome === 'silent'),
  ).toBe(true)

  const monitor = await as.monitor('rs', 'after')
  const { offered } = await monitor.asks(readResponse, { id: cycle.id })
  expect(offered.map(({ code, asGiven }) => [code, asGiven])).toEqual([
    ['DAT-04', '1 / 3'],
    ['DAT-05', '10'],
  ])
  const { evidenceId } = await monitor.does(recordResponse, { cycleId: cycle.id, code: 'DAT-04', class: 'public' })
  const second = await monitor.does(recordResponse, { cycleId: cycle.id, code: 'DAT-05', class: 'public' })
  expect(second.evidenceId).toBe(evidenceId)
  const desk = await monitor.asks(readDesk, { cycleId: cycle.id, code: 'DAT-04' })
  expect(desk.figures.find((figure) => figure.evidenceId === evidenceId)).toMatchObject({
    number: 33.33,
    asGiven: '1 / 3',
  })
  await expect(
    monitor.does(recordResponse, { cycleId: cycle.id, code: 'DAT-04', class: 'public' }),
  ).rejects.toMatchObject({ code: 'request.nothing-to-record' })
})

test('while days run nothing is offered as a value, and a cycle that asked nobody has no rate', async ({
  as,
  pool,
  clock,
}) => {
  clock.now = SENT
  const [it] = await asked({ as, pool, clock }, { country: 'me', year: 2021, until: '2022-04-01' })
  const monitor = await as.monitor('me')
  const { cycle } = await monitor.asks(readRequest, { id: it!.id })
  expect((await monitor.asks(readResponse, { id: cycle.id })).offered).toEqual([])
  await expect(
    monitor.does(recordResponse, { cycleId: cycle.id, code: 'DAT-05', class: 'team' }),
  ).rejects.toMatchObject({ code: 'request.nothing-to-record' })
})
