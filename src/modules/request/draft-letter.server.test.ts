import { expect } from 'vitest'
import { answerOf } from '../../../test/page-answer.tsx'
import { test } from '../../../test/harness.ts'
import { docxParts } from '../../formats/docx-read.fixture.ts'
import { readPdf, tagged } from '../../formats/pdf-read.fixture.ts'
import type { PageGiven } from '../../server/page-context.ts'
import { changeLetterTemplate, sendRequests } from './commands.server.ts'
import { letterFile } from './letter-files.server.ts'
import { readDraftLetter, readDraftLetterFile } from './letter-queries.server.ts'
import * as page from './pages/draft-letter.tsx'
import * as listPage from './pages/requests.tsx'
import { readRequest } from './queries.server.ts'
import { draftRequest } from './sent-request.fixture.ts'

const AT = new Date('2022-02-01T10:00:00Z')
const GIVEN = { tellProblem: ({ code }: { code: string }) => ({ message: code, fields: [] }) } as unknown as PageGiven
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer())

test('the letter of a draft is read as it goes out: the same words and deadline, a number only once it is sent', async ({
  as,
  pool,
  clock,
}) => {
  clock.now = AT
  const lead = await as.lead('al', 'before sending')
  const draft = await draftRequest(lead, 'al', { year: 2014 })
  const { letter } = await lead.asks(readDraftLetter, { id: draft.id, isSample: false })
  expect(letter).toMatchObject({ number: 'AL-…/2022', email: 'office.2014@example.org' })
  const count = async () => (await pool.query('select from request_letter')).rowCount
  const before = await count()
  const later = await lead.asks(readDraftLetter, { id: draft.id, day: '2022-02-15', isSample: false })
  expect(later.letter.dueOn! > letter.dueOn!).toBe(true)
  expect(await count()).toBe(before)

  const { id, version } = draft
  await lead.does(sendRequests, { country: 'al', requests: [{ id, version }], sentOn: '2022-02-01' })
  const { rows } = await pool.query<{ subject: string; body: string; number: string }>(
    'select subject, body, number from request_letter where request_id = $1',
    [id],
  )
  expect(letter.subject).toBe(rows[0]!.subject)
  expect(letter.body.replace(letter.number, rows[0]!.number)).toBe(rows[0]!.body)
  expect((await lead.asks(readRequest, { id })).request.dueOn).toBe(letter.dueOn)
  await expect(lead.asks(readDraftLetter, { id, isSample: false })).rejects.toMatchObject({
    code: 'request.not-a-draft',
  })
})

test('it is a Word file and a PDF too, with its questions, and says on each page that it was not sent', async ({
  as,
  clock,
}) => {
  clock.now = AT
  const lead = await as.lead('rs', 'draft files')
  const { id, reference } = await draftRequest(lead, 'rs', { year: 2014 })
  const { questions } = await lead.asks(readRequest, { id })
  const letter = await lead.asks(readDraftLetterFile, { id, isSample: false })
  const pdf = await letterFile(GIVEN, letter, 'pdf')
  expect(pdf.headers.get('content-disposition')).toBe(`attachment; filename="${reference}-draft.pdf"`)
  expect(tagged(await readPdf(await bytesOf(pdf)), 'LBody')).toHaveLength(questions.length)
  const parts = await docxParts(await bytesOf(await letterFile(GIVEN, letter, 'docx')))
  expect([...parts.values()].join('')).toContain('Нацрт, није послато')

  const stranger = await as.lead('al', 'no drafts of others')
  await expect(stranger.asks(readDraftLetterFile, { id, isSample: false })).rejects.toMatchObject({
    code: 'kit.not-found',
  })
})

test('the list of drafts leads to each letter, and the page says what of it is left out and how it goes out', async ({
  as,
  host,
  clock,
}) => {
  clock.now = AT
  const lead = await as.lead('mk', 'draft page')
  const { id, cycleId } = await draftRequest(lead, 'mk', { year: 2014 })
  const key = { country: 'mk', kind: 'request', locale: 'mk' } as const
  await lead.does(changeLetterTemplate, { ...key, subject: 'S', body: '{number}\n{day}\nTel. {phone}', version: 0 })
  const shown = (path: string, route: string, its: typeof page | typeof listPage) =>
    answerOf({ host, token: lead.token }, route, its, new Request(`http://127.0.0.1:4000${path}`))
  const list = await shown(`/app/requests?cycle=${cycleId}&state=draft`, '/app/requests', listPage)
  expect(list.html).toContain(`href="/app/requests/${id}/letter"`)
  const { html } = await shown(`/app/requests/${id}/letter`, '/app/requests/:id/letter', page)
  expect(html).toContain('draft.pdf?day=2022-02-01')
  expect(html).toContain('MK-…/2022')
  expect(html).toContain('<li>Tel. {phone}</li>')
  expect(html).toContain('office.2014@example.org')
  const on = '?sentOn.day=15&sentOn.month=2&sentOn.year=2022'
  const later = await shown(`/app/requests/${id}/letter${on}`, '/app/requests/:id/letter', page)
  expect(later.html).toContain('draft.pdf?day=2022-02-15')
})
