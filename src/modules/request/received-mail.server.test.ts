import type { Pool } from 'pg'
import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { mailOf, nestedMail, returnOf } from '../../formats/mail.fixture.ts'
import { writeWorkbook } from '../../formats/xlsx-write.ts'
import type { Host } from '../../server/perform.ts'
import { wordFile } from '../evidence/zip.fixture.ts'
import { fileMail, markMailSeen, markMailSent, setMailAside } from './commands.server.ts'
import { readInstitution } from './contact-queries.server.ts'
import { readRequestFile } from './file-queries.server.ts'
import { postalOf } from './mail-tag.ts'
import { readRequest } from './queries.server.ts'
import { takeMail } from './received-mail.server.ts'
import { readReceived, readUnsortedMail } from './received-queries.server.ts'
import { sentRequest } from './sent-request.fixture.ts'

const addressOf = (host: Host, id: string) =>
  host.asSystem(async (_, doing) => postalOf(doing, { id, country: 'rs', askedByEmail: '' }).replyTo!)
const valuesIn = async (pool: Pool) => {
  const found = await pool.query(
    'select (select count(*) from answer) as a, (select count(*) from observation) as o, (select count(*) from submission) as s',
  )
  return found.rows as unknown[]
}
const day = (it: string) => new Date(`${it}T10:00:00Z`)

test('an answer by mail lands at its request with its files, as answer received, and no value changes', async ({
  as,
  clock,
  host,
  pool,
}) => {
  clock.now = day('2022-02-01')
  const lead = await as.lead('rs')
  const { id } = await sentRequest(lead, 'rs')
  const before = await lead.asks(readRequest, { id })
  const values = await valuesIn(pool)
  const ours = await writeWorkbook({
    title: 'Answers',
    creator: 'test',
    createdAt: clock.now,
    sheets: [{ name: 'A', columns: [], rows: [] }],
    meta: { request: id },
  })
  const mail = mailOf({
    headers: { To: `Answers <${(await addressOf(host, id)).toUpperCase()}>` },
    text: 'We have 12 cases.',
    parts: [
      { name: '../../x/answer.pdf', body: '%PDF-1.7\nthe answer' },
      { name: 'ours.xlsx', body: ours },
      { name: 'run.exe', body: Buffer.from('4d5a90000300000004000000ffff0000', 'hex') },
      { name: 'bomb.docx', body: wordFile([{ name: 'word/image.bin', bytes: Buffer.alloc(8 * 1024 * 1024) }]) },
    ],
  })

  expect(await takeMail(host, mail)).toBe('kept')
  expect(await takeMail(host, mail)).toBe('known')

  const { received, events, questions, state } = await lead.asks(readRequest, { id })
  expect(received).toHaveLength(1)
  expect(received[0]).toMatchObject({ kind: 'answer', state: 'waiting', subject: 'Answer', body: 'We have 12 cases.' })
  expect(received[0]!.files.map(({ name, purpose }) => [name, purpose])).toEqual([
    ['answer.pdf', 'reply'],
    ['mail.eml', 'reply'],
    ['ours.xlsx', 'workbook'],
  ])
  expect(received[0]!.leftOut).toEqual([
    { name: 'run.exe', why: 'file-kind' },
    { name: 'bomb.docx', why: 'file-archive' },
  ])
  expect(events.filter(({ kind }) => kind === 'mail-received')).toHaveLength(1)
  expect([questions, state]).toEqual([before.questions, before.state])
  expect(await valuesIn(pool)).toEqual(values)

  const tasks = await pool.query(`select subject, body from mail where recipient = 'ana@example.org'`)
  expect(tasks.rows).toHaveLength(1)
  expect(tasks.rows[0].body).toContain(`/app/requests/${id}`)
  for (const { name, purpose, id: file } of received[0]!.files) {
    const opened = await lead.asks(readRequestFile, { id, file })
    expect(opened.bytes.byteLength, `${name} ${purpose}`).toBeGreaterThan(0)
    if (name === 'mail.eml') expect(Buffer.from(opened.bytes).equals(mail)).toBe(true)
    const stranger = await as.monitor('al')
    await expect(stranger.asks(readRequestFile, { id, file })).rejects.toMatchObject({ code: 'kit.not-found' })
  }
  await lead.does(markMailSeen, { mailId: received[0]!.id })
  expect((await lead.asks(readReceived, {})).waiting).toEqual([])
})

test('a holiday notice is noted, waits for nobody, answers nothing, and calls forth no mail', async ({
  as,
  clock,
  host,
  pool,
}) => {
  clock.now = day('2022-02-01')
  const lead = await as.lead('al')
  const { id } = await sentRequest(lead, 'al')
  const to = await addressOf(host, id)
  const count = async () => (await pool.query('select count(*)::int as n from mail')).rows[0].n as number
  const before = await count()
  for (let at = 0; at < 5; at++)
    await takeMail(host, mailOf({ headers: { To: to, 'Auto-Submitted': 'auto-replied', 'Message-ID': `<${at}@x>` } }))
  expect(await count()).toBe(before)
  const { events, received } = await lead.asks(readRequest, { id })
  expect(events.filter(({ kind }) => kind === 'mail-automatic')).toHaveLength(5)
  expect(events.filter(({ kind }) => kind === 'mail-received')).toEqual([])
  expect(received.every(({ state }) => state === 'seen')).toBe(true)
})

test('a mailbox from which a mail came back for good fails, with the reason; no other one does', async ({
  as,
  clock,
  host,
}) => {
  clock.now = day('2022-02-01')
  const lead = await as.lead('mk')
  const { id, institutionId } = await sentRequest(lead, 'mk', { email: 'gone@example.org' })
  const to = await addressOf(host, id)
  const contact = async () => (await lead.asks(readInstitution, { id: institutionId })).contacts[0]!

  await takeMail(host, returnOf('gone@example.org', { to }))
  expect((await contact()).state, 'nothing had been sent there').toBe('working')
  for (const mail of (await lead.asks(readRequest, { id })).mails) await lead.does(markMailSent, { mailId: mail.id })
  await takeMail(host, returnOf('gone@example.org', { to, action: 'delayed', status: '4.4.1' }))
  await takeMail(host, returnOf('ministry@example.org', { to }))
  expect((await contact()).state).toBe('working')

  await takeMail(host, returnOf('Gone@example.org', { to, status: '5.1.10' }))

  expect(await contact()).toMatchObject({
    state: 'failing',
    stateNote: 'gone@example.org · 5.1.10 · 550 5.1.10 User unknown in local recipient table',
  })
  const { events, received, state } = await lead.asks(readRequest, { id })
  expect(events.filter(({ kind }) => kind === 'mail-returned')).toHaveLength(4)
  expect(received.map(({ kind }) => kind)).toEqual(['returned', 'returned', 'returned', 'returned'])
  expect(state).toBe('sent')
})

test('a mail without a valid tag waits for a coordinator, who files it to its request', async ({ as, clock, host }) => {
  clock.now = day('2022-02-01')
  const lead = await as.lead('ba')
  const { id, reference } = await sentRequest(lead, 'ba')
  const to = await addressOf(host, id)
  const forged = to.replace(/.@/, (end) => (end === 'a@' ? 'b@' : 'a@'))
  const part = { name: 'answer.txt', body: 'twelve' }
  await takeMail(host, mailOf({ headers: { To: forged, Subject: 'Forged' }, parts: [part] }))
  await takeMail(host, mailOf({ headers: { To: 'answers@example.org', Subject: 'No tag' } }))

  const [coordinator, monitor] = [await as.coordinator(), await as.monitor('ba')]
  const { unsorted } = await coordinator.asks(readReceived, {})
  expect(unsorted.map(({ subject }) => subject)).toEqual(['Forged', 'No tag'])
  const [mail, other] = unsorted.map((it) => it.id)
  for (const nobody of [lead, monitor]) {
    expect((await nobody.asks(readReceived, {})).unsorted).toEqual([])
    for (const refused of [
      () => nobody.asks(readUnsortedMail, { mailId: mail! }),
      () => nobody.does(fileMail, { mailId: mail!, reference }),
      () => nobody.does(setMailAside, { mailId: mail! }),
    ])
      await expect(refused()).rejects.toMatchObject({ code: 'kit.not-found' })
  }
  await expect(coordinator.does(fileMail, { mailId: mail!, reference: 'BA-2022-999' })).rejects.toMatchObject({
    fields: [{ field: 'reference', key: 'request.field.reference' }],
  })

  await coordinator.does(fileMail, { mailId: mail!, reference: ` ${reference.toLowerCase()} ` })
  await coordinator.does(setMailAside, { mailId: other! })

  const { received, events } = await lead.asks(readRequest, { id })
  expect(received[0]).toMatchObject({ subject: 'Forged', state: 'waiting' })
  expect(received[0]!.files.map(({ name }) => name)).toEqual(['answer.txt', 'mail.eml'])
  expect(events.find(({ kind }) => kind === 'mail-received')!.personName).toContain('coordinator')
  expect((await coordinator.asks(readReceived, {})).unsorted).toEqual([])
  await expect(coordinator.does(fileMail, { mailId: mail!, reference })).rejects.toMatchObject({
    code: 'kit.not-found',
  })
})

test('a hostile mail leaves no trace, and a mailbox that never stops is stopped', async ({ as, clock, host, pool }) => {
  clock.now = day('2022-02-01')
  const lead = await as.lead('me')
  const { id } = await sentRequest(lead, 'me')
  const to = await addressOf(host, id)
  const rows = async () =>
    (await pool.query('select (select count(*) from received_mail)::int + (select count(*) from file)::int as n')).rows
  const before = await rows()
  for (const mail of [
    mailOf({ headers: { To: to, 'X-Long': 'a'.repeat(10_000_000) } }),
    nestedMail(1000),
    Buffer.from('no mail'),
  ])
    await expect((async () => takeMail(host, mail))()).rejects.toMatchObject({
      code: expect.stringMatching(/^formats\./) as string,
    })
  expect(await rows()).toEqual(before)

  await flood(pool, id, clock.now)
  await expect(takeMail(host, mailOf({ headers: { To: to } }))).rejects.toMatchObject({
    code: 'request.too-many-mails',
  })
  clock.now = day('2022-02-03')
  expect(await takeMail(host, mailOf({ headers: { To: to } }))).toBe('kept')
})

async function flood(pool: { query(sql: string, values: unknown[]): Promise<unknown> }, id: string, at: Date) {
  const hashes = `select encode(sha256(convert_to('flood ' || n, 'UTF8')), 'hex') as hash from generate_series(1, 100) n`
  await pool.query(
    `with files as (insert into file (sha256, size, media_type) select hash, $3::int, 'message/rfc822' from (${hashes}) h
       returning sha256)
     insert into received_mail (request_id, country, kind, sha256, sender, subject, body, state, received_at)
     select $1, 'me', 'answer', sha256, '', '', '', 'waiting', $2 from files`,
    [id, at, 1],
  )
}
