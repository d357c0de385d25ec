import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Problem } from '../kit/problems.ts'
import { partsOf, sheetOf, workbookOf, zipOf } from './archive.fixture.ts'
import { readWorkbook } from './xlsx-read.ts'
import { readArchive } from './xlsx-archive.ts'
import { WORKBOOK_LIMITS, type Cell } from './xlsx.ts'

const cellsOf = async (bytes: Uint8Array) =>
  (await readWorkbook(bytes)).sheets.flatMap(({ name, rows }) =>
    rows.flatMap(({ cells }) => cells.map((cell) => ({ sheet: name, ...cell }))),
  )

const textOf = async (sheet: string, more: object = {}): Promise<Cell[]> => cellsOf(workbookOf({ sheet, ...more }))

const row = (...cells: string[]) => `<sheetData><row r="1">${cells.join('')}</row></sheetData>`

describe('a workbook that Excel might have written', () => {
  test('is read as it stands, with the state of its sheets', async () => {
    const workbook = new ExcelJS.Workbook()
    const sheet = workbook.addWorksheet('Pitanja')
    sheet.getCell('A1').value = 'Šifra'
    sheet.getCell('C4').value = 12.5
    sheet.getCell('D14').value = { richText: [{ text: 'Pod' }, { text: 'vučeno', font: { bold: true } }] }
    sheet.getCell('E1').value = true
    workbook.addWorksheet('skriven', { state: 'veryHidden' }).getCell('B2').value = 'да'
    expect(await readWorkbook(new Uint8Array(await workbook.xlsx.writeBuffer()))).toEqual({
      sheets: [
        {
          name: 'Pitanja',
          state: 'visible',
          rows: [
            {
              number: 1,
              cells: [
                { address: 'A1', column: 1, text: 'Šifra', isFormula: false },
                { address: 'E1', column: 5, text: 'TRUE', isFormula: false },
              ],
            },
            { number: 4, cells: [{ address: 'C4', column: 3, text: '12.5', number: 12.5, isFormula: false }] },
            { number: 14, cells: [{ address: 'D14', column: 4, text: 'Podvučeno', isFormula: false }] },
          ],
        },
        {
          name: 'skriven',
          state: 'veryHidden',
          rows: [{ number: 2, cells: [{ address: 'B2', column: 2, text: 'да', isFormula: false }] }],
        },
      ],
    })
  })

  test('has formulas flagged by address, and neither computed nor believed', async () => {
    const cells = await textOf(
      row(
        '<c r="A1"><f>1+1</f><v>2</v></c>',
        '<c r="B1" t="str"><f>WEBSERVICE("http://x")</f><v>hello</v></c>',
        '<c r="C1"><v>3</v></c>',
      ),
    )
    expect(cells.map(({ address, text, isFormula }) => [address, text, isFormula])).toEqual([
      ['A1', '=1+1', true],
      ['B1', '=WEBSERVICE("http://x")', true],
      ['C1', '3', false],
    ])
  })

  test('has what a formula of one cell put into the cells beside it flagged too', async () => {
    const cells = await textOf(
      row('<c r="A1"><f t="array" ref="A1:B2">X</f><v>1</v></c>', '<c r="B1"><v>2</v></c>', '<c r="C1"><v>3</v></c>'),
    )
    expect(cells.map(({ isFormula }) => isFormula)).toEqual([true, true, false])
  })

  test('gives days and instants as such', async () => {
    const workbook = new ExcelJS.Workbook()
    const sheet = workbook.addWorksheet('Dani')
    sheet.getCell('A1').value = new Date('2024-03-31T00:00:00Z')
    sheet.getCell('A2').value = new Date('2024-03-31T14:05:00Z')
    sheet.getCell('A2').numFmt = 'dd.mm.yyyy. hh:mm'
    sheet.getCell('A3').value = 45_382
    sheet.getCell('A3').numFmt = '#,##0 "days"'
    const cells = await cellsOf(new Uint8Array(await workbook.xlsx.writeBuffer()))
    expect(cells.map(({ text, date }) => [text, date])).toEqual([
      ['2024-03-31', '2024-03-31'],
      ['2024-03-31T14:05:00', '2024-03-31T14:05:00'],
      ['45382', undefined],
    ])
  })

  test('gives days counted from 1904 as the same days', async () => {
    const [cell] = await textOf(row('<c r="A1" s="0"><v>43920</v></c>'), {
      workbook: '<workbookPr date1904="1"/><sheets><sheet name="S" r:id="rId1"/></sheets>',
      styles: '<cellXfs><xf numFmtId="14"/></cellXfs>',
    })
    expect(cell!.date).toBe('2024-03-31')
  })

  test('is read without places too, and with the prefixes that other programs write', async () => {
    const sheet = `<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>`
    expect((await textOf(sheet)).map(({ address, text }) => [address, text])).toEqual([
      ['A1', 'a'],
      ['B1', '7'],
    ])
  })

  test('keeps line breaks and spaces, and gives back what XML cannot hold', async () => {
    const [cell] = await textOf(sheetOf([[' a\n_x000D_b &amp; _x005F_x0041_ ']]))
    expect(cell!.text).toBe(' a\n\rb & _x0041_ ')
  })

  test('leaves out the reading of signs', async () => {
    const [cell] = await textOf(row('<c r="A1" t="s"><v>0</v></c>'), {
      sharedStrings: '<si><t>課</t><rPh sb="0" eb="1"><t>カ</t></rPh></si>',
    })
    expect(cell!.text).toBe('課')
  })

  test('may declare as many cells as it likes', async () => {
    const begun = performance.now()
    const cells = await textOf(
      `<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" width="9" style="0"/></cols>${row('<c r="A1"><v>1</v></c>')}<mergeCells count="1"><mergeCell ref="B1:XFD1048576"/></mergeCells><dataValidations count="1"><dataValidation type="list" sqref="B1:XFD1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations>`,
    )
    expect(cells).toHaveLength(1)
    expect(performance.now() - begun).toBeLessThan(2000)
  })

  test('may hold a hundred thousand cells that are formatted and empty', async () => {
    const empty = Array.from({ length: 1000 }, (_, at) => `<row r="${at + 2}">${'<c s="1"/>'.repeat(100)}</row>`).join(
      '',
    )
    expect(await textOf(`<sheetData><row r="1"><c r="A1"><v>1</v></c></row>${empty}</sheetData>`)).toHaveLength(1)
  })
})

// What each hostile file costs, and that it is refused, is asked of the built product: xlsx-built.test.ts.
describe('a hostile workbook', () => {
  test('is told by the place where it is wrong', async () => {
    const long = workbookOf({ sheet: row(`<c r="B1" t="str"><v>${'a'.repeat(40_000)}</v></c>`) })
    await expect(readWorkbook(long)).rejects.toMatchObject({ values: { cell: 'Sheet!B1', maximum: 32_767 } })
    const broken = workbookOf({ sheet: '<sheetData>\n<row r="1">\n</sheetData>' })
    await expect(readWorkbook(broken)).rejects.toMatchObject({ values: { part: 'xl/worksheets/sheet1.xml', line: 4 } })
  })

  test('that takes too long is ended', async () => {
    const slow = workbookOf({ sheet: sheetOf(Array.from({ length: 2000 }, (_, at) => [`${at}`, `${at * at}`])) })
    await expect(readWorkbook(slow, { milliseconds: 5 })).rejects.toMatchObject({ code: 'formats.too-slow' })
  })

  test('that is not the only one waits its turn, and too many are sent away', async () => {
    const bytes = workbookOf({ sheet: sheetOf([['a']]) })
    const results = await Promise.allSettled(Array.from({ length: 12 }, () => readWorkbook(bytes)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(8)
    const refused = results.filter((it) => it.status === 'rejected').map(({ reason }) => (reason as Problem).code)
    expect(refused).toEqual(Array.from({ length: 4 }, () => 'formats.too-many-files'))
    await expect(readWorkbook(bytes)).resolves.toBeDefined()
  })

  describe('made of an honest one by chance', () => {
    const parts = partsOf({
      sheet: row('<c r="A1" t="s"><v>0</v></c>', '<c r="B1" s="0"><f ref="B1:C2">X</f><v>45382</v></c>'),
      sharedStrings: '<si><t>text</t></si>',
      styles: '<cellXfs><xf numFmtId="14"/></cellXfs>',
    })
    const isReadOrRefused = async (bytes: Uint8Array) => {
      const quiet = { sheet: () => undefined, rows: () => Promise.resolve() }
      const result = await readArchive(bytes, WORKBOOK_LIMITS, quiet).catch((it: unknown) => it)
      if (result !== undefined) expect(result).toBeInstanceOf(Problem)
    }
    const changesOf = (length: number) =>
      fc.array(fc.tuple(fc.nat(length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })

    test('by other bytes, is read or refused, and never anything else', async () => {
      const honest = zipOf(parts)
      await fc.assert(
        fc.asyncProperty(changesOf(honest.length), async (changes) => {
          const bytes = Uint8Array.from(honest)
          for (const [at, value] of changes) bytes[at] = value
          await isReadOrRefused(bytes)
        }),
        { numRuns: 300 },
      )
    })

    test('by other letters in its parts, is read or refused, and never anything else', async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(parts.length - 1), changesOf(2000), async (which, changes) => {
          const data = Buffer.from(parts[which]!.data as string)
          for (const [at, value] of changes) data[at % data.length] = 32 + (value % 95)
          await isReadOrRefused(zipOf(parts.map((part, at) => (at === which ? { ...part, data } : part))))
        }),
        { numRuns: 700 },
      )
    })
  })
})
