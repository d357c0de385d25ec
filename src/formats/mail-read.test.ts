import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { readMail } from './mail-read.ts'
import { mailOf, nestedMail, returnOf } from './mail.fixture.ts'

const of = (headers: Record<string, string>, more = {}) => readMail(mailOf({ headers, ...more }))

test('a mail is read: who, to whom, what, and its attachments byte for byte', async () => {
  const bytes = randomBytes(50_000)
  const mail = await readMail(
    mailOf({
      headers: {
        Subject: '=?utf-8?B?0J7QtNCz0L7QstC+0YA=?=',
        To: 'A <Answers+x1@Example.org>, b@example.org',
        'X-Original-To': 'answers+x2@example.org',
        'Delivered-To': 'answers+x3@example.org',
      },
      text: 'Поштовани,\r\nшаљемо.',
      parts: [{ name: 'table.xlsx', body: bytes }],
    }),
  )
  expect(mail).toMatchObject({
    sender: 'Registry <registry@example.org>',
    subject: 'Одговор',
    text: 'Поштовани,\nшаљемо.',
    recipients: ['answers+x1@example.org', 'b@example.org', 'answers+x2@example.org', 'answers+x3@example.org'],
    isAutomatic: false,
    returned: [],
  })
  expect(mail.attachments.map(({ name }) => name)).toEqual(['table.xlsx'])
  expect(Buffer.from(mail.attachments[0]!.bytes).equals(bytes)).toBe(true)
})

test.for([
  [{ 'Auto-Submitted': 'auto-replied' }],
  [{ 'X-Auto-Response-Suppress': 'All' }],
  [{ Precedence: 'bulk' }],
  [{ 'X-Autoreply': 'yes' }],
  [{ 'Return-Path': '<>' }],
  [{ Subject: 'Automatic reply: Questionnaire' }],
  [{ Subject: '=?utf-8?Q?Automatski_odgovor?=' }],
] as Record<string, string>[][])('what nobody wrote is an automatic reply: %o', async ([headers]) => {
  expect((await of(headers!)).isAutomatic).toBe(true)
})

test.for([[{ 'Auto-Submitted': 'no' }], [{ Subject: 'Re: automatic reply' }]] as Record<string, string>[][])(
  'what a person wrote is none: %o',
  async ([headers]) => {
    expect((await of(headers!)).isAutomatic).toBe(false)
  },
)

test('a report of delivery says which mailbox failed and why, and the mail that it returns is no attachment', async () => {
  const mail = await readMail(returnOf('Office@Example.org', { to: 'answers+x@example.org' }))
  expect(mail.returned).toEqual([
    {
      address: 'office@example.org',
      action: 'failed',
      status: '5.1.1',
      reason: '550 5.1.1 User unknown in local recipient table',
    },
  ])
  expect(mail).toMatchObject({ attachments: [], isAutomatic: false, recipients: ['answers+x@example.org'] })
})

const quick = async (work: () => Promise<unknown>) => {
  const begun = performance.now()
  await work()
  expect(performance.now() - begun).toBeLessThan(5000)
}

test.for([
  ['ten megabytes of one header', () => mailOf({ headers: { 'X-Long': 'a'.repeat(10_000_000) } }), 'mail-headers'],
  [
    'ten megabytes of many headers',
    () =>
      mailOf({ headers: Object.fromEntries(Array.from({ length: 200_000 }, (_, at) => [`X-${at}`, 'a'.repeat(40)])) }),
    'mail-headers',
  ],
  [
    'headers hidden in its parts',
    () =>
      Buffer.concat([
        Buffer.from('From: a@b.c\r\nContent-Type: multipart/mixed; boundary=e\r\n\r\n'),
        ...Array.from({ length: 4000 }, () => Buffer.from(`--e\r\nX-A: ${'a'.repeat(200)}\r\n\r\nx\r\n`)),
      ]),
    'mail-headers',
  ],
  ['a thousand parts within parts', () => nestedMail(1000), 'mail-nested'],
  ['nothing', () => Buffer.alloc(0), 'not-a-mail'],
  ['no mail at all', () => randomBytes(100_000), 'not-a-mail'],
  ['more than thirty megabytes', () => Buffer.alloc(30_000_001, 'a\n'), 'mail-too-big'],
] as const)('%s is refused, and quickly', async ([, make, code]) => {
  await quick(() => expect((async () => readMail(make()))()).rejects.toMatchObject({ code: `formats.${code}` }))
})

test.for([
  ['a charset that does not exist', { 'Content-Type': 'text/plain; charset=x-unknown-8859-99' }],
  ['a transfer encoding that does not exist', { 'Content-Transfer-Encoding': 'base65' }],
  ['a subject in broken encoded words', { Subject: '=?utf-8?B?//8=?= =?x?Q?=ZZ?= =?utf-8?' }],
  ['a boundary that is never used', { 'Content-Type': 'multipart/mixed; boundary=none' }],
  ['no boundary', { 'Content-Type': 'multipart/mixed' }],
  ['a boundary of a hundred thousand characters', { 'Content-Type': `multipart/mixed; boundary="${'b'.repeat(1e5)}"` }],
  ['addresses without end', { To: `${'a@b.c, '.repeat(20_000)}`.trim() }],
  ['groups within groups', { To: `${'g: '.repeat(2000)}a@b.c${';'.repeat(2000)}` }],
  ['quotes that do not end', { From: `"${'\\"('.repeat(50_000)}` }],
] as [string, Record<string, string>][])(
  'a mail with %s is read as far as it can be, and quickly',
  async ([, headers]) => {
    await quick(async () => {
      const mail = await of(headers)
      expect(mail.subject.length).toBeLessThanOrEqual(300)
      expect(mail.recipients.length).toBeLessThanOrEqual(200)
    })
  },
)

test('a subject brings no second line, no control and no direction characters', async () => {
  const { subject, sender } = await of({
    Subject: '=?utf-8?Q?a=0D=0ABcc:_thief@example.com=00=E2=80=AEb?=',
    From: '=?utf-8?Q?x=0Ay?= <a@b.c>',
  })
  expect(subject).toBe('a Bcc: thief@example.com b')
  expect(sender).toBe('x y <a@b.c>')
})

test('of more attachments than are taken the others are counted', async () => {
  const parts = Array.from({ length: 60 }, (_, at) => ({ name: `${at}.txt`, body: 'x' }))
  const { attachments, more } = await readMail(mailOf({ parts }))
  expect([attachments.length, more]).toEqual([50, 10])
})

test('what takes too long is ended', async () => {
  await expect(readMail(mailOf(), { milliseconds: 0 })).rejects.toMatchObject({ code: 'formats.too-slow' })
})

test('thirty megabytes of attachments are read within seconds', async () => {
  const parts = [{ name: 'scan.pdf', body: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(21_000_000, 'x')]) }]
  const begun = performance.now()
  const { attachments } = await readMail(mailOf({ parts }))
  expect(attachments[0]!.bytes.byteLength).toBe(21_000_009)
  expect(performance.now() - begun).toBeLessThan(15_000)
})
