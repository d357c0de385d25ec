import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import {
  addReminderRule,
  addUsualReminders,
  changeContact,
  recordEvent,
  removeReminderRule,
  stopReminders,
  switchReminders,
} from './commands.server.ts'
import { readInstitution } from './contact-queries.server.ts'
import { readRequest } from './queries.server.ts'
import { readReminders } from './reminder-queries.server.ts'
import { sendReminders } from './reminding.server.ts'
import { sentRequest } from './sent-request.fixture.ts'
import type { Person } from '../../../test/people.ts'

const on = (day: string) => new Date(`${day}T10:00:00Z`)
const agreed = (cycleId: string, days: number, side: 'before' | 'after' = 'before') => ({
  cycleId,
  countedFrom: 'agreed' as const,
  side,
  days,
})
const remindersIn = async (lead: Person, id: string) =>
  (await lead.asks(readRequest, { id })).events.filter(({ kind }) => kind === 'reminded')

test('nothing is sent by rules that nobody switched on, and once it is, once for each rule and request', async ({
  as,
  clock,
  host,
  pool,
}) => {
  clock.now = on('2022-02-01')
  const lead = await as.lead('rs', 'rules')
  const { id, cycleId } = await sentRequest(lead, 'rs', { answersUntil: '2022-03-31' })
  await lead.does(addUsualReminders, { cycleId })
  await lead.does(addUsualReminders, { cycleId })
  const { rules } = await lead.asks(readReminders, { id: cycleId })
  expect(rules).toHaveLength(4)
  for (const { id: ruleId, countedFrom } of rules)
    if (countedFrom === 'legal') await lead.does(removeReminderRule, { ruleId })
  clock.now = on('2022-03-24')
  expect(await sendReminders(host)).toBe(0)

  const later = await as.lead('rs', 'later')
  await later.does(switchReminders, { cycleId, isOn: 'yes' })
  const { coming } = await later.asks(readReminders, { id: cycleId })
  expect(coming).toMatchObject([
    { goesOn: '2022-03-24', days: -7 },
    { goesOn: '2022-04-01', days: 1 },
  ])
  clock.now = new Date('2022-03-24T05:59:00Z')
  expect(await sendReminders(host)).toBe(0)
  clock.now = on('2022-03-24')
  const at = await Promise.all([sendReminders(host), sendReminders(host), sendReminders(host)])
  expect(at.reduce((sum, n) => sum + n)).toBe(1)
  expect(await sendReminders(host)).toBe(0)

  const [reminded, ...more] = await remindersIn(later, id)
  expect(more).toEqual([])
  expect(reminded).toMatchObject({
    onDay: '2022-03-24',
    letterNumber: expect.stringMatching(/^RS-\d+\/2022$/) as string,
  })
  const { mails } = await later.asks(readRequest, { id })
  expect(mails).toHaveLength(2)
  expect(mails[0]!.body).toContain('/r/RS-2022-')
  const letter = await pool.query(`select body from request_letter where request_id = $1 and kind = 'reminder'`, [id])
  expect(letter.rows).toHaveLength(1)
  const audit = await pool.query(`select actor_id, country from audit_entry where act = 'request.reminded'`)
  expect(audit.rows).toEqual([{ actor_id: null, country: 'rs' }])

  const again = rules.find(({ days }) => days === -7)!
  await later.does(removeReminderRule, { ruleId: again.id })
  await later.does(addReminderRule, agreed(cycleId, 7))
  expect(await sendReminders(host)).toBe(0)
})

test('whoever answered, refused, asked back, cannot be reached or is stopped is not reminded', async ({
  as,
  clock,
  host,
}) => {
  const due = async (
    country: string,
    before: (it: Awaited<ReturnType<typeof sentRequest>>, lead: Person) => unknown,
  ) => {
    clock.now = on('2022-02-01')
    const lead = await as.lead(country, 'silent')
    const it = await sentRequest(lead, country, { year: 2019, answersUntil: '2022-03-10' })
    await lead.does(addReminderRule, agreed(it.cycleId, 1, 'after'))
    await lead.does(switchReminders, { cycleId: it.cycleId, isOn: 'yes' })
    await before(it, lead)
    clock.now = on('2022-03-11')
    const later = await as.lead(country, 'later')
    const { left } = await later.asks(readReminders, { id: it.cycleId })
    return { ...it, lead: later, why: left.map(({ why }) => why) }
  }
  const record =
    (kind: 'refused' | 'answered' | 'clarification-asked', more: object = {}) =>
    async ({ id }: { id: string }, lead: Person) => {
      const { request } = await lead.asks(readRequest, { id })
      await lead.does(recordEvent, { id, version: request.version, kind, onDay: '2022-02-01', ...more })
    }
  const failing = async ({ institutionId }: { institutionId: string }, lead: Person) => {
    const [contact] = (await lead.asks(readInstitution, { id: institutionId })).contacts
    await lead.does(changeContact, {
      id: contact!.id,
      version: contact!.version,
      name: '',
      email: contact!.email,
      locale: 'en',
      source: contact!.source,
      state: 'failing',
    })
  }
  const none = [
    await due('al', record('refused', { ground: 'other', note: 'Article 17 of another law' })),
    await due('mk', record('answered')),
    await due('ba', record('clarification-asked')),
  ]
  const unreached = await due('me', failing)
  const stopped = await due('rs', ({ id }, lead) => lead.does(stopReminders, { id, isStopped: 'yes' }))
  expect([unreached.why, stopped.why]).toEqual([['no-mailbox'], ['stopped']])

  expect(await sendReminders(host)).toBe(0)

  for (const { lead, id } of [...none, unreached, stopped]) expect(await remindersIn(lead, id)).toEqual([])
  await stopped.lead.does(stopReminders, { id: stopped.id, isStopped: 'no' })
  expect(await sendReminders(host)).toBe(1)
  expect(await remindersIn(stopped.lead, stopped.id)).toHaveLength(1)
})

test('of several that are due the latest alone goes out, and one that is a week late not at all', async ({
  as,
  clock,
  host,
}) => {
  clock.now = on('2022-02-01')
  const lead = await as.lead('mk', 'late')
  const { id, cycleId } = await sentRequest(lead, 'mk', { year: 2018, answersUntil: '2022-05-10' })
  for (const days of [20, 2, 1]) await lead.does(addReminderRule, agreed(cycleId, days))
  await lead.does(switchReminders, { cycleId, isOn: 'yes' })
  clock.now = on('2022-05-10')
  const later = await as.lead('mk', 'late and later')
  expect((await later.asks(readReminders, { id: cycleId })).coming).toMatchObject([{ goesOn: '2022-05-10', days: -1 }])
  expect(await sendReminders(host)).toBe(1)
  expect(await sendReminders(host)).toBe(0)
  clock.now = on('2022-05-11')
  expect(await sendReminders(host)).toBe(0)
  const last = await as.lead('mk', 'late and last')
  expect(await remindersIn(last, id)).toHaveLength(1)
})

test('what falls on a day off goes out on the next working day, and which day off it was is shown', async ({
  as,
  clock,
  host,
}) => {
  clock.now = on('2022-02-01')
  const lead = await as.lead('rs', 'days off')
  // 15 and 16 February are Statehood Day of Serbia; 12 February is a Saturday.
  const { id, cycleId } = await sentRequest(lead, 'rs', { year: 2016, answersUntil: '2022-02-18' })
  for (const days of [3, 6]) await lead.does(addReminderRule, agreed(cycleId, days))
  await lead.does(switchReminders, { cycleId, isOn: 'yes' })

  const { coming } = await lead.asks(readReminders, { id: cycleId })
  expect(coming).toMatchObject([
    { goesOn: '2022-02-14', fellOn: '2022-02-12', holiday: null, days: -6 },
    { goesOn: '2022-02-17', fellOn: '2022-02-15', holiday: { sr: { text: expect.any(String) as string } }, days: -3 },
  ])
  const { reminders } = await lead.asks(readRequest, { id })
  expect(reminders.coming.map(({ goesOn }) => goesOn)).toEqual(['2022-02-14', '2022-02-17'])

  const sent: string[] = []
  for (const day of ['2022-02-12', '2022-02-13', '2022-02-14', '2022-02-15', '2022-02-16', '2022-02-17']) {
    clock.now = on(day)
    if ((await sendReminders(host)) > 0) sent.push(day)
  }
  expect(sent).toEqual(['2022-02-14', '2022-02-17'])
})

test('a monitor reads the rules of a cycle and changes none', async ({ as, clock }) => {
  clock.now = on('2022-02-01')
  const lead = await as.lead('ba', 'reads')
  const { cycleId } = await sentRequest(lead, 'ba', { year: 2017 })
  const monitor = await as.monitor('ba')
  expect((await monitor.asks(readReminders, { id: cycleId })).mayPlan).toBe(false)
  await expect(monitor.does(addReminderRule, agreed(cycleId, 1))).rejects.toMatchObject({ code: 'kit.not-allowed' })
  const stranger = await as.lead('al', 'stranger')
  await expect(stranger.asks(readReminders, { id: cycleId })).rejects.toMatchObject({ code: 'kit.not-found' })
  await expect(lead.does(addReminderRule, { ...agreed(cycleId, 1), days: undefined })).rejects.toMatchObject({
    fields: [{ field: 'days', key: 'request.field.reminder-days' }],
  })
})
