import { expect, vi } from 'vitest'
import { test } from '../../test/harness.ts'
import { openTransport, sendWaiting, startMail, WAITS } from './mail.ts'
import type { Host } from './perform.ts'
import { openSmtpSink } from './smtp-sink.fixture.ts'

const quiet = () => undefined

const put = (host: Host, recipient: string) =>
  host.asSystem((tx, { now }) =>
    tx
      .insertInto('mail')
      .values({ recipient, locale: 'en', subject: 'You have a task', body: 'http://127.0.0.1/app/x', nextTryAt: now })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
const stored = (host: Host, id: string) =>
  host.asSystem((tx) => tx.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirstOrThrow())

test('a waiting letter reaches its one recipient, and its link is forgotten', async ({ host }) => {
  const sink = await openSmtpSink()
  const { id } = await put(host, 'one@example.org')
  const mail = startMail({ host, smtpUrl: sink.url, log: quiet })
  await vi.waitFor(async () => expect((await stored(host, id)).state).toBe('sent'), 5_000)
  await mail.stop()
  await sink.close()
  expect(sink.messages).toHaveLength(1)
  expect(sink.messages[0]).toMatchObject({ to: ['one@example.org'] })
  expect(sink.messages[0]!.text).toContain('http://127.0.0.1/app/x')
  expect(await stored(host, id)).toMatchObject({ body: '', lastError: null })
})

test('a letter that is refused is tried again after growing waits, then given up', async ({ host, clock }) => {
  const sink = await openSmtpSink()
  sink.refuseWith = 451
  const transport = openTransport(sink.url)
  const log: string[] = []
  const { id } = await put(host, 'two@example.org')
  for (const [tries, wait] of WAITS.entries()) {
    await sendWaiting({ host, transport, log: (line) => log.push(line) })
    await sendWaiting({ host, transport, log: (line) => log.push(line) })
    const letter = await stored(host, id)
    expect(letter).toMatchObject({ state: 'waiting', attempts: tries + 1, lastError: '451 EENVELOPE' })
    expect(Date.parse(letter.nextTryAt)).toBe(clock.now.getTime() + wait)
    clock.now = new Date(clock.now.getTime() + wait)
  }
  await sendWaiting({ host, transport, log: (line) => log.push(line) })
  expect(await stored(host, id)).toMatchObject({ state: 'failed' })
  expect(log.join()).not.toContain('example.org')
  await sink.close()
})

test('a server that is back gets the letter that it refused before', async ({ host, clock }) => {
  const sink = await openSmtpSink()
  const transport = openTransport(sink.url)
  const { id } = await put(host, 'three@example.org')
  sink.refuseWith = 451
  await sendWaiting({ host, transport, log: quiet })
  sink.refuseWith = undefined
  clock.now = new Date(clock.now.getTime() + WAITS[0]!)
  await sendWaiting({ host, transport, log: quiet })
  expect(await stored(host, id)).toMatchObject({ state: 'sent', attempts: 2 })
  await sink.close()
})

test('without a mail server letters stay where they are', async ({ host }) => {
  const { id } = await put(host, 'four@example.org')
  await startMail({ host, smtpUrl: undefined, log: quiet }).stop()
  expect(await stored(host, id)).toMatchObject({ state: 'waiting', attempts: 0 })
})

test('answers and what comes back go where the letter says, and no holiday notice is called for', async ({ host }) => {
  const sink = await openSmtpSink()
  const drop = 'answers+tag@example.org'
  await host.asSystem(async (_, { post }) =>
    post({ recipient: 'five@example.org', locale: 'en', subject: 'x', body: 'x', replyTo: drop, returnsTo: drop }),
  )
  await sendWaiting({ host, transport: openTransport(sink.url), from: 'Base <base@example.org>', log: quiet })
  const sent = sink.messages.find(({ to }) => to.includes('five@example.org'))!
  expect(sent.from).toBe(drop)
  expect(sent.text).toMatch(/^From: Base <base@example\.org>$/m)
  expect(sent.text).toMatch(/^Reply-To: answers\+tag@example\.org$/m)
  expect(sent.text).toMatch(/^Auto-Submitted: auto-generated$/m)
  await sink.close()
})

test('a line break in a subject or an address adds no header and no recipient', async ({ host }) => {
  const sink = await openSmtpSink()
  const letters = [
    ['six@example.org', 'a\r\nBcc: thief@example.com\r\n\r\nmine', 'x@example.org\r\nCc: thief@example.com'],
    ['seven@example.org>\r\nRCPT TO:<thief@example.com', 'b', null],
    ['eight@example.org\r\nBcc: thief@example.com', 'c', null],
    ['nine@example.org, thief@example.com', 'd', null],
  ] as const
  const ids = await host.asSystem((tx, { now }) =>
    tx
      .insertInto('mail')
      .values(
        letters.map(([recipient, subject, replyTo]) => ({
          recipient,
          subject,
          replyTo,
          locale: 'en',
          body: 'x',
          nextTryAt: now,
        })),
      )
      .returning('id')
      .execute(),
  )
  await sendWaiting({ host, transport: openTransport(sink.url), log: quiet })
  const states = await Promise.all(ids.map(async ({ id }) => (await stored(host, id)).state))
  expect(states).toEqual(['sent', 'failed', 'failed', 'failed'])
  expect(sink.messages.map(({ to }) => to)).toEqual([['six@example.org']])
  expect(sink.messages[0]!.text.split('\n\n')[0]).not.toMatch(/^(bcc|cc|to):.*thief/im)
  await sink.close()
})
