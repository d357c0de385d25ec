import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { expect } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { sayTo } from '../../catalogue.ts'
import { test } from '../../../test/harness.ts'
import { docxParts } from '../../formats/docx-read.fixture.ts'
import { readPdf, tagged } from '../../formats/pdf-read.fixture.ts'
import type { PageGiven } from '../../server/page-context.ts'
import { asked, clerkAt } from '../reply/reply.fixture.ts'
import { giveQuestions } from '../reply/commands.server.ts'
import { readReplyLetter, readTasks } from '../reply/queries.server.ts'
import { letterArchive, letterFile } from './letter-files.server.ts'
import { readLetter, readLetters } from './letter-queries.server.ts'
import { readRequest } from './queries.server.ts'

const AT = new Date('2022-02-01T10:00:00Z')
const GIVEN = { tellProblem: ({ code }: { code: string }) => ({ message: code, fields: [] }) } as unknown as PageGiven
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer())

test('a letter is a file with its number, as it was sent, in the language of the office, with its questions', async ({
  as,
  pool,
  clock,
}) => {
  clock.now = AT
  const [it] = await asked({ as, pool, clock }, { country: 'al', year: 2019 })
  const { letters, questions } = await it!.lead.asks(readRequest, { id: it!.id })
  expect(letters).toMatchObject([{ kind: 'request', number: expect.stringMatching(/^AL-\d+\/2022$/) as string }])

  const letter = await it!.lead.asks(readLetter, { id: letters[0]!.id, isSample: false })
  const pdf = await letterFile(GIVEN, letter, 'pdf')
  const name = letters[0]!.number.replaceAll('/', '-')
  expect(pdf.headers.get('content-disposition')).toBe(`attachment; filename="${name}.pdf"`)
  const read = await readPdf(await bytesOf(pdf))
  expect(tagged(read, 'LBody')).toHaveLength(questions.length)
  const facts = tagged(read, 'P').map(({ text }) => text)
  expect(facts.join('\n')).toContain(letters[0]!.number)
  expect(facts.join('\n')).toContain(it!.reference)

  const word = await letterFile(GIVEN, letter, 'docx')
  const body = (await docxParts(await bytesOf(word))).get('word/document.xml')!
  expect(body).toContain(sayTo('sq', 'request.letter.questions'))
  expect(body).toContain(letters[0]!.number)

  const stranger = await as.lead('rs', 'no letters of others')
  await expect(stranger.asks(readLetter, { id: letters[0]!.id, isSample: false })).rejects.toMatchObject({
    code: 'kit.not-found',
  })
})

test('who answers for the institution reads its letters; a colleague with some of the questions does not', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = AT
  const [mine, others] = await asked({ as, pool, clock }, { country: 'mk', year: 2019, many: 2 })
  const clerk = await clerkAt(host, pool, mine!)
  const { reference } = mine!
  const { letters } = await clerk.asks(readTasks, { reference })
  const letter = await clerk.asks(readReplyLetter, { reference, id: letters[0]!.id, isSample: false })
  expect(letter.number).toBe(letters[0]!.number)
  const foreign = (await others!.lead.asks(readRequest, { id: others!.id })).letters[0]!
  await expect(clerk.asks(readReplyLetter, { reference, id: foreign.id, isSample: false })).rejects.toMatchObject({
    code: 'kit.not-found',
  })

  const email = 'colleague@example.org'
  await clerk.does(giveQuestions, { reference, numbers: ['1'], name: 'Vesna', email })
  const { rows } = await pool.query<{ body: string }>('select body from mail where recipient = $1', [email])
  const [, , key] = /\/r\/([A-Z]{2}-\d{4}-\d+)\/(\d+-[0-9a-f]{40})/.exec(rows[0]!.body)!
  const colleague = await clerkAt(host, pool, { link: { reference, key: key! }, mailbox: email })
  expect((await colleague.asks(readTasks, { reference })).letters).toEqual([])
  await expect(
    colleague.asks(readReplyLetter, { reference, id: letters[0]!.id, isSample: false }),
  ).rejects.toMatchObject({ code: 'kit.not-allowed' })
})

test('the newest letters of chosen requests come as one archive; where there are none, a sentence comes', async ({
  as,
  pool,
  clock,
}) => {
  clock.now = AT
  const sent = await asked({ as, pool, clock }, { country: 'me', year: 2019, many: 3 })
  const { lead } = sent[0]!
  const chosen = { ids: sent.slice(0, 2).map(({ id }) => id), isSample: false }
  const letters = await lead.asks(readLetters, chosen)
  const archive = await letterArchive(GIVEN, letters, { format: 'docx', now: AT })
  expect(archive.headers.get('content-disposition')).toBe('attachment; filename="letters-2022-02-01-docx.zip"')
  const zip = await fromBufferPromise(await buffer(Readable.fromWeb(archive.body as never)), { lazyEntries: true })
  const names: string[] = []
  for await (const { fileName } of zip.eachEntry()) names.push(fileName)
  expect(names).toEqual(letters.map(({ number }) => `${number.replaceAll('/', '-')}.docx`))
  expect(names).toHaveLength(2)

  const all = await lead.asks(readLetters, { isAll: true, state: 'sent', isSample: false })
  expect(all.length).toBeGreaterThanOrEqual(3)
  const none = await letterArchive(GIVEN, [], { format: 'pdf', now: AT })
  expect([none.status, await none.text()]).toEqual([404, 'request.no-letters\n'])
})
