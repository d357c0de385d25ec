import { expect, test } from 'vitest'
import { kitProblem } from '../kit/problems.ts'
import { createMailDrop } from './mail-drop.ts'

const token = 'a-secret-of-thirty-two-characters'

function dropWith(take: (bytes: Uint8Array) => Promise<unknown>, mostBytes = 1000) {
  const drop = createMailDrop({ token, mostBytes, take, tell: ({ code }) => code })
  return (body: BodyInit, authorization = `Bearer ${token}`) =>
    drop(
      new Request('http://127.0.0.1/mail/in', {
        method: 'POST',
        body,
        headers: { authorization, 'content-type': 'message/rfc822' },
      }),
    )
}

test('a mail is taken as it is from who shows the token, and from nobody else', async () => {
  const taken: string[] = []
  const drop = dropWith(async (bytes) => taken.push(Buffer.from(bytes).toString('latin1')))
  expect((await drop('From: a@b.c\r\n\r\nx')).status).toBe(200)
  for (const wrong of ['', 'Bearer', `Bearer ${token}x`, `Bearer ${token.slice(1)}`, token, `Basic ${token}`])
    expect((await drop('From: thief@b.c', wrong)).status).toBe(401)
  expect(taken).toEqual(['From: a@b.c\r\n\r\nx'])
})

test('of a mail without end no more is read than tells that it is too long', async () => {
  let read = 0
  const endless = new ReadableStream({
    pull(controller) {
      read += 400
      controller.enqueue(new Uint8Array(400))
    },
  })
  let size = 0
  const drop = createMailDrop({
    token,
    mostBytes: 1000,
    tell: ({ code }) => code,
    take: async (bytes) => {
      size = bytes.byteLength
    },
  })
  const init = { method: 'POST', body: endless, duplex: 'half', headers: { authorization: `Bearer ${token}` } }
  await drop(new Request('http://127.0.0.1/mail/in', init))
  expect(size).toBe(1200)
  expect(read).toBeLessThan(4000)
})

test('a refusal is told with its sentence; what broke is no refusal', async () => {
  const refused = await dropWith(async () => {
    throw kitProblem.conflict()
  })('x')
  expect([refused.status, await refused.text()]).toEqual([409, 'kit.conflict\n'])
  const broken = dropWith(async () => {
    throw new Error('the disk is full')
  })('x')
  await expect(broken).rejects.toThrow('the disk is full')
})

test('of many at once some are told to come again', async () => {
  let go = () => undefined as void
  const held = new Promise<void>((resolve) => (go = resolve))
  const drop = dropWith(() => held)
  const answers = Array.from({ length: 6 }, () => drop('x'))
  go()
  const statuses = await Promise.all(answers.map(async (it) => (await it).status))
  expect(statuses.filter((it) => it === 200)).toHaveLength(4)
  expect(statuses.filter((it) => it === 503)).toHaveLength(2)
})
