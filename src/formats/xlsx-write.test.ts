import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { readWorkbook } from './xlsx-read.ts'
import { metaOf } from './xlsx.ts'
import { LONGEST_CELL, writeWorkbook, type SheetDescription, type WorkbookDescription } from './xlsx-write.ts'

const described = (sheet: Partial<SheetDescription>, more: Partial<WorkbookDescription> = {}): WorkbookDescription => ({
  title: 'Instrument',
  creator: 'Rapporteur',
  createdAt: new Date('2026-03-01T10:00:00Z'),
  sheets: [{ name: 'Stavke', columns: [{ header: 'code', width: 12 }], rows: [], ...sheet }],
  ...more,
})

const textsOf = async (bytes: Uint8Array) =>
  (await readWorkbook(bytes)).sheets[0]!.rows.slice(1).map(({ cells }) => cells.map(({ text }) => text))

const trapTexts = [
  '=1+1',
  '+38166',
  '-5',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  "'=1",
  '_x000D_',
  '_x000D\r',
  ' a\r\nb ',
  '\u0000',
  '5',
  'TRUE',
  '<b>&amp;',
]

describe('a workbook of ours', () => {
  let workbook: ExcelJS.Workbook
  beforeAll(async () => {
    const bytes = await writeWorkbook(
      described(
        {
          columns: [
            { header: 'key', width: 10, isHidden: true, isLocked: true },
            { header: 'kind', width: 14, list: 'kinds' },
            { header: 'count', width: 8 },
          ],
          rows: [['k1', 'law', 3]],
          spareRows: 2,
          frozenColumns: 2,
          isProtected: true,
        },
        {
          lists: { kinds: ['law', 'practice'], 'with, commas': ['a,b', '"c"'] },
          meta: { version: '3', hash: '=abc' },
          listProblem: { title: 'Nije na listi', text: 'Izaberite sa liste.' },
          foot: 'PRIMER & proba',
        },
      ),
    )
    workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(bytes.buffer)
  })

  test('says what it is, and prints on A4 landscape with its header on each page', () => {
    const { pageSetup, headerFooter, views } = workbook.getWorksheet('Stavke')!
    expect([workbook.title, workbook.creator, workbook.created.toISOString()]).toEqual([
      'Instrument',
      'Rapporteur',
      '2026-03-01T10:00:00.000Z',
    ])
    expect(pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
    })
    expect(headerFooter.oddFooter).toBe('&RPRIMER && proba · &P / &N')
    expect(views[0]).toMatchObject({ state: 'frozen', xSplit: 2, ySplit: 1 })
  })

  test('hides its keys, locks what is not to be changed and leaves the rest open, spare rows too', () => {
    const sheet = workbook.getWorksheet('Stavke')!
    expect([1, 2, 3].map((at) => sheet.getColumn(at).hidden)).toEqual([true, false, false])
    const isLocked = (address: string) => sheet.getCell(address).protection?.locked !== false
    expect(['A1', 'B1', 'A2', 'A4'].map(isLocked)).toEqual([true, true, true, true])
    expect(['B2', 'C2', 'B4', 'C4'].map(isLocked)).toEqual([false, false, false, false])
    expect(sheet.model).toMatchObject({ sheetProtection: { sheet: true } })
    expect(JSON.stringify(sheet.model)).not.toContain('hashValue')
  })

  test('takes only what is on the list, by reference to cells and never to a whole column', () => {
    const { model } = workbook.getWorksheet('Stavke') as unknown as {
      model: { dataValidations: Record<string, ExcelJS.DataValidation> }
    }
    expect(Object.keys(model.dataValidations)).toEqual(['B2', 'B3', 'B4'])
    expect(model.dataValidations['B4']).toMatchObject({
      type: 'list',
      formulae: ['_lists!$A$2:$A$3'],
      errorTitle: 'Nije na listi',
      error: 'Izaberite sa liste.',
    })
  })

  test('keeps lists and what it says of itself where nobody stumbles over them', () => {
    const [lists, meta] = ['_lists', '_meta'].map((name) => workbook.getWorksheet(name)!)
    expect([lists!.state, meta!.state]).toEqual(['veryHidden', 'veryHidden'])
    expect(lists!.getColumn(2).values.slice(1)).toEqual(['with, commas', 'a,b', '"c"'])
    expect(meta!.getSheetValues().slice(1)).toEqual([
      [undefined, 'version', '3'],
      [undefined, 'hash', '=abc'],
    ])
  })

  test('that points at a list it does not have is not made', async () => {
    await expect(
      writeWorkbook(described({ columns: [{ header: 'a', width: 1, list: 'none' }], rows: [['x']] })),
    ).rejects.toThrow('list')
  })
})

test('a workbook of ours says what it is of when it comes back, and another one says nothing', async () => {
  const meta = { version: '3', sample: 'yes', hash: '=abc' }
  expect(metaOf(await readWorkbook(await writeWorkbook(described({}, { meta }))))).toEqual(meta)
  expect(metaOf(await readWorkbook(await writeWorkbook(described({}))))).toEqual({})
})

describe('the texts of a workbook', () => {
  test('are never formulas, not even when a cell is opened and left again', async () => {
    const bytes = await writeWorkbook(described({ rows: trapTexts.map((it) => [it]) }))
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(bytes.buffer)
    const cells = trapTexts.map((_, at) => workbook.worksheets[0]!.getCell(at + 2, 1))
    expect(new Set(cells.map(({ type }) => type))).toEqual(new Set([ExcelJS.ValueType.String]))
    expect(new Set(cells.map(({ numFmt }) => numFmt))).toEqual(new Set(['@']))
  })

  test('come back unchanged', async () => {
    const random = fc.sample(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), { numRuns: 500, seed: 7 })
    const texts = [...trapTexts, ...random]
    const bytes = await writeWorkbook(described({ rows: texts.map((it) => [it]) }))
    expect(await textsOf(bytes)).toEqual(texts.map((it) => [it]))
  })

  test('may be as long as a cell, and no longer', async () => {
    const longest = 'š'.repeat(LONGEST_CELL)
    expect(await textsOf(await writeWorkbook(described({ rows: [[longest]] })))).toEqual([[longest]])
    await expect(writeWorkbook(described({ rows: [[`${longest}!`]] }))).rejects.toThrow('at most')
  })

  test('numbers stay numbers, and what is empty stays empty', async () => {
    const bytes = await writeWorkbook(
      described({ columns: ['a', 'b', 'c'].map((header) => ({ header, width: 9 })), rows: [[-12.5, null, 0]] }),
    )
    const [, row] = (await readWorkbook(bytes)).sheets[0]!.rows
    expect(row!.cells).toEqual([
      { address: 'A2', column: 1, text: '-12.5', number: -12.5, isFormula: false },
      { address: 'C2', column: 3, text: '0', number: 0, isFormula: false },
    ])
  })
})

/** Of all threads, in milliseconds: the same on a machine that does other things beside. */
const work = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

test('2,000 rows of 60 columns go out in three seconds of work and come in within five', async () => {
  const columns = Array.from({ length: 60 }, (_, at) => ({ header: `c${at}`, width: 20 }))
  const rows = Array.from({ length: 2000 }, (_, row) =>
    columns.map((__, at) => (at % 6 === 0 ? row * at : `Da li država vodi evidenciju ${row}/${at}?`)),
  )
  const begun = work()
  const bytes = await writeWorkbook(described({ columns, rows, isProtected: true }))
  const written = work()
  const { sheets } = await readWorkbook(bytes)
  expect(sheets[0]!.rows).toHaveLength(2001)
  expect(written - begun).toBeLessThan(3000)
  expect(work() - written).toBeLessThan(5000)
})
