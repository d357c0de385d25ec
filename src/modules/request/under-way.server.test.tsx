import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { z } from 'zod'
import { test } from '../../../test/harness.ts'
import { cycleOf } from '../../../test/make.ts'
import { answerOf, type PageModule } from '../../../test/page-answer.tsx'
import { readable } from '../../../test/platform/html.ts'
import type { Person } from '../../../test/people.ts'
import { command } from '../../kit/acts.ts'
import type { Host } from '../../server/perform.ts'
import { makeRequests, sendRequests } from './commands.server.ts'
import * as underWayPage from './pages/under-way.tsx'
import { readPlan } from './plan-queries.server.ts'
import { requestProblem } from './problems.ts'
import { readRequests } from './queries.server.ts'

const ASKED = {
  scope: 'core' as const,
  basis: 'access-law' as const,
  answersUntil: '2022-03-31',
  askedByName: 'Ana',
  askedByEmail: 'ana@example.org',
}

/** An act that goes as far as it is let. */
function slow() {
  const gate = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const act = command({
    may: 'request.plan',
    records: 'request.made',
    takes: z.object({}),
    about: async () => ({ subject: 'cycle', country: 'me' }),
    run: async (_tx, { progress }) => {
      progress?.(420, 1000)
      begun.resolve()
      await gate.promise
      return { requests: 1000, first: 'ME-2022-001', last: 'ME-2022-1000' }
    },
  })
  return { act, begun: begun.promise, end: gate.resolve, refuse: gate.reject }
}

async function looked(host: Host, { token }: Person, key: string) {
  const cycle = randomUUID()
  const request = new Request(`http://127.0.0.1:4000/app/requests/under-way?key=${key}&cycle=${cycle}`)
  const page = underWayPage as unknown as PageModule
  const { status, headers, html } = await answerOf({ host, token }, '/app/requests/under-way', page, request)
  return { status, to: headers.get('location'), html, text: readable(html) }
}

test('who began something long sees how far it is, in a page that looks again without script, and then what was made', async ({
  as,
  host,
}) => {
  const [lead, other] = [await as.lead('me'), await as.lead('me', 'two')]
  const { act, begun, end } = slow()
  const sent = { token: lead.token, key: randomUUID(), input: {} }

  expect(await host.begin(act, sent, 5)).toBeUndefined()
  await begun
  expect(await host.begin(act, sent, 5)).toBeUndefined()

  const shown = await looked(host, lead, sent.key)
  expect(shown.text).toContain('420 of 1,000')
  expect(shown.html).toContain('<noscript><meta http-equiv="refresh" content="2"/></noscript>')
  expect((await looked(host, other, sent.key)).text).toContain('Nothing of it was made')

  end()
  expect(await host.begin(act, sent, 60_000)).toEqual({
    output: expect.objectContaining({ requests: 1000 }) as unknown,
  })
  const led = await looked(host, lead, sent.key)
  expect([led.status, led.to]).toEqual([302, expect.stringContaining('made=1000&first=ME-2022-001')])
})

test('what is refused later is said where it is looked after, and what was broken off with the server made nothing', async ({
  as,
  host,
}) => {
  const lead = await as.lead('me')
  const { act, begun, refuse } = slow()
  const sent = { token: lead.token, key: randomUUID(), input: {} }
  await host.begin(act, sent, 5)
  await begun
  refuse(requestProblem['nothing-to-ask']())
  await expect.poll(async () => (await looked(host, lead, sent.key)).status).toBe(409)
  const { text } = await looked(host, lead, sent.key)
  expect(text).toContain('Nothing of it was made')

  const never = await looked(host, lead, randomUUID())
  expect(never.text).toContain('It was broken off before it was done.')
})

test('a thousand drafts are sent by one tick, and not where others are there than were shown', async ({
  as,
  clock,
}) => {
  clock.now = new Date('2022-02-01T10:00:00Z')
  const lead = await as.lead('me', 'many')
  const { id: cycleId } = await cycleOf(as, 'me', 2015)
  const { institutions } = await lead.asks(readPlan, { id: cycleId, scope: 'core' })
  const made = await lead.does(makeRequests, { cycleId, ...ASKED, institutions: institutions.map(({ id }) => id) })
  const all = (count: number) => ({ country: 'me', allOf: { cycleId, count }, sentOn: '2022-02-01' })

  await expect(lead.does(sendRequests, all(made.requests - 1))).rejects.toMatchObject({
    code: 'request.drafts-changed',
  })
  await expect(lead.does(sendRequests, { ...all(made.requests), country: 'rs' })).rejects.toMatchObject({ status: 404 })
  const done = await lead.does(sendRequests, all(made.requests))

  expect(done).toMatchObject({ sent: made.requests })
  const { counts } = await lead.asks(readRequests, { cycleId })
  expect([Number(counts.sent), Number(counts.draft)]).toEqual([made.requests, 0])
})
