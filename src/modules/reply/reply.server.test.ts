import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { canonical, sha256 } from '../../kit/canonical.ts'
import { readRequest } from '../request/queries.server.ts'
import { readUploadForm } from '../../server/upload.server.ts'
import { readRequestFile } from '../request/file-queries.server.ts'
import {
  attachToAnswer,
  giveQuestions,
  handBack,
  readReplyFile,
  removeFromAnswer,
  saveAnswer,
  submitReply,
} from './commands.server.ts'
import { enterWithCode, sendCode } from './door.server.ts'
import { readTasks } from './queries.server.ts'
import { readQuestion } from './question-queries.server.ts'
import { asked, clerkAt, codeIn, lastMail, linkIn } from './reply.fixture.ts'
import { readCheck, readReceiptFile } from './submitting.server.ts'

const AT = new Date('2022-02-01T10:00:00Z')
const value = { kind: 'value' as const, version: 0 }

/** A file as a form sends it. */
async function uploadOf(name: string, bytes: Uint8Array) {
  const form = new FormData()
  form.append('file', new File([new Uint8Array(bytes)], name))
  const { upload, drop } = await readUploadForm(new Request('http://127.0.0.1/', { method: 'POST', body: form }))
  return { upload: upload!, drop }
}

/** Something that can be understood for each kind of answer. */
function sayable(answerType: string): Record<string, string> {
  if (answerType === 'percentage') return { numerator: '3', denominator: '12' }
  if (answerType === 'amount') return { total: '1.500,50', currency: 'EUR' }
  if (answerType === 'yes_no_partial') return { total: 'yes' }
  return { total: answerType === 'text' ? 'By the centre.' : '2' }
}

test('a clerk without an account answers, comes back from another computer, and submits what was checked', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = AT
  const [it] = await asked({ as, pool, clock }, { country: 'rs', year: 2021 })
  const { reference } = it!
  const clerk = await clerkAt(host, pool, it!)
  const { questions } = await clerk.asks(readTasks, { reference })
  for (const { number, answerType } of questions.slice(0, -1))
    await clerk.does(saveAnswer, { reference, number, ...value, cells: sayable(answerType) })

  const file = await uploadOf('izvod.txt', Buffer.from('Totals only.'))
  await clerk.does(attachToAnswer, { reference, number: 1, upload: file.upload }).finally(file.drop)

  const elsewhere = await clerkAt(host, pool, it!)
  const last = questions.at(-1)!.number
  await elsewhere.does(saveAnswer, {
    reference,
    number: last,
    version: 0,
    kind: 'declined',
    ground: 'confidential',
    reason: 'Law on data secrecy, Article 14.',
  })
  const check = await elsewhere.asks(readCheck, { reference })
  expect(check.questions.map(({ state }) => state)).toEqual([...questions.slice(1).map(() => 'answered'), 'declined'])
  const { receipt, sha256: hash } = await elsewhere.does(submitReply, {
    reference,
    seen: check.seen,
    responsible: 'M. Petrović, head of office',
    isAuthorised: 'yes',
  })

  expect(receipt).toBe(`${reference}-1`)
  const { rows } = await pool.query('select body, sha256 from submission where receipt = $1', [receipt])
  expect(sha256(rows[0].body)).toBe(hash)
  expect(canonical(JSON.parse(rows[0].body))).toBe(rows[0].body)
  expect(await lastMail(pool, it!.mailbox)).toContain(receipt)
  const copy = await elsewhere.asks(readReceiptFile, { reference, number: 1, isSample: false })
  const text = JSON.stringify(copy.document)
  for (const part of [receipt, hash, 'M. Petrović', 'Law on data secrecy, Article 14.', 'izvod.txt'])
    expect(text).toContain(part)
  const seen = await it!.lead.asks(readRequest, { id: it!.id })
  expect(seen.state).toBe('answered')
  expect(seen.events.map(({ kind }) => kind)).toEqual(['made', 'sent', 'opened', 'opened', 'submitted', 'answered'])
})

test('what cannot be understood is refused at its cell, and nothing of the question is kept', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = AT
  const [it] = await asked({ as, pool, clock }, { country: 'me', year: 2021 })
  const { reference } = it!
  const clerk = await clerkAt(host, pool, it!)
  const { questions } = await clerk.asks(readTasks, { reference })
  const count = questions.find(({ answerType }) => answerType === 'count')!

  const refused = clerk.does(saveAnswer, { reference, number: count.number, ...value, cells: { total: 'oko 30' } })

  await expect(refused).rejects.toMatchObject({
    code: 'kit.invalid',
    fields: [{ field: 'cell:total', key: 'answers.cell.number-with-words', values: { understood: '30' } }],
  })
  const { question, given } = await clerk.asks(readQuestion, { reference, number: count.number })
  expect([question.state, given]).toEqual(['not-started', {}])
  await expect(clerk.does(saveAnswer, { reference, number: count.number, ...value, cells: {} })).rejects.toMatchObject({
    fields: [{ field: 'cell:total', key: 'reply.field.empty' }],
  })
})

test('two people in one question never overwrite each other: the second is shown what stands', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = AT
  const [it] = await asked({ as, pool, clock }, { country: 'mk', year: 2021 })
  const { reference } = it!
  const [one, two] = [await clerkAt(host, pool, it!), await clerkAt(host, pool, it!)]
  const { questions } = await one.asks(readTasks, { reference })
  const { number, answerType } = questions[0]!
  await one.does(saveAnswer, { reference, number, ...value, cells: sayable(answerType), note: 'first' })

  const second = two.does(saveAnswer, { reference, number, ...value, cells: sayable(answerType), note: 'second' })

  await expect(second).rejects.toMatchObject({
    code: 'kit.conflict',
    details: { version: 1, theirs: { note: 'first' } },
  })
  await two.does(saveAnswer, { reference, number, ...value, version: 1, cells: sayable(answerType), note: 'second' })
})

test('a colleague gets only the questions given to them, cannot submit, and can give them back', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = AT
  const [it] = await asked({ as, pool, clock }, { country: 'al', year: 2021 })
  const { reference } = it!
  const owner = await clerkAt(host, pool, it!)
  const mailbox = 'colleague@example.org'
  await owner.does(giveQuestions, { reference, numbers: [2, 3], name: 'A. Colleague', email: mailbox, note: null })
  const colleague = await clerkAt(host, pool, { link: linkIn(await lastMail(pool, mailbox)), mailbox })

  const theirs = await colleague.asks(readTasks, { reference })
  expect(theirs.questions.map(({ number }) => number)).toEqual([2, 3])
  expect(theirs.receipts).toEqual([])
  const first = theirs.questions[0]!
  await colleague.does(saveAnswer, { reference, number: 2, ...value, cells: sayable(first.answerType) })
  await expect(
    colleague.does(saveAnswer, { reference, number: 1, ...value, cells: { total: '1' } }),
  ).rejects.toMatchObject({ code: 'reply.no-such-question' })
  await expect(colleague.asks(readCheck, { reference })).rejects.toMatchObject({ code: 'kit.not-allowed' })
  await expect(
    colleague.does(giveQuestions, { reference, numbers: [2], name: 'X', email: 'x@example.org' }),
  ).rejects.toMatchObject({ code: 'kit.not-allowed' })

  await colleague.does(handBack, { reference, numbers: [3] })
  expect((await colleague.asks(readTasks, { reference })).questions.map(({ number }) => number)).toEqual([2])
  const all = await owner.asks(readTasks, { reference })
  expect(all.questions.find(({ number }) => number === 2)!.state).toBe('answered')
})

test('an institution sees no other request, no rating and no workbench, and a monitor cannot answer for it', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = AT
  const [mine, other] = await asked({ as, pool, clock }, { country: 'ba', year: 2021, many: 2 })
  const clerk = await clerkAt(host, pool, mine!)

  const theirs = { reference: other!.reference }
  await expect(clerk.asks(readTasks, theirs)).rejects.toMatchObject({ code: 'kit.not-found' })
  await expect(clerk.asks(readCheck, theirs)).rejects.toMatchObject({ code: 'kit.not-found' })
  await expect(
    clerk.does(saveAnswer, { reference: other!.reference, number: 1, ...value, cells: { total: '1' } }),
  ).rejects.toMatchObject({ code: 'kit.not-found' })
  await expect(clerk.asks(readRequest, { id: mine!.id })).rejects.toMatchObject({ code: 'kit.not-found' })
  const monitor = await as.monitor('ba')
  await expect(
    monitor.does(saveAnswer, { reference: mine!.reference, number: 1, ...value, cells: { total: '1' } }),
  ).rejects.toMatchObject({ code: 'kit.not-found' })

  // The net below: what the clerk's transaction could read if a page forgot every rule.
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('set local role rapporteur_app')
    const { rows } = await client.query(`select r.id, s.id as respondent from request r
      join respondent s on s.request_id = r.id where false`)
    expect(rows).toEqual([])
    await client.query(`select set_config('rapporteur.purpose', 'respondent', true),
      set_config('rapporteur.request', '${mine!.id}', true), set_config('rapporteur.part', 'owner', true),
      set_config('rapporteur.person', gen_random_uuid()::text, true)`)
    for (const table of [
      'assessment',
      'evidence',
      'cycle',
      'person',
      'session',
      'audit_entry',
      'mail',
      'institution_contact',
    ])
      expect([table, (await client.query(`select 1 from ${table}`)).rowCount]).toEqual([table, 0])
    expect((await client.query('select reference from request')).rows).toEqual([{ reference: mine!.reference }])
  } finally {
    await client.query('rollback')
    client.release()
  }
})

test('a guessed link, an old link and a link of another request open nothing and say one thing', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = AT
  const [one, other] = await asked({ as, pool, clock }, { country: 'rs', year: 2020, many: 2 })
  const guessed = { reference: one!.reference, key: `1-${'0'.repeat(40)}` }
  const foreign = { reference: one!.reference, key: other!.link.key }
  const nowhere = { reference: 'RS-2022-99999', key: one!.link.key }
  for (const link of [guessed, foreign, nowhere])
    await expect(sendCode(host, link, '10.1.0.1')).rejects.toMatchObject({ code: 'reply.link-not-good' })
  await pool.query('update request set link_serial = 2 where id = $1', [one!.id])
  await expect(sendCode(host, one!.link, '10.1.0.1')).rejects.toMatchObject({ code: 'reply.link-not-good' })
})

test('a forwarded link is of no use to a stranger: the code goes to the registered mailbox alone', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = AT
  const [it] = await asked({ as, pool, clock }, { country: 'me', year: 2020 })
  const before = await pool.query('select count(*)::int as n from mail')
  await sendCode(host, it!.link, '203.0.113.9')
  const { rows } = await pool.query('select recipient from mail order by created_at desc limit 1')
  expect(rows[0].recipient).toBe(it!.mailbox)
  expect((await pool.query('select count(*)::int as n from mail')).rows[0].n).toBe(before.rows[0].n + 1)
})

test('a code tried a thousand times is never found: after a few wrong ones even the right one is worth nothing', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = AT
  const [it] = await asked({ as, pool, clock }, { country: 'mk', year: 2020 })
  await sendCode(host, it!.link, '10.2.0.1')
  const right = codeIn(await lastMail(pool, it!.mailbox))
  const told = new Map<string, number>()
  for (let i = 0; i < 1000; i++) {
    const guess = String((Number(right) + 1 + i) % 1_000_000).padStart(6, '0')
    const code = await enterWithCode(host, it!.link, { code: guess, address: `10.2.${i % 250}.7`, locale: 'en' }).then(
      () => 'in',
      (error: { code: string }) => error.code,
    )
    told.set(code, (told.get(code) ?? 0) + 1)
  }
  expect([...told.keys()].toSorted()).toEqual(['reply.wait-to-try', 'reply.wrong-code'])
  expect(told.get('reply.wrong-code')).toBeLessThan(20)
  await expect(enterWithCode(host, it!.link, { code: right, address: '10.3.0.1', locale: 'en' })).rejects.toMatchObject(
    { code: 'reply.wait-to-try' },
  )
  clock.now = new Date(AT.getTime() + 16 * 60_000)
  await expect(enterWithCode(host, it!.link, { code: right, address: '10.3.0.1', locale: 'en' })).rejects.toMatchObject(
    { code: 'reply.wrong-code' },
  )
  clock.now = AT
})

test('after the last day nothing is saved, and what was saved is still there to be read', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = AT
  const [it] = await asked({ as, pool, clock }, { country: 'al', year: 2020, until: '2022-02-02' })
  const { reference } = it!
  const early = await clerkAt(host, pool, it!)
  const { questions } = await early.asks(readTasks, { reference })
  const cells = sayable(questions[0]!.answerType)
  await early.does(saveAnswer, { reference, number: 1, ...value, cells })
  clock.now = new Date('2022-02-03T10:00:00Z')
  const late = await clerkAt(host, pool, it!)
  await expect(
    late.does(saveAnswer, { reference, number: 1, ...value, version: 1, cells, note: 'late' }),
  ).rejects.toMatchObject({ code: 'reply.is-closed' })
  const { given, isOpen } = await late.asks(readQuestion, { reference, number: 1 })
  expect([given, isOpen]).toEqual([cells, false])
  clock.now = AT
})

test('a file is kept as it came, seen by its own institution and by who works on the request, and by no other', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = AT
  const [mine, other] = await asked({ as, pool, clock }, { country: 'rs', year: 2019, many: 2 })
  const clerk = await clerkAt(host, pool, mine!)
  const { reference } = mine!
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
  const attach = async (name: string, bytes: Uint8Array) => {
    const { upload, drop } = await uploadOf(name, bytes)
    return clerk.does(attachToAnswer, { reference, number: 1, upload }).finally(drop)
  }
  const { id } = await attach('izvod.pdf', pdf)

  const opened = await clerk.asks(readReplyFile, { reference, file: id })
  expect(Buffer.from(opened.bytes)).toEqual(pdf)
  const monitor = await as.monitor('rs')
  expect((await monitor.asks(readRequestFile, { id: mine!.id, file: id })).name).toBe('izvod.pdf')
  const stranger = await clerkAt(host, pool, other!)
  await expect(stranger.asks(readReplyFile, { reference: other!.reference, file: id })).rejects.toMatchObject({
    code: 'kit.not-found',
  })
  await expect(attach('macro.xlsm', Buffer.from('MZ not a file'))).rejects.toMatchObject({ status: 422 })
  await clerk.does(removeFromAnswer, { reference, number: 1, file: id })
  expect((await clerk.asks(readQuestion, { reference, number: 1 })).files).toEqual([])
})
