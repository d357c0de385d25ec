import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { answerOf, type PageModule } from '../../../test/page-answer.tsx'
import type { Person } from '../../../test/people.ts'
import type { Host } from '../../server/perform.ts'
import { submitted } from '../assessment/desk.fixture.ts'
import { proposeEdition } from '../edition/commands.server.ts'
import { assess, openCycle as openEditionCycle } from '../edition/edition.fixture.ts'
import { editionsBoard } from '../edition/queries.server.ts'
import { openCycle } from './commands.server.ts'
import * as boardPage from './pages/board.tsx'
import * as workPage from './pages/my-work.tsx'
import * as listPage from './pages/progress.tsx'

const dates = { collectUntil: '2021-04-30', assessUntil: '2021-09-30', publishOn: '2021-12-10' }

const shown = async (host: Host, { token }: Person, [path, page]: [string, PageModule], at: string) =>
  (await answerOf({ host, token }, path, page, new Request(`http://127.0.0.1:4000${at}`))).html

test('a reader of the working group sees how far indicators are, without a way to the desk or a rating', async ({
  as,
  host,
}) => {
  const { id } = await (await as.coordinator()).does(openCycle, { country: 'ba', year: 2031, ...dates })
  const path = '/app/cycles/:id/indicators'
  const listOf = async (person: Person) => await shown(host, person, [path, listPage], `/app/cycles/${id}/indicators`)
  const [reader, monitor] = [await listOf(await as.reader('ba')), await listOf(await as.monitor('ba'))]
  expect(monitor).toContain(`/app/assess/${id}/INV-01`)
  expect(monitor).toContain('Rating')
  expect(reader).toContain('INV-01')
  expect(reader).not.toContain('/app/assess/')
  expect(reader).not.toContain('Rating')
})

test('on whom nothing waits is offered what their role opens', async ({ as, host }) => {
  const offered = async (person: Person) => {
    const html = await shown(host, person, ['/app', workPage], '/app')
    return [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)
  }
  expect(await offered(await as.administrator())).toEqual(['/app/admin/people'])
  expect(await offered(await as.auditor())).toEqual(['/app/admin/audit'])
  expect(await offered(await as.reader('mk'))).toEqual(['/app/cycles'])
})

test('a publisher finds the edition that waits for them; who proposed it and other countries do not', async ({
  as,
  host,
  pool,
}) => {
  const cycleId = await openEditionCycle({ pool, as }, { country: 'me', year: 2032 })
  await assess({ pool, as }, cycleId, { code: 'INV-01' })
  const [one, two] = [await as.publisher('me'), await as.publisher('me', 'two')]
  const { id } = await one.does(proposeEdition, { cycleId })
  const look = (person: Person) => shown(host, person, ['/app', workPage], '/app')

  const waiting = await look(two)
  expect(waiting).toContain(`href="/app/editions/${id}"`)
  expect(waiting).toContain('me-2032.1')
  expect(waiting).not.toContain('Nothing waits on you')
  for (const nobody of [one, await as.publisher('al'), await as.reviewer('me')])
    expect(await look(nobody)).not.toContain('/app/editions/')
})

test('a lead finds what was submitted in their country, and the way to all of it', async ({ as, host }) => {
  const { id } = await submitted(as, host, 'al', 'IDN-15', 2033)
  const look = (person: Person) => shown(host, person, ['/app', workPage], '/app')
  for (const html of [await look(await as.lead('al')), await look(await as.reviewer('al'))]) {
    expect(html).toContain(`href="/app/review/${id}"`)
    expect(html).toContain('href="/app/review"')
  }
  expect(await look(await as.lead('mk'))).not.toContain('/app/review')
  expect(await look(await as.monitor('al'))).not.toContain('/app/review')
})

test('the board says why the editions count more approved than it does', async ({ as, host, pool }) => {
  const cycleId = await openEditionCycle({ pool, as }, { country: 'me', year: 2034 })
  const monitor = await as.monitor('me')
  const look = () => shown(host, monitor, ['/app/cycles/:id', boardPage], `/app/cycles/${cycleId}`)
  await assess({ pool, as }, cycleId, { code: 'INV-01' })
  expect(await look()).not.toContain('never rated:')
  await assess({ pool, as }, cycleId, { code: 'IDN-08' })
  expect(await look()).toContain('never rated: 1 context indicator, so the editions count 2 approved.')
  const { cycles } = await (await as.publisher('me')).asks(editionsBoard, {})
  expect(cycles.find(({ id }) => id === cycleId)?.approved).toBe(2)
})
