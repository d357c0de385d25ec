import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { answerOf } from '../../../test/page-answer.tsx'
import { saveAnswer } from './commands.server.ts'
import { readTranscription } from './handing-in.server.ts'
import * as questionPage from './pages/transcribe-question.tsx'
import * as tasksPage from './pages/transcribe.tsx'
import { asked, clerkAt } from './reply.fixture.ts'

const ORIGIN = 'http://127.0.0.1:4000'
const QUESTION = '/app/requests/:id/q/:number'

function form(fields: Readonly<Record<string, string | File>>): FormData {
  const filled = new FormData()
  for (const [name, value] of Object.entries({ key: randomUUID(), ...fields })) filled.append(name, value)
  return filled
}

test('the form takes the scan along to the next question, and shows both sides where the institution has answered itself', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = new Date('2022-02-01T10:00:00Z')
  const [it] = await asked({ as, pool, clock }, { country: 'rs', year: 2018 })
  const { id, reference } = it!
  const monitor = await as.monitor('rs')
  const { questions } = await monitor.asks(readTranscription, { id })
  const [first, second] = questions.filter(({ answerType }) => answerType === 'yes_no_partial')
  const at = (number: number, query = '') => `${ORIGIN}/app/requests/${id}/q/${number}${query}`
  const get = (url: string) => answerOf({ host, token: monitor.token }, QUESTION, questionPage, new Request(url))
  const post = (number: number, fields: Readonly<Record<string, string | File>>) =>
    answerOf(
      { host, token: monitor.token },
      QUESTION,
      questionPage,
      new Request(at(number), {
        method: 'POST',
        body: form({ version: '0', kind: 'value', cameBy: 'paper', document: '', ...fields }),
      }),
    )

  const nowhere = await post(first!.number, { 'cell:total': 'yes', page: '2' })
  expect(nowhere.status).toBe(422)
  expect(nowhere.html).toContain('Choose the document that says this')
  expect(nowhere.html).toContain('value="2"')
  const scan = new File(['%PDF-1.7\nletter'], 'letter.pdf')
  const saved = await post(first!.number, { 'cell:total': 'yes', page: '2', file: scan, class: 'team' })
  expect(saved.status).toBe(303)
  const to = new URL(saved.headers.get('location')!, ORIGIN)
  const document = to.searchParams.get('document')!
  expect([to.searchParams.get('saved'), to.searchParams.get('by')]).toEqual(['yes', 'paper'])
  const next = await get(to.href)
  expect(next.html).toContain(`value="${document}" selected`)

  const clerk = await clerkAt(host, pool, it!)
  const own = { reference, number: second!.number, version: 0, kind: 'value' as const, cells: { total: 'partial' } }
  await clerk.does(saveAnswer, own)
  const entered = { 'cell:total': 'no', page: '2', document, version: '1' }
  const both = await post(second!.number, entered)
  expect(both.status).toBe(409)
  expect(both.html).toContain('The institution answered this question itself')
  expect(both.html).toContain('Partly')
  expect(both.html).toMatch(/value="no"[^>]*checked|checked[^>]*value="no"/)
  expect(both.html).toMatch(/name="replaces"[^>]*value="1"|value="1"[^>]*name="replaces"/)
  expect((await post(second!.number, { ...entered, replaces: '1' })).status).toBe(303)

  const tasks = await answerOf(
    { host, token: monitor.token },
    '/app/requests/:id/q',
    tasksPage,
    new Request(`${ORIGIN}/app/requests/${id}/q`),
  )
  expect(tasks.html).toContain('Entered from a letter by monitor rs one, page 2.')
  expect(tasks.html).toContain('2 answers were entered and not submitted yet')
})
