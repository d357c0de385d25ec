import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { answerOf } from '../../../test/page-answer.tsx'
import { test } from '../../../test/harness.ts'
import { changeRule } from '../access-law/commands.server.ts'
import { accessLaws, legalClocks } from '../access-law/queries.server.ts'
import type { Person } from '../../../test/people.ts'
import type { Host } from '../../server/perform.ts'
import { readPlan } from './plan-queries.server.ts'
import { saveAnswer, submitReply } from '../reply/commands.server.ts'
import { readCheck } from '../reply/submitting.server.ts'
import { readTasks } from '../reply/queries.server.ts'
import { asked, clerkAt } from '../reply/reply.fixture.ts'
import { askElsewhere, makeRequests, recordEvent, sendRequests, strikeEvent, withdrawDraft } from './commands.server.ts'
import { readDraftLetter } from './letter-queries.server.ts'
import * as page from './pages/request.tsx'
import { readRequest } from './queries.server.ts'
import { sentRequest } from './sent-request.fixture.ts'

const AT = new Date('2022-02-01T10:00:00Z')

/** What a country's law says about passing on, as a coordinator sets it. */
async function lawSays(host: Host, coordinator: Person, country: string, value: 'restarts' | 'runs') {
  const [law] = await host.asSystem((tx) => accessLaws(tx, country))
  const version = law!.rules['passing-on']?.version ?? 0
  const said = { article: null, source: 'the text of the law', isConfirmed: true, reason: 'read in the law' }
  await coordinator.does(changeRule, { lawId: law!.id, rule: 'passing-on', value, version, ...said })
}

/** The law's last day of a request that was received on a day and to which nothing happened. */
const lastDay = (host: Host, country: string, day: string) =>
  host.asSystem(async (tx) => {
    const clocks = await legalClocks(tx, country)
    return clocks({ territory: null, events: [{ kind: 'received', day }] }, day)!.clock.deadline
  })

/** An institution of the country that nothing was asked of in the cycle, and the request, passed on to it. */
async function passedOn(
  lead: Person,
  country: string,
  { year, onDay = '2022-02-04' }: { year: number; onDay?: string },
) {
  const { id } = await sentRequest(lead, country, { year })
  const { request, institutions } = await lead.asks(readRequest, { id })
  const [other] = institutions
  const event = { id, version: request.version, kind: 'passed-on', onDay, institutionId: other!.id } as const
  const { version } = await lead.does(recordEvent, event)
  return { id, version, institutionId: other!.id, reference: request.reference }
}

test('a request that was passed on becomes a draft to the competent institution with the same questions, linked both ways', async ({
  as,
  clock,
}) => {
  clock.now = new Date('2022-02-04T10:00:00Z')
  const lead = await as.lead('me', 'passing')
  const { id, version, institutionId, reference } = await passedOn(lead, 'me', { year: 2013, onDay: '2022-02-03' })
  const before = await lead.asks(readRequest, { id })
  expect(before.passed.proposals).toEqual([{ institutionId, numbers: before.questions.map(({ number }) => number) }])

  const input = { id, version, institutionId, answersUntil: '2022-04-30' }
  const [other] = before.institutions.filter((it) => it.id !== institutionId)
  await expect(lead.does(askElsewhere, { ...input, institutionId: other!.id })).rejects.toMatchObject({
    fields: [{ field: 'institutionId', key: 'request.field.passed-on-to' }],
  })
  await expect(lead.does(askElsewhere, { ...input, version: version - 1 })).rejects.toMatchObject({
    code: 'kit.conflict',
  })
  const made = await lead.does(askElsewhere, input)
  expect(made).toMatchObject({ from: id, left: 0, questions: before.questions.length })
  expect(made.reference).not.toBe(reference)

  const there = await lead.asks(readRequest, { id: made.id })
  expect(there.request).toMatchObject({ state: 'draft', institutionId, passedFrom: id, answersUntil: '2022-04-30' })
  expect(there.questions.map(({ indicatorCode }) => indicatorCode)).toEqual(
    before.questions.map(({ indicatorCode }) => indicatorCode),
  )
  expect(there.passed.from).toMatchObject({ id, reference })
  const here = await lead.asks(readRequest, { id })
  expect(here.passed.to).toMatchObject([{ id: made.id, reference: made.reference, state: 'draft' }])
  expect(here.passed.proposals).toEqual([])
  expect(here.events.at(-1)).toMatchObject({ kind: 'asked-elsewhere', details: { requestId: made.id } })
  expect(here.request.state).toBe('passed-on')
  await expect(lead.does(askElsewhere, input)).rejects.toMatchObject({ code: 'request.asked-already' })

  await lead.does(withdrawDraft, { id: made.id, version: there.request.version })
  const again = await lead.does(askElsewhere, input)
  expect(again.reference > made.reference).toBe(true)
})

test.for([
  ['begin again where the law says so', 'restarts', '2022-02-07'],
  ['begin again with the competent body also when the first let its own run out', 'restarts', '2022-03-28'],
  ['go on as they were where the law lets them run', 'runs', '2022-02-07'],
] as const)('the days of the law %s', async ([, rule, onDay], { as, clock, host }) => {
  clock.now = new Date('2022-03-30T10:00:00Z')
  const country = rule === 'runs' ? 'mk' : 'al'
  await lawSays(host, await as.coordinator(), country, rule)
  const year = onDay === '2022-03-28' ? 2011 : 2012
  const lead = await as.lead(country, 'days')
  const { id, version, institutionId } = await passedOn(lead, country, { year, onDay })
  const made = await lead.does(askElsewhere, { id, version, institutionId, answersUntil: '2022-04-30' })
  const { request } = await lead.asks(readRequest, { id: made.id })
  const from = rule === 'runs' ? '2022-02-01' : onDay
  const expected = await lastDay(host, country, from)
  expect(request.dueOn).toBe(expected)
  const { letter } = await lead.asks(readDraftLetter, { id: made.id, day: '2022-03-30', isSample: false })
  expect(letter.dueOn).toBe(expected)
  const draft = { id: made.id, version: request.version }
  await lead.does(sendRequests, { country, requests: [draft], sentOn: '2022-03-30' })
  expect((await lead.asks(readRequest, { id: made.id })).request.dueOn).toBe(expected)

  const { events } = await lead.asks(readRequest, { id })
  const passing = events.find(({ kind }) => kind === 'passed-on')!
  await lead.does(strikeEvent, { id: passing.id, reason: 'it never went there' })
  const after = await lead.asks(readRequest, { id: made.id })
  expect(after.request.dueOn).toBe(await lastDay(host, country, '2022-03-30'))
  expect(after.events.find(({ kind }) => kind === 'passed-here')).toMatchObject({ struckReason: 'it never went there' })
})

test('questions declined as not competent go to the suggested institution once a coordinator says so', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = AT
  const [it] = await asked({ as, pool, clock }, { country: 'ba', year: 2013, until: '2022-06-30' })
  const { lead, id, reference } = it!
  const { institutions } = await lead.asks(readRequest, { id })
  const clerk = await clerkAt(host, pool, it!)
  const decline = (number: number, ground: 'not-competent' | 'no-time', suggestedInstitution: string | null) =>
    clerk.does(saveAnswer, {
      reference,
      number,
      version: 0,
      kind: 'declined',
      ground,
      reason: 'Not ours.',
      suggestedInstitution,
      proposedOn: ground === 'no-time' ? '2022-07-10' : null,
    })
  const to = institutions.at(-1)!
  await decline(1, 'not-competent', to.nameLocal.toUpperCase())
  await decline(2, 'no-time', null)
  await decline(3, 'not-competent', 'Somebody else')
  expect((await lead.asks(readRequest, { id })).passed.proposals).toEqual([])
  const { seen } = await clerk.asks(readCheck, { reference })
  await clerk.does(submitReply, { reference, seen, responsible: 'Head of office', isAuthorised: 'yes' })

  const { request, passed } = await lead.asks(readRequest, { id })
  expect(passed.proposals).toEqual([
    { institutionId: to.id, suggested: to.nameLocal.toUpperCase(), numbers: [1] },
    { institutionId: null, suggested: 'Somebody else', numbers: [3] },
  ])
  const input = { id, version: request.version, institutionId: to.id, answersUntil: '2022-06-30' }
  await expect(lead.does(askElsewhere, { ...input, numbers: [1, 2] })).rejects.toMatchObject({
    fields: [{ field: 'numbers', key: 'request.field.not-declined' }],
  })
  await expect(lead.does(askElsewhere, input)).rejects.toMatchObject({ fields: [{ field: 'numbers' }] })
  const monitor = await as.monitor('ba')
  await expect(monitor.does(askElsewhere, { ...input, numbers: [1] })).rejects.toMatchObject({
    code: 'kit.not-allowed',
  })

  const sent = { act: 'elsewhere', key: randomUUID(), group: '0', version: String(request.version) }
  const day = { 'elsewhere-0-until.day': '30', 'elsewhere-0-until.month': '6', 'elsewhere-0-until.year': '2022' }
  const send = (more: Record<string, string>) =>
    answerOf(
      { host, token: lead.token },
      '/app/requests/:id',
      page,
      new Request(`http://127.0.0.1:4000/app/requests/${id}`, {
        method: 'POST',
        body: new URLSearchParams({ ...sent, ...day, ...more }),
      }),
    )
  const wrong = await send({ 'elsewhere-0-numbers': '1', 'elsewhere-0-institution': '' })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('href="#elsewhere-0-institution"')
  const done = await send({ 'elsewhere-0-numbers': '1', 'elsewhere-0-institution': to.id, key: randomUUID() })
  const made = /requests\/([0-9a-f-]{36})\?done=elsewhere/.exec(done.headers.get('location')!)![1]!
  const draft = await lead.asks(readRequest, { id: made })
  expect(draft.request).toMatchObject({ state: 'draft', passedFrom: id, dueOn: null })
  const tasks = await clerk.asks(readTasks, { reference })
  expect(draft.questions.map(({ indicatorCode }) => indicatorCode)).toEqual([tasks.questions[0]!.indicatorCode])
  expect(draft.events.map(({ kind }) => kind)).toEqual(['made'])
  expect((await lead.asks(readRequest, { id })).passed.proposals).toMatchObject([{ numbers: [3] }])
})

test('what the competent institution was asked already is left out, and said', async ({ as, clock, pool }) => {
  clock.now = AT
  const lead = await as.lead('rs', 'asked already')
  const { id, cycleId } = await sentRequest(lead, 'rs', { year: 2013 })
  const { institutions } = await lead.asks(readPlan, { id: cycleId, scope: 'core' })
  await lead.does(makeRequests, {
    cycleId,
    institutions: institutions.map((it) => it.id),
    scope: 'core',
    basis: 'access-law',
    answersUntil: '2022-04-30',
    askedByName: 'Ana',
    askedByEmail: 'ana@example.org',
    askedByPhone: null,
  })
  const { request, questions } = await lead.asks(readRequest, { id })
  const { rows } = await pool.query<{ institution_id: string; both: string }>(
    `select r.institution_id, count(*) as both from request_question q join request r on r.id = q.request_id
     where r.cycle_id = $1 and r.id <> $2
       and q.indicator_id in (select indicator_id from request_question where request_id = $2)
     group by r.institution_id having count(*) < $3 limit 1`,
    [cycleId, id, questions.length],
  )
  const { institution_id: institutionId, both } = rows[0]!
  const event = { id, version: request.version, kind: 'passed-on', onDay: '2022-02-01', institutionId } as const
  const { version } = await lead.does(recordEvent, event)
  const made = await lead.does(askElsewhere, { id, version, institutionId, answersUntil: '2022-04-30' })
  expect(made).toMatchObject({ left: Number(both), questions: questions.length - Number(both) })
})
