import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { answerOf } from '../../../test/page-answer.tsx'
import { recordEvent } from './commands.server.ts'
import * as listPage from './pages/requests.tsx'
import * as page from './pages/request.tsx'
import { readRequest } from './queries.server.ts'
import { sentRequest } from './sent-request.fixture.ts'

test('each event that can be struck has its own field, the refusal leads to it, and no id stands twice', async ({
  as,
  clock,
  host,
}) => {
  clock.now = new Date('2022-02-01T10:00:00Z')
  const lead = await as.lead('rs')
  const { id } = await sentRequest(lead, 'rs')
  for (const note of ['one call', 'another call']) {
    const { request } = await lead.asks(readRequest, { id })
    await lead.does(recordEvent, { id, version: request.version, kind: 'called', onDay: '2022-02-01', note })
  }
  const at = `http://127.0.0.1:4000/app/requests/${id}`
  const ask = (request: Request) => answerOf({ host, token: lead.token }, '/app/requests/:id', page, request)
  const shown = await ask(new Request(at))
  const ids = [...shown.html.matchAll(/ id="([^"]+)"/g)].map(([, each]) => each)
  expect(ids.filter((each, i) => ids.indexOf(each) !== i)).toEqual([])

  const [event] = (await lead.asks(readRequest, { id })).events.filter(({ kind }) => kind === 'called')
  const strike = (reason: string) =>
    ask(
      new Request(at, {
        method: 'POST',
        body: new URLSearchParams({
          act: 'strike',
          key: randomUUID(),
          event: event!.id,
          [`reason:${event!.id}`]: reason,
        }),
      }),
    )
  const refused = await strike('')
  expect(refused.status).toBe(422)
  expect(refused.html).toContain(`href="#reason:${event!.id}"`)
  expect((await strike('It was another office.')).status).toBe(303)
  const { events } = await lead.asks(readRequest, { id })
  expect(events.find((one) => one.id === event!.id)).toMatchObject({ struckReason: 'It was another office.' })
})

test('the boxes of a list of requests stand under Choose, in the reader’s language', async ({ as, clock, host }) => {
  clock.now = new Date('2022-02-01T10:00:00Z')
  const { token } = await as.lead('rs')
  const list = (locale: 'en' | 'sq') =>
    answerOf({ host, token, locale }, '/app/requests', listPage, new Request('http://127.0.0.1:4000/app/requests'))
  expect((await list('en')).html).toMatch(/<th[^>]*>Choose<\/th>/)
  expect((await list('sq')).html).toMatch(/<th[^>]*>Zgjedhja<\/th>/)
})
