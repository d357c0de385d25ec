import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { cycleOf } from '../../../test/make.ts'
import type { Person } from '../../../test/people.ts'
import { addContact, makeRequests, recordEvent, sendRequests, strikeEvent, withdrawDraft } from './commands.server.ts'
import { addHoliday } from '../access-law/commands.server.ts'
import { openCycle } from '../cycle/commands.server.ts'
import { readPlan } from './plan-queries.server.ts'
import { readRequest, readRequests } from './queries.server.ts'

const ASKER = { askedByName: 'Ana', askedByEmail: 'ana@example.org', askedByPhone: null }
const UNTIL = '2022-03-31'

async function planned(lead: Person, cycleId: string) {
  const { institutions } = await lead.asks(readPlan, { id: cycleId, scope: 'core' })
  return institutions
}

function makes(lead: Person, cycleId: string, institutions: readonly { id: string }[]) {
  return lead.does(makeRequests, {
    cycleId,
    institutions: institutions.map(({ id }) => id),
    scope: 'core',
    basis: 'access-law',
    answersUntil: UNTIL,
    ...ASKER,
  })
}

test('each institution is asked its own questions alone, and the same plan twice makes nothing more', async ({
  as,
}) => {
  const lead = await as.lead('me')
  const { id } = await cycleOf(as, 'me', 2021)
  const plan = await planned(lead, id)
  expect(plan.length).toBeGreaterThan(10)

  const made = await makes(lead, id, plan)
  expect(made.requests).toBe(plan.length)
  expect(made.questions).toBe(plan.reduce((sum, { questions }) => sum + questions, 0))
  expect(await planned(lead, id)).toEqual([])
  await expect(makes(lead, id, plan)).rejects.toMatchObject({ code: 'request.nothing-to-ask' })

  const { rows } = await lead.asks(readRequests, { cycleId: id })
  const ombudsman = rows.find(({ nameEn }) => /Protector of Human Rights/.test(nameEn))!
  const { questions } = await lead.asks(readRequest, { id: ombudsman.id })
  expect(questions.map(({ number }) => number)).toEqual(questions.map((_, i) => i + 1))
  expect(questions.length).toBe(plan.find((one) => one.id === ombudsman.id || /Protector/.test(one.nameEn))!.questions)
})

test('two who ask the same plan at the same moment make each request once', async ({ as }) => {
  const { id } = await cycleOf(as, 'me', 2019)
  const [lead, other] = [await as.lead('me'), await as.lead('me', 'two')]
  const plan = await planned(lead, id)

  const made = await Promise.allSettled([makes(lead, id, plan), makes(other, id, plan), makes(lead, id, plan)])

  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const it of made)
    if (it.status === 'rejected') expect(it.reason).toMatchObject({ code: 'request.nothing-to-ask' })
  const { total } = await lead.asks(readRequests, { cycleId: id })
  expect(total).toBe(plan.length)
})

test('a number is given once: what a withdrawn draft had, no other request gets', async ({ as }) => {
  const lead = await as.lead('mk')
  const { id } = await cycleOf(as, 'mk', 2021)
  const [one, two] = await planned(lead, id)
  const first = await makes(lead, id, [one!])
  const draft = (await lead.asks(readRequests, { cycleId: id })).rows[0]!
  await lead.does(withdrawDraft, { id: draft.id, version: draft.version })

  const second = await makes(lead, id, [one!, two!])

  expect(second.requests).toBe(2)
  expect([second.first, second.last]).not.toContain(first.first)
  const { rows } = await lead.asks(readRequests, { cycleId: id })
  expect(rows.map(({ reference }) => reference)).toEqual([second.first, second.last])
})

test('sending numbers a letter in the country language, and mails the link to the registered mailbox alone', async ({
  as,
  host,
  clock,
  pool,
}) => {
  clock.now = new Date('2022-02-01T10:00:00Z')
  const lead = await as.lead('rs')
  const { id } = await cycleOf(as, 'rs', 2021)
  const [one, two] = await planned(lead, id)
  await lead.does(addContact, {
    institutionId: one!.id,
    name: '',
    email: 'Pisarnica@Example.org',
    locale: 'sr-cyrl',
    source: 'web site of the office',
  })
  await makes(lead, id, [one!, two!])
  const drafts = (await lead.asks(readRequests, { cycleId: id, state: 'draft' })).rows

  const sent = await lead.does(sendRequests, { country: 'rs', requests: drafts, sentOn: '2022-02-01' })

  expect(sent).toMatchObject({ sent: 2, mailed: 1, byHand: 1 })
  const mail = await pool.query(`select recipient, subject, body from mail where recipient = 'pisarnica@example.org'`)
  expect(mail.rows).toHaveLength(1)
  expect(mail.rows[0].body).toMatch(/\/r\/RS-2022-\d{3}\/1-[0-9a-f]{40}\?lang=sr-cyrl/)
  const letters = await pool.query('select number, body from request_letter order by number')
  expect(letters.rows).toHaveLength(2)
  for (const { body } of letters.rows) {
    expect(body).not.toMatch(/[{}]/)
    expect(body).toMatch(/[\u0400-\u04ff]{5}/)
  }
  expect(new Set(letters.rows.map(({ number }) => number)).size).toBe(2)
  await expect(
    lead.does(sendRequests, { country: 'rs', requests: drafts, sentOn: '2022-02-01' }),
  ).rejects.toMatchObject({
    code: 'request.not-a-draft',
  })
  await host.publicly(async (db) => {
    const seen = await db.selectFrom('request').select('id').execute()
    expect(seen).toEqual([])
  })
})

test('what happened is told from its events: one struck with a reason changes the state back', async ({
  as,
  clock,
}) => {
  clock.now = new Date('2022-02-01T10:00:00Z')
  const lead = await as.lead('al')
  const { id } = await cycleOf(as, 'al', 2021)
  const [one] = await planned(lead, id)
  await makes(lead, id, [one!])
  const [draft] = (await lead.asks(readRequests, { cycleId: id })).rows
  await lead.does(sendRequests, { country: 'al', requests: [draft!], sentOn: '2022-02-01' })
  const now = () => lead.asks(readRequest, { id: draft!.id })
  const record = async (kind: string, more: object = {}) =>
    lead.does(recordEvent, {
      id: draft!.id,
      version: (await now()).request.version,
      kind: kind as 'acknowledged',
      onDay: '2022-02-01',
      ...more,
    })
  await record('acknowledged')
  await expect(record('refused')).rejects.toMatchObject({ code: 'kit.invalid' })
  await record('refused', { ground: 'other', note: 'Article 17 of another law' })
  expect((await now()).state).toBe('refused')

  const refusal = (await now()).events.find(({ kind }) => kind === 'refused')!
  await lead.does(strikeEvent, { id: refusal.id, reason: 'It was another office.' })

  const { state, events } = await now()
  expect(state).toBe('acknowledged')
  expect(events.find(({ kind }) => kind === 'refused')).toMatchObject({ struckReason: 'It was another office.' })
  await expect(record('decided', { outcome: 'upheld' })).rejects.toMatchObject({ code: 'request.cannot-happen' })

  clock.now = new Date('2022-04-15T10:00:00Z')
  const later = await as.lead('al', 'later')
  expect((await later.asks(readRequest, { id: draft!.id })).state).toBe('silent')
})

test('a monitor of another country does not learn that a request is there', async ({ as, clock }) => {
  clock.now = new Date('2022-02-01T10:00:00Z')
  const lead = await as.lead('ba')
  const { id } = await cycleOf(as, 'ba', 2021)
  const [one] = await planned(lead, id)
  await makes(lead, id, [one!])
  const [draft] = (await lead.asks(readRequests, { cycleId: id })).rows
  const stranger = await as.monitor('rs')
  await expect(stranger.asks(readRequest, { id: draft!.id })).rejects.toMatchObject({ code: 'kit.not-found' })
  expect((await stranger.asks(readRequests, { cycleId: id })).rows).toEqual([])
})

test('the legal deadline is counted day by day, moves with an extension and with a new holiday, and each move is logged', async ({
  as,
  clock,
  pool,
}) => {
  clock.now = new Date('2022-02-01T10:00:00Z')
  const lead = await as.lead('al', 'counts')
  const { id } = await as
    .lead('al', 'counts')
    .then((one) =>
      one.does(openCycle, { country: 'al', year: 2020, collectUntil: UNTIL, assessUntil: UNTIL, publishOn: UNTIL }),
    )
  const [one] = await planned(lead, id)
  await makes(lead, id, [one!])
  const [draft] = (await lead.asks(readRequests, { cycleId: id })).rows
  await lead.does(sendRequests, { country: 'al', requests: [draft!], sentOn: '2022-02-01' })
  const due = async () => (await lead.asks(readRequest, { id: draft!.id })).request.dueOn
  expect(await due()).toBe('2022-02-15')

  const { request } = await lead.asks(readRequest, { id: draft!.id })
  await lead.does(recordEvent, {
    id: draft!.id,
    version: request.version,
    kind: 'extended',
    onDay: '2022-02-01',
    days: 5,
  })
  expect(await due()).toBe('2022-02-22')

  const off = { offFor: 'everybody' as const, source: 'Decree 5', reason: 'a day of mourning' }
  const coordinator = await as.coordinator()
  await coordinator.does(addHoliday, { country: 'al', day: '2022-02-17', name: 'Mourning', lang: 'en', ...off })
  expect(await due()).toBe('2022-02-23')
  const { rows: moves } = await pool.query(
    'select because, details from deadline_move where request_id = $1 order by at, to_day',
    [draft!.id],
  )
  expect(new Set(moves.map(({ because }) => because))).toEqual(new Set(['extended', 'holiday', 'sent']))
  expect(moves.find(({ because }) => because === 'holiday')?.details).toEqual({ reason: 'a day of mourning' })
})
