import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { answerOf, type PageModule } from '../../../test/page-answer.tsx'
import type { Person } from '../../../test/people.ts'
import type { Host } from '../../server/perform.ts'
import { openCycle } from './commands.server.ts'
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
