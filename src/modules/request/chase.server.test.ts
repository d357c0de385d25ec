import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { readCallList, readChase } from './chase-queries.server.ts'
import { addContact, chaseRequests, recordEvent } from './commands.server.ts'
import { readRequest, readRequests } from './queries.server.ts'
import { sentRequest } from './sent-request.fixture.ts'

const on = (day: string) => new Date(`${day}T10:00:00Z`)

test('who is late gets what is chosen, numbered and by mail, and who answered meanwhile gets nothing', async ({
  as,
  clock,
}) => {
  clock.now = on('2022-02-01')
  const lead = await as.lead('rs', 'chases')
  const late = await sentRequest(lead, 'rs', { year: 2017, email: 'late@example.org' })
  const done = await sentRequest(lead, 'rs', { year: 2016, email: 'done@example.org' })
  clock.now = on('2022-04-02')
  const { rows } = await (await as.lead('rs', 'sees them late')).asks(readRequests, { state: 'late' })
  expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining([late.id, done.id]))
  const later = await as.lead('rs', 'chases later')
  const { request } = await later.asks(readRequest, { id: done.id })
  await later.does(recordEvent, { id: done.id, version: request.version, kind: 'answered', onDay: '2022-04-01' })

  const ids = [late.id, done.id]
  const seen = await later.asks(readChase, { ids, kind: 'reminder' })
  expect(seen.getting).toMatchObject([{ id: late.id }])
  expect(seen.left).toMatchObject([{ id: done.id, why: 'not-waiting' }])
  expect(seen.letters[0]!.subject).toContain(late.reference)
  const sent = await later.does(chaseRequests, { kind: 'reminder', ids })
  expect(sent).toMatchObject({ ids: [late.id], made: 1, mailed: 1, left: 1 })
  const { events, mails } = await later.asks(readRequest, { id: late.id })
  expect(events.at(-1)).toMatchObject({
    kind: 'reminded',
    letterNumber: expect.stringMatching(/^RS-\d+\/2022$/) as string,
  })
  expect(mails).toHaveLength(2)
  expect((await later.asks(readRequest, { id: done.id })).mails).toHaveLength(1)
  await expect(later.does(chaseRequests, { kind: 'reminder', ids: [done.id] })).rejects.toMatchObject({
    code: 'request.nobody-to-chase',
  })

  const more = (until: string) => later.does(chaseRequests, { kind: 'extension', ids: [late.id], until })
  await expect(more('2022-03-31')).rejects.toMatchObject({ fields: [{ field: 'until' }] })
  await more('2022-04-20')
  const longer = await later.asks(readRequest, { id: late.id })
  expect(longer.request.answersUntil).toBe('2022-04-20')
  expect(longer.request.dueOn).toBe((await later.asks(readRequest, { id: late.id })).request.dueOn)
  expect(longer.events.at(-1)).toMatchObject({ kind: 'letter-made', details: { until: '2022-04-20' } })

  const official = await later.does(chaseRequests, { kind: 'official', ids: [late.id] })
  expect(official).toMatchObject({ made: 1, mailed: 0 })
  const stranger = await as.lead('al', 'chases others')
  await expect(stranger.does(chaseRequests, { kind: 'official', ids: [late.id] })).rejects.toMatchObject({
    code: 'kit.not-found',
  })
})

test('the call list says whom to call, what is late and the last contact, and a call is noted there', async ({
  as,
  clock,
}) => {
  clock.now = on('2022-02-01')
  const lead = await as.lead('mk', 'calls')
  const late = await sentRequest(lead, 'mk', { year: 2017 })
  await lead.does(addContact, {
    institutionId: late.institutionId,
    phone: '+389 2 000 000',
    locale: 'mk',
    source: 'web site of the office',
  })
  clock.now = on('2022-04-02')
  const later = await as.lead('mk', 'calls later')
  const { rows } = await later.asks(readCallList, { cycleId: late.cycleId })
  expect(rows).toMatchObject([{ id: late.id, phones: [{ phone: '+389 2 000 000' }], mayRecord: true }])
  expect(rows[0]!.lastContact).toMatchObject({ kind: 'sent' })
  const { id, version } = rows[0]!
  await later.does(recordEvent, { id, version, kind: 'called', onDay: '2022-04-02', note: 'promised for Friday' })
  const again = await later.asks(readCallList, { cycleId: late.cycleId })
  expect(again.rows[0]!.lastContact).toMatchObject({ kind: 'called', onDay: '2022-04-02', note: 'promised for Friday' })
})

test('what is late, and so whose it is, is read on the given day and not on that of the machine', async ({
  as,
  pool,
  clock,
}) => {
  clock.now = on('2022-02-25')
  const first = await sentRequest(await as.lead('me', 'of one'), 'me', { answersUntil: '2022-02-26' })
  await sentRequest(await as.lead('mk', 'of the other'), 'mk', { sentOn: '2022-02-25', answersUntil: '2022-05-31' })
  clock.now = on('2022-03-20')
  await pool.query(`update request set due_on = '2022-05-31' where country = 'mk'`)
  const ofBoth = await as.lead('me', 'of both')
  await pool.query(`insert into role_grant (person_id, role, country) values ($1, 'lead', 'mk')`, [ofBoth.id])
  const { getting } = await ofBoth.asks(readChase, { isAll: true, state: 'late', kind: 'reminder' })
  expect(getting.map(({ id }) => id)).toEqual([first.id])
})
