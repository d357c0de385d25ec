import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { readDesk } from '../assessment/desk-queries.server.ts'
import { readPdf } from '../../formats/pdf-read.fixture.ts'
import { acceptAnswers, returnQuestions } from '../request/commands.server.ts'
import { readRequest } from '../request/queries.server.ts'
import { readEvidenceFile } from '../evidence/queries.server.ts'
import { saveAnswer, submitReply } from './commands.server.ts'
import { readTasks } from './queries.server.ts'
import { readQuestion } from './question-queries.server.ts'
import { asked, clerkAt, lastMail, type Asked, type Clerk } from './reply.fixture.ts'
import { readCheck } from './submitting.server.ts'

const AT = new Date('2022-02-01T10:00:00Z')

type Answer = {
  cells?: Record<string, string>
  kind?: 'no-data-kept' | 'declined'
  explanations?: Record<string, string>
}

async function says(clerk: Clerk, reference: string, number: number, { cells = {}, kind, explanations }: Answer) {
  const { question } = await clerk.asks(readQuestion, { reference, number })
  const declined = kind === 'declined' ? { ground: 'confidential' as const, reason: 'Law on secrecy, Article 14.' } : {}
  await clerk.does(saveAnswer, {
    reference,
    number,
    version: question.answerVersion ?? 0,
    kind: kind ?? 'value',
    cells,
    explanations,
    ...declined,
  })
}

async function submits(clerk: Clerk, reference: string) {
  const { seen } = await clerk.asks(readCheck, { reference })
  return clerk.does(submitReply, { reference, seen, responsible: 'M. Petrović', isAuthorised: 'yes' })
}

/** The questions of counts that this institution has. */
async function counts(clerk: Clerk, { reference }: Asked) {
  const { questions } = await clerk.asks(readTasks, { reference })
  return questions.filter(({ answerType }) => answerType === 'count')
}

test('answers of a reply become observations with a document, a page and the way back; none is a blank or a zero', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = AT
  const [it] = await asked({ as, pool, clock }, { country: 'rs', year: 2021 })
  const { reference, id } = it!
  const clerk = await clerkAt(host, pool, it!)
  const { questions } = await clerk.asks(readTasks, { reference })
  const [count] = await counts(clerk, it!)
  const [none, secret] = questions.filter(({ number }) => number !== count!.number)
  const parts = { total: '<5', 'sex=female;age_group=adult': '9' }
  await says(clerk, reference, count!.number, { cells: parts })
  const { doubts } = await clerk.asks(readQuestion, { reference, number: count!.number })
  const explanations = Object.fromEntries(doubts.map((doubt) => [doubt.id, 'Two records are kept.']))
  await says(clerk, reference, count!.number, { cells: parts, explanations })
  await says(clerk, reference, none!.number, { kind: 'no-data-kept' })
  await says(clerk, reference, secret!.number, { kind: 'declined' })
  const { receipt, sha256 } = await submits(clerk, reference)

  const monitor = await as.monitor('rs')
  const before = await monitor.asks(readRequest, { id })
  expect(before.reply!.open).toHaveLength(3)
  const accepting = { id, submissionId: before.reply!.id, numbers: before.reply!.open, class: 'public' as const }
  const { evidenceId } = await monitor.does(acceptAnswers, accepting)

  const after = await monitor.asks(readRequest, { id })
  const kinds = new Map(after.observations.map(({ number, kind }) => [number, kind]))
  expect(kinds).toEqual(
    new Map([
      [count!.number, 'interval'],
      [none!.number, 'no-data-kept'],
      [secret!.number, 'refused'],
    ]),
  )
  const observed = after.observations.find(({ number }) => number === count!.number)!
  expect([observed.low, observed.high, observed.asGiven]).toEqual([0, 4, '<5'])
  const states = after.questions.filter(({ number }) => kinds.has(number)).map(({ state }) => state)
  expect(states).toEqual(['accepted', 'accepted', 'accepted'])
  expect(after.state).toBe('answered-in-part')

  const file = await monitor.asks(readEvidenceFile, { id: evidenceId })
  if (file.isRestricted) throw new Error('a reply is never restricted')
  const pdf = await readPdf(file.bytes)
  const page = JSON.stringify(pdf.pages[Number(observed.page) - 1])
  expect(page).toContain(`${count!.number}. `)
  expect(JSON.stringify(pdf)).toContain(sha256)
  expect(file.name).toBe(`${receipt}.pdf`)

  const desk = await monitor.asks(readDesk, { cycleId: after.cycle.id, code: count!.indicatorCode })
  const figure = desk.figures.find(({ evidenceId: source }) => source === evidenceId)!
  expect(figure).toMatchObject({ requestId: id, reference, questionNumber: count!.number, page: observed.page })
  expect(doubts.length).toBeGreaterThan(0)
  expect(figure.flags.map(({ explanation }) => explanation)).toEqual(doubts.map(() => 'Two records are kept.'))
  expect(Object.keys(figure.flags[0]!.text).sort()).toEqual(['bs', 'cnr', 'en', 'mk', 'sq', 'sr'])

  await expect(monitor.does(acceptAnswers, accepting)).rejects.toMatchObject({ code: 'request.nothing-to-accept' })
  const { rows } = await pool.query(
    `select outcome from audit_entry where act = 'request.answers-accepted' and subject = $1`,
    [`request ${id}`],
  )
  expect(rows).toEqual([{ outcome: 'done' }])
})

test('answers of two institutions to one indicator stand beside each other on the desk, and contradict each other', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = AT
  const all = await asked({ as, pool, clock }, { country: 'al', year: 2021, many: 8 })
  const clerks = await Promise.all(all.map((it) => clerkAt(host, pool, it)))
  const questions = await Promise.all(all.map((it, i) => counts(clerks[i]!, it)))
  const shared = questions[0]!
    .concat(questions[1]!, questions[2]!)
    .map(({ indicatorCode }) => indicatorCode)
    .find((code) => questions.filter((own) => own.some(({ indicatorCode }) => indicatorCode === code)).length > 1)!
  const both = all.flatMap((it, i) => {
    const question = questions[i]!.find(({ indicatorCode }) => indicatorCode === shared)
    return question ? [{ it, clerk: clerks[i]!, number: question.number }] : []
  })
  const monitor = await as.monitor('al')
  for (const [i, { it, clerk, number }] of both.slice(0, 2).entries()) {
    await says(clerk, it.reference, number, { cells: { total: String(14 + 3 * i) } })
    await submits(clerk, it.reference)
    const { reply } = await monitor.asks(readRequest, { id: it.id })
    await monitor.does(acceptAnswers, { id: it.id, submissionId: reply!.id, numbers: [number], class: 'team' })
  }

  const { cycle } = await monitor.asks(readRequest, { id: both[0]!.it.id })
  const { figures } = await monitor.asks(readDesk, { cycleId: cycle.id, code: shared })
  const answers = figures.filter(({ requestId }) => requestId !== null)
  expect(new Set(answers.map(({ number }) => number))).toEqual(new Set([14, 17]))
  expect(new Set(answers.map(({ institution }) => institution)).size).toBe(2)
  expect(answers.every(({ isConflicting }) => isConflicting)).toBe(true)
})

test('what is returned is asked again in one sentence, and accepted anew from the next reply', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = AT
  const [it] = await asked({ as, pool, clock }, { country: 'mk', year: 2021 })
  const { reference, id } = it!
  const clerk = await clerkAt(host, pool, it!)
  const [count] = await counts(clerk, it!)
  const number = count!.number
  await says(clerk, reference, number, { cells: { total: '3' } })
  await submits(clerk, reference)
  const monitor = await as.monitor('mk')
  const first = (await monitor.asks(readRequest, { id })).reply!

  const sentence = 'Does this count children too?'
  const returned = await monitor.does(returnQuestions, { id, numbers: [number], sentence })

  expect(returned).toMatchObject({ returned: 1, isMailed: true })
  const mail = await lastMail(pool, it!.mailbox)
  expect(mail).toContain(reference)
  expect(mail).not.toContain(sentence)
  expect((await clerk.asks(readQuestion, { reference, number })).question).toMatchObject({
    state: 'returned',
    returnedBecause: sentence,
  })
  await says(clerk, reference, number, { cells: { total: '4' } })
  await submits(clerk, reference)
  const stale = { id, submissionId: first.id, numbers: [number], class: 'team' as const }
  await expect(monitor.does(acceptAnswers, stale)).rejects.toMatchObject({ code: 'kit.conflict' })
  const second = (await monitor.asks(readRequest, { id })).reply!
  await monitor.does(acceptAnswers, { ...stale, submissionId: second.id })
  expect((await monitor.asks(readRequest, { id })).observations.map(({ amount }) => amount)).toEqual([4])
})

test('who only plans or reviews accepts nothing', async ({ as, host, pool, clock }) => {
  clock.now = AT
  const [it] = await asked({ as, pool, clock }, { country: 'me', year: 2021 })
  const clerk = await clerkAt(host, pool, it!)
  const [count] = await counts(clerk, it!)
  await says(clerk, it!.reference, count!.number, { cells: { total: '3' } })
  await submits(clerk, it!.reference)
  const { reply } = await it!.lead.asks(readRequest, { id: it!.id })
  const accepting = { id: it!.id, submissionId: reply!.id, numbers: reply!.open, class: 'team' as const }
  for (const person of [await as.coordinator(), await as.reviewer('me'), await as.publisher('me')])
    await expect(person.does(acceptAnswers, accepting)).rejects.toMatchObject({ code: 'kit.not-allowed' })
})
