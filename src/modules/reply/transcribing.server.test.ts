import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { cycleOf } from '../../../test/make.ts'
import type { Person } from '../../../test/people.ts'
import { mailOf } from '../../formats/mail.fixture.ts'
import { readUploadForm } from '../../server/upload.server.ts'
import { readDesk } from '../assessment/desk-queries.server.ts'
import { readWork } from '../cycle/work-queries.server.ts'
import { readEvidenceFile } from '../evidence/queries.server.ts'
import { acceptAnswers, makeRequests, postalOf, sendRequests } from '../request/commands.server.ts'
import { readRequest, readRequests } from '../request/queries.server.ts'
import { takeMail } from '../request/received-mail.server.ts'
import { saveAnswer, submitTranscription, transcribeAnswer } from './commands.server.ts'
import { readTranscription } from './handing-in.server.ts'
import { readTasks, requestOf } from './queries.server.ts'
import { readQuestion } from './question-queries.server.ts'
import { asked, clerkAt } from './reply.fixture.ts'
import { readTranscribedQuestion } from './transcription-queries.server.ts'

const on = (day: string) => new Date(`${day}T10:00:00Z`)

async function scan(name: string) {
  const form = new FormData()
  form.append('file', new File([`%PDF-1.7\n${name}`], name))
  return (await readUploadForm(new Request('http://127.0.0.1/', { method: 'POST', body: form }))).upload!
}

const letter = { kind: 'value' as const, cameBy: 'paper' as const, class: 'public' as const, version: 0 }

async function submits(person: Person, id: string, onDay: string) {
  const { seen, documents } = await person.asks(readTranscription, { id })
  const evidenceId = documents[0]?.id ?? null
  return person.does(submitTranscription, { id, seen, onDay, responsible: 'Head of the registry', evidenceId })
}

async function accepts(person: Person, id: string) {
  const { reply } = await person.asks(readRequest, { id })
  return person.does(acceptAnswers, { id, submissionId: reply!.id, numbers: reply!.open, class: 'public' })
}

test('a letter is entered question by question, submitted with its day, and accepted at the page that says it', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = on('2022-02-01')
  const [it] = await asked({ as, pool, clock }, { country: 'rs', year: 2021 })
  const { id, reference } = it!
  clock.now = on('2022-02-20')
  const monitor = await as.monitor('rs')
  const { questions } = await monitor.asks(readTranscription, { id })
  const count = questions.find(({ answerType }) => answerType === 'count')!
  const [none, other, secret] = questions.filter(({ number }) => number !== count.number)
  const upload = await scan('letter.pdf')
  const counted = { ...letter, id, number: count.number, cells: { total: '12' } }

  const refusedAt = (field: string) => ({ code: 'kit.invalid', fields: [expect.objectContaining({ field })] })
  await expect(monitor.does(transcribeAnswer, { ...counted, document: '' })).rejects.toMatchObject(
    refusedAt('document'),
  )
  await expect(monitor.does(transcribeAnswer, { ...counted, document: 'upload', page: '3' })).rejects.toMatchObject(
    refusedAt('file'),
  )
  await expect(monitor.does(transcribeAnswer, { ...counted, document: 'upload', upload })).rejects.toMatchObject(
    refusedAt('page'),
  )
  const first = await monitor.does(transcribeAnswer, { ...counted, document: 'upload', upload, page: '3' })
  const document = `evidence:${first.evidenceId}`
  const same = { ...letter, id, document, cells: {} }
  await monitor.does(transcribeAnswer, { ...same, number: none!.number, kind: 'no-data-kept', page: '4' })
  await monitor.does(transcribeAnswer, { ...same, number: other!.number, kind: 'not-applicable', page: '4' })
  const declined = { ...same, number: secret!.number, kind: 'declined' as const, page: '5' }
  await expect(monitor.does(transcribeAnswer, declined)).rejects.toMatchObject({ code: 'kit.invalid' })
  await monitor.does(transcribeAnswer, { ...declined, ground: 'confidential', reason: 'Law on secrecy.' })

  expect((await monitor.asks(readRequest, { id })).reply).toBeNull()
  expect((await monitor.asks(readTranscription, { id })).fresh).toHaveLength(4)
  await expect(submits(monitor, id, '2022-02-21')).rejects.toMatchObject(refusedAt('onDay'))
  await expect(submits(monitor, id, '2022-01-31')).rejects.toMatchObject(refusedAt('onDay'))
  const { receipt, kind } = await submits(monitor, id, '2022-02-18')
  expect([receipt, kind]).toEqual([`${reference}-1`, 'answered-in-part'])
  await expect(submits(monitor, id, '2022-02-18')).rejects.toMatchObject({ code: 'reply.nothing-entered' })
  const { events, state } = await monitor.asks(readRequest, { id })
  expect(state).toBe('answered-in-part')
  expect(events.slice(-2)).toMatchObject([
    { kind: 'transcribed', onDay: '2022-02-18', evidenceId: first.evidenceId, details: { questions: 4 } },
    { kind: 'answered-in-part', onDay: '2022-02-18', evidenceId: first.evidenceId },
  ])

  await accepts(monitor, id)
  const after = await monitor.asks(readRequest, { id })
  expect(after.observations.map((row) => [row.number, row.kind, row.evidenceId, row.page])).toEqual(
    [
      [count.number, 'number', first.evidenceId, '3'],
      [none!.number, 'no-data-kept', first.evidenceId, '4'],
      [other!.number, 'not-applicable', first.evidenceId, '4'],
      [secret!.number, 'refused', first.evidenceId, '5'],
    ].toSorted((a, b) => Number(a[0]) - Number(b[0])),
  )
  expect(after.reply!.open).toEqual([])
  const file = await monitor.asks(readEvidenceFile, { id: first.evidenceId })
  expect(file.name).toBe('letter.pdf')
  const desk = await monitor.asks(readDesk, { cycleId: after.cycle.id, code: count.indicatorCode })
  expect(desk.figures.find(({ evidenceId }) => evidenceId === first.evidenceId)).toMatchObject({
    requestId: id,
    reference,
    questionNumber: count.number,
    page: '3',
  })

  const clerk = await clerkAt(host, pool, it!)
  const tasks = await clerk.asks(readTasks, { reference })
  const shown = tasks.questions.find(({ number }) => number === count.number)!
  expect(shown).toMatchObject({ enteredByName: 'monitor rs one', page: '3', cameBy: 'paper' })
  expect(tasks.receipts).toMatchObject([{ receipt, enteredByName: 'monitor rs one', receivedOn: '2022-02-18' }])
})

test('what the institution answered itself is never written over without being shown, and its draft is not submitted', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = on('2022-02-01')
  const [it] = await asked({ as, pool, clock }, { country: 'al', year: 2021 })
  const { id, reference } = it!
  const clerk = await clerkAt(host, pool, it!)
  const { questions } = await clerk.asks(readTasks, { reference })
  const [own, drafted] = questions.filter(({ answerType }) => answerType === 'yes_no_partial')
  const web = { reference, version: 0, kind: 'value' as const, cells: { total: 'yes' } }
  for (const { number } of [own!, drafted!]) await clerk.does(saveAnswer, { ...web, number })

  const monitor = await as.monitor('al')
  const entered = { ...letter, id, number: own!.number, cells: { total: 'no' }, document: 'upload', page: '1' }
  const upload = await scan('later.pdf')
  for (const version of [0, 1])
    await expect(monitor.does(transcribeAnswer, { ...entered, version, upload })).rejects.toMatchObject({
      code: 'kit.conflict',
      details: { version: 1, theirs: { kind: 'value', cells: { total: 'yes' } } },
    })
  expect((await monitor.asks(readTranscribedQuestion, { id, number: own!.number })).isOwn).toBe(true)
  const replaced = await monitor.does(transcribeAnswer, { ...entered, version: 1, replaces: 1, upload })
  expect(replaced.version).toBe(2)
  await expect(
    clerk.does(saveAnswer, { ...web, number: own!.number, version: 1, cells: { total: 'partial' } }),
  ).rejects.toMatchObject({ code: 'kit.conflict', details: { theirs: { cells: { total: 'no' } } } })

  await submits(monitor, id, '2022-02-01')
  const { rows } = await pool.query<{ body: string }>('select body from submission where request_id = $1', [id])
  const { answers } = JSON.parse(rows[0]!.body) as { answers: { number: number; state: string; kind: string | null }[] }
  expect(answers.find(({ number }) => number === drafted!.number)).toMatchObject({ state: 'not-answered', kind: null })
  expect(answers.find(({ number }) => number === own!.number)).toMatchObject({ state: 'answered', kind: 'value' })

  const page = await clerk.asks(readQuestion, { reference, number: own!.number })
  await clerk.does(saveAnswer, { ...web, number: own!.number, version: page.question.answerVersion! })
  const back = await clerk.asks(readQuestion, { reference, number: own!.number })
  expect(back.question).toMatchObject({ enteredByName: null, evidenceId: null, page: null, cameBy: 'web' })
})

test('what was read out of a letter wrongly is entered anew, and takes the place of the value from the same page', async ({
  as,
  pool,
  clock,
}) => {
  clock.now = on('2022-02-01')
  const [it] = await asked({ as, pool, clock }, { country: 'me', year: 2021 })
  const { id } = it!
  const rapporteur = await as.rapporteur('me')
  const { questions } = await rapporteur.asks(readTranscription, { id })
  const [count, kept] = questions.filter(({ answerType }) => answerType === 'count')
  const upload = await scan('letter.pdf')
  const entered = { ...letter, id, document: 'upload', upload, page: '2' }
  await rapporteur.does(transcribeAnswer, { ...entered, number: kept!.number, cells: { total: '7' } })
  await rapporteur.does(transcribeAnswer, { ...entered, number: count!.number, cells: { total: '31' } })
  await submits(rapporteur, id, '2022-02-01')
  await accepts(rapporteur, id)

  clock.now = on('2022-02-05')
  const again = await as.rapporteur('me', 'reads again')
  await again.does(transcribeAnswer, { ...entered, number: count!.number, version: 1, cells: { total: '13' } })
  await submits(again, id, '2022-02-01')
  const { reply } = await again.asks(readRequest, { id })
  expect(reply!.open).toEqual([count!.number])
  await accepts(again, id)
  const { observations } = await again.asks(readRequest, { id })
  expect(new Map(observations.map(({ number, amount }) => [number, amount]))).toEqual(
    new Map([
      [kept!.number, 7],
      [count!.number, 13],
    ]),
  )
  expect(observations).toHaveLength(2)
  const { rows } = await pool.query(
    `select number::int, withdrawn_reason from observation where withdrawn_at is not null and question_id = $1`,
    [count!.id],
  )
  expect(rows).toMatchObject([{ number: 31, withdrawn_reason: expect.stringContaining('-2') as string }])
})

test('an attachment of a mail is the document of an answer, once, and the mail itself needs no page', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = on('2022-02-01')
  const [it] = await asked({ as, pool, clock }, { country: 'mk', year: 2021 })
  const { id } = it!
  const address = await host.asSystem(
    async (tx, doing) => postalOf(doing, (await requestOf(tx, it!.reference))!).replyTo!,
  )
  const parts = [{ name: 'answer.pdf', body: '%PDF-1.7\nthe answer' }]
  await takeMail(host, mailOf({ headers: { To: address }, text: 'We have 12 cases.', parts }))
  const lead = it!.lead
  await takeMail(host, mailOf({ headers: { To: 'somebody@example.org' }, text: 'Whose is this?' }))
  expect((await (await as.coordinator()).asks(readWork, {})).replies.unsorted).toBe(1)
  const { received } = await lead.asks(readRequest, { id })
  const fileNamed = (name: string) => received[0]!.files.find((file) => file.name === name)!.id
  const { questions } = await lead.asks(readTranscription, { id })
  const [first, second, third] = questions.filter(({ answerType }) => answerType === 'count')
  const mail = { ...letter, id, cameBy: 'mail' as const, document: `file:${fileNamed('answer.pdf')}` }
  const one = await lead.does(transcribeAnswer, { ...mail, number: first!.number, cells: { total: '12' }, page: '1' })
  const two = await lead.does(transcribeAnswer, { ...mail, number: second!.number, cells: { total: '1' }, page: '1' })
  expect(two.evidenceId).toBe(one.evidenceId)
  const whole = { ...mail, number: third!.number, document: `file:${fileNamed('mail.eml')}` }
  const { evidenceId } = await lead.does(transcribeAnswer, { ...whole, cells: { total: '2' } })
  expect(evidenceId).not.toBe(one.evidenceId)
  const waiting = (await lead.asks(readWork, {})).replies
  expect(waiting.mails).toMatchObject([{ id, count: 1 }])
  expect(waiting.entered).toMatchObject([{ id, count: 3 }])
  const other = (await (await as.monitor('rs', 'elsewhere')).asks(readWork, {})).replies
  expect([...other.mails, ...other.entered].map((one) => one.id)).not.toContain(id)
  const { documents } = await lead.asks(readTranscribedQuestion, { id, number: first!.number })
  expect(
    documents
      .map(({ value }) => value)
      .slice(0, 2)
      .toSorted(),
  ).toEqual([`evidence:${one.evidenceId}`, `evidence:${evidenceId}`].toSorted())
  expect((await lead.asks(readTranscription, { id })).documents).toHaveLength(2)
  await submits(lead, id, '2022-02-01')
  expect((await lead.asks(readWork, {})).replies.entered).toEqual([])
})

test('who records nothing enters nothing, and a document of another country is none', async ({ as, pool, clock }) => {
  clock.now = on('2022-02-01')
  const [it] = await asked({ as, pool, clock }, { country: 'ba', year: 2021 })
  const { id } = it!
  const reviewer = await as.reviewer('ba')
  await expect(reviewer.asks(readTranscription, { id })).rejects.toMatchObject({ code: 'kit.not-allowed' })
  const stranger = await as.monitor('rs', 'stranger')
  await expect(stranger.asks(readTranscribedQuestion, { id, number: 1 })).rejects.toMatchObject({
    code: 'kit.not-found',
  })
  const foreign = await pool.query<{ id: string }>(`select id from evidence where country <> 'ba' limit 1`)
  const monitor = await as.monitor('ba')
  const { questions } = await monitor.asks(readTranscription, { id })
  const { number } = questions.find(({ answerType }) => answerType === 'count')!
  const document = `evidence:${foreign.rows[0]!.id}`
  await expect(
    monitor.does(transcribeAnswer, { ...letter, id, number, cells: { total: '1' }, document, page: '1' }),
  ).rejects.toMatchObject({ fields: [{ field: 'document' }] })
})

test('a doubt between two answers of a letter is asked about when they are entered, shown before acceptance, and kept', async ({
  as,
  pool,
  clock,
}) => {
  clock.now = on('2022-02-01')
  const all = await asked({ as, pool, clock }, { country: 'rs', year: 2019, many: 60 })
  const monitor = await as.monitor('rs', 'of doubts')
  let found: { id: string; whole: number; part: number } | undefined
  for (const { id } of all) {
    const { questions } = await monitor.asks(readTranscription, { id })
    const at = (code: string) => questions.find(({ indicatorCode }) => indicatorCode === code)?.number
    const [whole, part] = [at('IDN-08'), at('CHD-03')]
    if (whole !== undefined && part !== undefined) found ??= { id, whole, part }
  }
  const { id, whole, part } = found!
  const upload = await scan('doubtful.pdf')
  const entered = { ...letter, id, document: 'upload', upload, page: '1' }
  const first = await monitor.does(transcribeAnswer, { ...entered, number: whole, cells: { total: '5' } })
  expect(first.doubts).toBe(0)
  const second = await monitor.does(transcribeAnswer, { ...entered, number: part, cells: { total: '7' } })
  expect(second.doubts).toBe(1)
  const { doubts } = await monitor.asks(readTranscribedQuestion, { id, number: part })
  expect(doubts.map((doubt) => doubt.id)).toEqual(['part-over-whole/CHD-03/IDN-08'])
  const explanations = { [doubts[0]!.id]: 'Children of last year are counted too.' }
  const explained = { ...entered, number: part, version: 1, cells: { total: '7' }, explanations }
  expect((await monitor.does(transcribeAnswer, explained)).doubts).toBe(0)

  const before = await monitor.asks(readRequest, { id })
  expect([...before.doubts.keys()].toSorted((a, b) => a - b)).toEqual([whole, part].toSorted((a, b) => a - b))
  await submits(monitor, id, '2022-02-01')
  await accepts(monitor, id)
  const flagsOf = async (code: string) => {
    const desk = await monitor.asks(readDesk, { cycleId: before.cycle.id, code })
    return desk.figures.find(({ requestId }) => requestId === id)!.flags
  }
  expect((await flagsOf('CHD-03')).map(({ explanation }) => explanation)).toEqual([
    'Children of last year are counted too.',
  ])
  expect((await flagsOf('IDN-08')).map(({ explanation }) => explanation)).toEqual([null])

  const { lead, institutionId } = all.find((one) => one.id === id)!
  const cycle = await cycleOf(as, 'rs', 2020)
  await lead.does(makeRequests, {
    cycleId: cycle.id,
    institutions: [institutionId],
    scope: 'all',
    basis: 'access-law',
    answersUntil: '2022-02-01',
    askedByName: 'Ana',
    askedByEmail: 'ana@example.org',
  })
  const drafts = (await lead.asks(readRequests, { cycleId: cycle.id })).rows
  await lead.does(sendRequests, { country: 'rs', requests: drafts, sentOn: '2022-02-01' })
  // Where the institution's own last answer is known, it is asked about that: here only what was accepted is.
  await pool.query('update request_question set last = null where request_id = $1', [drafts[0]!.id])
  const { rows } = await pool.query<{ id: string; number: number }>(
    `select request_id as id, number from request_question where request_id = $1 and indicator_code = 'IDN-08'`,
    [drafts[0]!.id],
  )
  const again = { ...entered, id: rows[0]!.id, number: rows[0]!.number, cells: { total: '50' } }
  expect((await monitor.does(transcribeAnswer, again)).doubts).toBe(1)
  const later = await monitor.asks(readRequest, { id: rows[0]!.id })
  expect(later.doubts.get(rows[0]!.number)).toMatchObject([
    { id: 'accepted-times-more/2019', values: { now: '50', before: '5', year: '2019', whose: 'own' } },
  ])
})
