import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { giveQuestions, handOver, saveAnswer, submitReply } from './commands.server.ts'
import { enterWithCode, sendCode } from './door.server.ts'
import { sendNewLink } from './new-link.server.ts'
import { readTasks } from './queries.server.ts'
import { readQuestion } from './question-queries.server.ts'
import { asked, clerkAt, codeIn, lastMail, linkIn } from './reply.fixture.ts'
import { readCheck } from './submitting.server.ts'
import { beginWriting } from './writing.server.ts'

const AT = new Date('2022-02-01T10:00:00Z')

test('a colleague takes the whole questionnaire over by a link of their own, and submits it', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = AT
  const [it] = await asked({ as, pool, clock }, { country: 'rs', year: 2021 })
  const { reference } = it!
  const clerk = await clerkAt(host, pool, it!)
  const mailbox = 'successor.take@example.org'
  const { questions } = await clerk.does(handOver, {
    reference,
    name: 'S. Successor',
    email: mailbox,
    until: '2022-02-10',
    note: 'The registers are in room 4.',
  })
  expect(questions).toBe(it!.questions)

  const link = linkIn(await lastMail(pool, mailbox))
  const successor = await clerkAt(host, pool, { link, mailbox })
  const tasks = await successor.asks(readTasks, { reference })
  expect([tasks.isOwner, tasks.questions.length]).toEqual([true, it!.questions])
  expect(tasks.colleagues.find(({ id }) => id === tasks.me)).toMatchObject({
    note: 'The registers are in room 4.',
    until: '2022-02-10',
  })
  const declined = {
    reference,
    number: 1,
    version: 0,
    kind: 'declined' as const,
    reason: 'The files are in the archive.',
  }
  await expect(successor.does(saveAnswer, { ...declined, ground: 'no-time' })).rejects.toMatchObject({
    fields: [{ field: 'proposedOn', key: 'reply.field.proposed' }],
  })
  await successor.does(saveAnswer, { ...declined, ground: 'no-time', proposedOn: '2022-03-01' })
  await successor.does(saveAnswer, {
    ...declined,
    number: 2,
    ground: 'not-competent',
    suggestedInstitution: 'Ministry of Justice',
  })
  const { seen } = await successor.asks(readCheck, { reference })
  const { receipt } = await successor.does(submitReply, {
    reference,
    seen,
    responsible: 'S. Successor',
    isAuthorised: 'yes',
  })
  expect(await lastMail(pool, mailbox)).toContain(receipt)

  const { rows } = await pool.query<{ body: string }>('select body from submission where receipt = $1', [receipt])
  const { answers } = JSON.parse(rows[0]!.body) as { answers: Record<string, unknown>[] }
  expect(answers[0]).toMatchObject({ ground: 'no-time', proposedOn: '2022-03-01' })
  expect(answers[1]).toMatchObject({ ground: 'not-competent', suggestedInstitution: 'Ministry of Justice' })
})

test('who was given some questions may not hand all of them over', async ({ as, host, pool, clock }) => {
  clock.now = AT
  const [it] = await asked({ as, pool, clock }, { country: 'me', year: 2021 })
  const { reference } = it!
  const clerk = await clerkAt(host, pool, it!)
  const mailbox = 'delegate.some@example.org'
  await clerk.does(giveQuestions, { reference, numbers: [1], name: 'D. Delegate', email: mailbox, note: null })
  const delegate = await clerkAt(host, pool, { link: linkIn(await lastMail(pool, mailbox)), mailbox })
  const over = { reference, name: 'X', email: 'x@example.org', note: null }
  await expect(delegate.does(handOver, over)).rejects.toMatchObject({ code: 'kit.not-allowed' })
  const added = pool.query(
    `select count(*)::int as count from respondent r join request q on q.id = r.request_id where q.reference = $1`,
    [reference],
  )
  expect((await added).rows).toEqual([{ count: 2 }])
})

test('a lost link is sent again to the registered mailbox alone, and a guess learns nothing', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = AT
  const [it] = await asked({ as, pool, clock }, { country: 'al', year: 2021 })
  const mails = async () => {
    const { rows } = await pool.query<{ count: number }>('select count(*)::int as count from mail')
    return rows[0]!.count
  }
  const before = await mails()
  await sendNewLink(host, 'AL-2021-999', '10.1.0.1')
  await sendNewLink(host, 'no reference at all', '10.1.0.1')
  expect(await mails()).toBe(before)
  await sendNewLink(host, it!.reference, '10.1.0.1')
  expect(await mails()).toBe(before + 1)
  expect(linkIn(await lastMail(pool, it!.mailbox))).toEqual(it!.link)
  await sendNewLink(host, it!.reference, '10.1.0.2')
  await sendNewLink(host, it!.reference, '10.1.0.3')
  await expect(sendNewLink(host, it!.reference, '10.1.0.4')).rejects.toMatchObject({ code: 'reply.wait-for-codes' })
})

test('who writes to a question is named to the others, who wait for two minutes at most', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = AT
  const [it] = await asked({ as, pool, clock }, { country: 'mk', year: 2021 })
  const { reference, link, mailbox } = it!
  await sendCode(host, link, '10.2.0.1')
  const shown = { code: codeIn(await lastMail(pool, mailbox)), address: '10.2.0.1', locale: 'en' as const }
  const first = await enterWithCode(host, link, { ...shown, called: ' M. P. ' })
  const second = await clerkAt(host, pool, it!)
  const question = () => second.asks(readQuestion, { reference, number: 2 })

  expect(await beginWriting(host, first, { reference, number: '2' })).toBeNull()
  expect(await question()).toMatchObject({ writer: { called: 'M. P.', since: AT.toISOString() }, isHeld: true })
  expect((await second.asks(readTasks, { reference })).writers).toHaveLength(1)
  expect(await beginWriting(host, second.token, { reference, number: '2' })).toMatchObject({ called: 'M. P.' })

  clock.now = new Date(AT.getTime() + 90_000)
  await beginWriting(host, first, { reference, number: '2' })
  clock.now = new Date(AT.getTime() + 121_000)
  expect(await question()).toMatchObject({ writer: { called: 'M. P.' }, isHeld: false })
  clock.now = new Date(AT.getTime() + 90_000 + 121_000)
  expect(await question()).toMatchObject({ writer: null, isHeld: false })
  expect(await beginWriting(host, second.token, { reference, number: '2' })).toBeNull()
  await second.does(saveAnswer, { reference, number: 2, version: 0, kind: 'no-data-kept' })
  const { rows } = await pool.query('select from question_writing')
  expect(rows).toEqual([])
})

test('nobody writes to a question that is not theirs', async ({ as, host, pool, clock }) => {
  clock.now = AT
  const [mine, other] = await asked({ as, pool, clock }, { country: 'ba', year: 2021, many: 2 })
  const clerk = await clerkAt(host, pool, mine!)
  await expect(beginWriting(host, clerk.token, { reference: other!.reference, number: '1' })).rejects.toMatchObject({
    code: 'kit.not-found',
  })
  await expect(beginWriting(host, undefined, { reference: mine!.reference, number: '1' })).rejects.toMatchObject({
    code: 'kit.signed-out',
  })
  expect((await pool.query('select from question_writing')).rows).toEqual([])
})
