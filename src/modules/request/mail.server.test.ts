import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { sayTo } from '../../catalogue.ts'
import { LOCALES } from '../../locale/index.ts'
import { openTransport, sendWaiting } from '../../server/mail.ts'
import { openSmtpSink } from '../../server/smtp-sink.fixture.ts'
import { sentRequest } from './sent-request.fixture.ts'
import { markMailSent } from './commands.server.ts'
import { readRequest } from './queries.server.ts'

test('without a mail server who plans the requests reads the mail, sends it by hand and says so once', async ({
  as,
  clock,
  pool,
}) => {
  clock.now = new Date('2022-02-01T10:00:00Z')
  const lead = await as.lead('rs')
  const { id } = await sentRequest(lead, 'rs')
  const { mails } = await lead.asks(readRequest, { id })
  expect(mails).toHaveLength(1)
  expect(mails[0]).toMatchObject({ recipient: 'office.2021@example.org', state: 'waiting' })
  expect(mails[0]!.body).toContain('/r/RS-2022-')
  const stored = await pool.query('select reply_to, returns_to from mail where id = $1', [mails[0]!.id])
  const { reply_to: replyTo, returns_to: returnsTo } = stored.rows[0] as Record<string, string>
  expect(replyTo).toMatch(/^answers\+[0-9a-z]{38}@example\.org$/)
  expect(returnsTo).toBe(replyTo)

  await lead.does(markMailSent, { mailId: mails[0]!.id })

  const [after] = (await lead.asks(readRequest, { id })).mails
  expect(after).toMatchObject({ state: 'by-hand', body: '' })
  await expect(lead.does(markMailSent, { mailId: mails[0]!.id })).rejects.toMatchObject({
    code: 'request.mail-already-sent',
  })
})

test('who does not plan the requests sees no mail, and nobody of another country marks one', async ({ as, clock }) => {
  clock.now = new Date('2022-02-01T10:00:00Z')
  const lead = await as.lead('al')
  const { id } = await sentRequest(lead, 'al')
  const [mail] = (await lead.asks(readRequest, { id })).mails
  const [monitor, stranger, administrator] = [await as.monitor('al'), await as.lead('mk'), await as.administrator()]
  expect((await monitor.asks(readRequest, { id })).mails).toEqual([])
  await expect(monitor.does(markMailSent, { mailId: mail!.id })).rejects.toMatchObject({ code: 'kit.not-allowed' })
  for (const other of [stranger, administrator])
    await expect(other.does(markMailSent, { mailId: mail!.id })).rejects.toMatchObject({ code: 'kit.not-found' })
})

test('neither a subject nor an address says what the mail is about, of which country or institution, in any language', async ({
  as,
  clock,
  host,
  pool,
}) => {
  const subjects = ['request.mail', 'request.reminder.mail', 'request.received.task'].map((key) => `${key}.subject`)
  const values = { reference: 'XX-1', questions: 1 }
  for (const locale of LOCALES)
    for (const key of subjects)
      expect(sayTo(locale, key, values), `${locale} ${key}`).not.toMatch(
        /traffick|trgovin|ljud|трговиј|луѓе|људ|trafik|njer|victim|žrtv|жртв|viktim/i,
      )
  clock.now = new Date('2022-02-01T10:00:00Z')
  const lead = await as.lead('mk', 'words')
  const { id } = await sentRequest(lead, 'mk', { year: 2015 })
  const { request } = await lead.asks(readRequest, { id })
  clock.now = new Date(Date.now() + 60_000)
  const sink = await openSmtpSink()
  await sendWaiting({ host, transport: openTransport(sink.url), log: () => undefined })
  await sink.close()
  const sent = sink.messages.find(({ to }) => to.includes('office.2015@example.org'))!
  const head = sent.text.split('\n\n')[0]!
  for (const word of [request.nameLocal, request.nameEn, 'Macedonia', 'Македонија', 'Ana'])
    expect(head).not.toContain(word)
  const { rows } = await pool.query(`select state, body from mail where recipient = 'office.2015@example.org'`)
  expect(rows).toEqual([{ state: 'sent', body: '' }])
})
