import ExcelJS from 'exceljs'
import { describe, expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { HOSTILE } from '../../formats/hostile.fixture.ts'
import { odsWith } from '../../formats/ods-built.fixture.ts'
import { readWorkbook } from '../../formats/xlsx-read.ts'
import { writeWorkbook } from '../../formats/xlsx-write.ts'
import { sha256 } from '../../kit/canonical.ts'
import { giveQuestions, saveAnswer } from '../reply/commands.server.ts'
import { readQuestion } from '../reply/question-queries.server.ts'
import { asked, clerkAt, lastMail, linkIn } from '../reply/reply.fixture.ts'
import { readRequest } from '../request/queries.server.ts'
import * as requestPage from './pages/request-workbook.tsx'
import { makeReplyWorkbook } from './queries.server.ts'
import { begun, bytesOf, fill, opened, pageOf, replyPage } from './workbook.fixture.ts'

const AT = new Date('2022-02-01T10:00:00Z')

describe('a workbook', () => {
  test('goes out protected, with hidden keys, lists by reference and what is saved already', async ({
    as,
    host,
    pool,
    clock,
  }) => {
    const { reference, clerk, of, questions } = await begun({ as, host, pool, clock }, 'rs')
    const count = of('count').number
    await clerk.does(saveAnswer, {
      reference,
      number: count,
      version: 0,
      kind: 'value',
      cells: { total: '31' },
      note: '=1+1',
    })
    const excel = await opened(clerk, reference)

    const [instructions, sheet] = excel.worksheets
    expect(instructions!.getColumn(2).values).toContainEqual(expect.stringContaining('Ana'))
    expect([excel.getWorksheet('_meta')!.state, excel.getWorksheet('_lists')!.state]).toEqual([
      'veryHidden',
      'veryHidden',
    ])
    expect(sheet!.getColumn(1).hidden).toBe(true)
    const place = fill(excel, `${reference}:${count}:total`, 'E', 31).split('!')[1]!
    const row = sheet!.getRow(Number(place.slice(1)))
    expect(row.getCell(2).value).toBe(count)
    expect([row.getCell(3).protection?.locked ?? true, row.getCell(5).protection.locked]).toEqual([true, false])
    expect(row.getCell(9).value).toBe('=1+1')
    expect(row.getCell(7).dataValidation).toMatchObject({
      type: 'list',
      formulae: [expect.stringMatching(/^_lists!\$[A-Z]\$2:\$[A-Z]\$9$/)],
    })
    expect(sheet!.pageSetup).toMatchObject({
      orientation: 'landscape',
      paperSize: 9,
      printArea: expect.stringMatching(/^A1:I\d+$/),
    })
    expect((sheet as unknown as { sheetProtection: unknown }).sheetProtection).toMatchObject({ sheet: true })
    expect(questions.length).toBeGreaterThan(1)
  })

  test('comes back: shown by cell first, then taken over whole, and the same file twice changes nothing', async ({
    as,
    host,
    pool,
    clock,
  }) => {
    const { reference, clerk, of, page, it } = await begun({ as, host, pool, clock }, 'me')
    const [count, words] = [of('count').number, of('yes_no_partial').number]
    await clerk.does(saveAnswer, {
      reference,
      number: words,
      version: 0,
      kind: 'value',
      cells: { total: 'yes' },
    })
    const excel = await opened(clerk, reference)
    fill(excel, `${reference}:${count}:total`, 'E', 1234)
    fill(excel, `${reference}:${count}:total`, 'G', 'Estimate')
    fill(excel, `${reference}:${count}:total`, 'H', new Date('2021-02-04T00:00:00Z'))
    const at = fill(excel, `${reference}:${words}:total`, 'E', 'Partly')
    const bytes = await bytesOf(excel)

    const { shown, id } = await page.bring(bytes)
    expect(shown!.html).toContain('Cells: 3 new · 1 changed ·')
    expect(shown!.html).toContain(at)
    expect((await clerk.asks(readQuestion, { reference, number: count })).question.state).toBe('not-started')

    const applied = await page.apply(shown)
    expect(applied.headers.get('location')).toBe(`/r/${reference}/excel?done=2`)
    const { question, given } = await clerk.asks(readQuestion, { reference, number: count })
    expect([question.state, given, question.quality, question.source, question.cameBy]).toEqual([
      'answered',
      { total: '1234' },
      'estimate',
      '4. 2. 2021.',
      'workbook',
    ])
    const again = await page.bring(bytes)
    expect(again.id).toBe(id)
    expect(again.shown!.html).toContain('Everything in the file stands here already.')
    const { rows } = await pool.query('select sha256, purpose from answer_file where request_id = $1', [it.id])
    expect(rows).toEqual([{ sha256: sha256(bytes), purpose: 'workbook' }])
  })

  test('with one bad cell is refused whole, and the cell is named', async ({ as, host, pool, clock }) => {
    const { reference, clerk, of, page } = await begun({ as, host, pool, clock }, 'mk')
    const [count, words] = [of('count').number, of('yes_no_partial').number]
    const excel = await opened(clerk, reference)
    const bad = fill(excel, `${reference}:${count}:total`, 'E', 'oko 30')
    fill(excel, `${reference}:${words}:total`, 'E', 'Не')
    const { shown } = await page.bring(await bytesOf(excel))
    expect(shown!.html).toContain(bad)
    expect(shown!.html).toContain('We understood 30')
    expect(shown!.html).not.toContain('value="apply"')
    const forced = await page.apply(shown)
    expect(forced.status).toBe(422)
    expect(forced.html).toContain('1 cell has a problem')
    expect((await clerk.asks(readQuestion, { reference, number: words })).question.state).toBe('not-started')
  })

  test('never takes a formula at its word, nor a day for a range', async ({ as, host, pool, clock }) => {
    const { reference, clerk, of, page } = await begun({ as, host, pool, clock }, 'al')
    const [count, words] = [of('count').number, of('yes_no_partial').number]
    const excel = await opened(clerk, reference)
    const formula = fill(excel, `${reference}:${words}:total`, 'E', {
      formula: "'[other.xlsx]Sheet1'!A1",
      result: 'taken?',
    } as ExcelJS.CellValue)
    const day = fill(excel, `${reference}:${count}:total`, 'E', new Date('2022-05-03T00:00:00Z'))
    const { shown } = await page.bring(await bytesOf(excel))
    for (const place of [formula, day]) expect(shown!.html).toContain(place)
    expect(shown!.html).toContain('A formula stands here')
    expect(shown!.html).toContain('Excel made a day')
    expect(shown!.html).not.toContain('taken?')
  })

  test('shows both sides where somebody answered meanwhile, and leaves alone what it left alone', async ({
    as,
    host,
    pool,
    clock,
  }) => {
    const { reference, clerk, of, page } = await begun({ as, host, pool, clock }, 'ba')
    const number = of('count').number
    const other = of('yes_no_partial').number
    await clerk.does(saveAnswer, { reference, number, version: 0, kind: 'value', cells: { total: '5' } })
    const excel = await opened(clerk, reference)
    fill(excel, `${reference}:${number}:total`, 'E', 7)
    await clerk.does(saveAnswer, { reference, number, version: 1, kind: 'value', cells: { total: '6' } })
    await clerk.does(saveAnswer, { reference, number: other, version: 0, kind: 'value', cells: { total: 'no' } })

    const { shown } = await page.bring(await bytesOf(excel))
    expect(shown!.html).toContain('1 changed on both sides')
    expect(shown!.html).toMatch(/<td[^>]*>5<\/td><td[^>]*>6<\/td><td[^>]*>7<\/td>/)
    const open = await page.apply(shown)
    expect(open.html).toContain('choose which side stands')
    const done = await page.apply(shown, { [`conflict.${number}`]: 'file' })
    expect(done.headers.get('location')).toContain('done=1')
    expect((await clerk.asks(readQuestion, { reference, number })).given).toEqual({ total: '7' })
    expect((await clerk.asks(readQuestion, { reference, number: other })).given).toEqual({ total: 'no' })
  })

  test('of another request, of a sample, or without any question is refused in a sentence and not kept', async ({
    as,
    host,
    pool,
    clock,
  }) => {
    clock.now = AT
    const [mine, other] = await asked({ as, pool, clock }, { country: 'rs', year: 2020, many: 2 })
    const clerk = await clerkAt(host, pool, mine!)
    const theirs = await clerkAt(host, pool, other!)
    const page = replyPage(host, clerk, mine!.reference)
    const foreign = await page.bring(await bytesOf(await opened(theirs, other!.reference)))
    expect(foreign.html).toContain(`This workbook is of ${other!.reference}`)
    const { workbook } = await clerk.asks(makeReplyWorkbook, { reference: mine!.reference, isSample: true })
    expect((await page.bring(await writeWorkbook(workbook))).html).toContain('from the sample')
    const empty = new ExcelJS.Workbook()
    empty.addWorksheet('x').addRow(['hello'])
    expect((await page.bring(await bytesOf(empty))).html).toContain('No question of this questionnaire')
    const { rows } = await pool.query('select 1 from answer_file where request_id = $1', [mine!.id])
    expect(rows).toEqual([])
  })

  test('of a colleague holds their questions alone, and answers no other', async ({ as, host, pool, clock }) => {
    const { reference, clerk, of } = await begun({ as, host, pool, clock }, 'al', 2020)
    const [given, kept] = [of('count').number, of('yes_no_partial').number]
    const mailbox = 'delegate@example.org'
    await clerk.does(giveQuestions, { reference, numbers: [given], name: 'D', email: mailbox, note: null })
    const colleague = await clerkAt(host, pool, { link: linkIn(await lastMail(pool, mailbox)), mailbox })
    const theirs = await opened(colleague, reference)
    expect(() => fill(theirs, `${reference}:${kept}:total`, 'E', 'no')).toThrow('no row')
    const whole = await opened(clerk, reference)
    fill(whole, `${reference}:${kept}:total`, 'E', 'no')
    fill(whole, `${reference}:${given}:total`, 'E', 4)
    const page = replyPage(host, colleague, reference)
    const { shown } = await page.bring(await bytesOf(whole))
    expect(shown!.html).toContain('not among yours')
    await page.apply(shown)
    expect((await clerk.asks(readQuestion, { reference, number: kept })).question.state).toBe('not-started')
    expect((await clerk.asks(readQuestion, { reference, number: given })).given).toEqual({ total: '4' })
  })

  test('that came to us is taken over by a person of ours, who is named in the log; a reader may not', async ({
    as,
    host,
    pool,
    clock,
  }) => {
    const { it, reference, clerk, of } = await begun({ as, host, pool, clock }, 'ba', 2020)
    const number = of('count').number
    const excel = await opened(clerk, reference)
    fill(excel, `${reference}:${number}:total`, 'E', 8)
    const at = { path: `/app/requests/${it.id}/workbook`, route: '/app/requests/:id/workbook', page: requestPage }
    const bytes = await bytesOf(excel)
    const refused = await pageOf(host, await as.reader('ba'), at).bring(bytes)
    expect(refused.status).toBe(403)
    const page = pageOf(host, it.lead, at)
    const { shown } = await page.bring(bytes)
    const done = await page.apply(shown)
    expect(done.headers.get('location')).toBe(`/app/requests/${it.id}/workbook?done=1`)
    const read = await it.lead.asks(readRequest, { id: it.id })
    expect(read.questions.find((one) => one.number === number)).toMatchObject({
      cells: { total: '8' },
      cameBy: 'workbook',
    })
    const { rows } = await pool.query(
      `select actor_id from audit_entry where act = 'workbook.applied' order by seq desc limit 1`,
    )
    expect(rows[0].actor_id).toBe(it.lead.id)
  })
})

test('a workbook that LibreOffice saved as .ods answers what the same one of Excel does', async ({
  as,
  host,
  pool,
  clock,
}) => {
  const { reference, clerk, of, page } = await begun({ as, host, pool, clock }, 'me', 2019)
  const excel = await opened(clerk, reference)
  const { number } = of('count')
  const words = of('yes_no_partial').number
  fill(excel, `${reference}:${number}:total`, 'E', 47)
  fill(excel, `${reference}:${number}:total`, 'I', 'Центар  за заштиту\nи Đorđević & sinovi')
  fill(excel, `${reference}:${words}:total`, 'E', 'Partly')

  const brought = await page.bring(odsWith(await readWorkbook(await bytesOf(excel))), 'odgovor.ods')
  expect(brought.shown?.html).toContain('Cells: 3 new')
  const done = await page.apply(brought.shown)

  expect(done.headers.get('location')).toBe(`/r/${reference}/excel?done=2`)
  const count = (await clerk.asks(readQuestion, { reference, number })).question
  expect([count.cells, count.note]).toEqual([{ total: '47' }, 'Центар  за заштиту\nи Đorđević & sinovi'])
  expect((await clerk.asks(readQuestion, { reference, number: words })).question.cells).toEqual({ total: 'partial' })
})

test(
  'whatever hostile file comes is refused on the page with its sentence, and nothing is kept',
  { timeout: 240_000 },
  async ({ as, host, pool, clock }) => {
    const { it, page } = await begun({ as, host, pool, clock }, 'rs', 2019)
    const others = [
      {
        name: 'a.ods',
        bytes: Buffer.concat([
          Buffer.from('PK\u0003\u0004'),
          Buffer.alloc(26),
          Buffer.from('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'),
        ]),
      },
      { name: 'huge.xlsx', bytes: new Uint8Array(21_000_000).fill(80) },
      { name: 'a.pdf', bytes: Buffer.from('%PDF-1.7\n%âãÏÓ\n') },
    ]
    for (const file of [
      ...others,
      ...HOSTILE.map(({ name, make }) => ({ name: `${name.replace(/[^a-z ]/gi, ' ')}.xlsx`, bytes: make() })),
    ]) {
      const startedAt = performance.now()
      const answer = await page.bring(file.bytes, file.name)
      expect([413, 415, 422, 503], file.name).toContain(answer.status)
      expect(answer.html, file.name).toMatch(/class="error-summary".*<li>[^<]{30,}|Choose the workbook/)
      expect(performance.now() - startedAt, file.name).toBeLessThan(7000)
    }
    const { rows } = await pool.query('select 1 from answer_file where request_id = $1', [it.id])
    expect(rows).toEqual([])
  },
)
