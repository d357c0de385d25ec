import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCsv } from './csv-read.ts'
import { csvFile } from './csv.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

/** Address and text of each cell. */
const read = async (text: string) => {
  const { rows } = await readCsv(bytes(text))
  return rows.flatMap(({ cells }) => cells.map((cell) => `${cell.address} ${cell.text}`))
}

describe('a CSV file from outside', () => {
  test.each([
    ['with commas', 'code,title\r\nIDN-08,Žrtve\r\n'],
    ['with semicolons', 'code;title\nIDN-08;Žrtve'],
    ['with tabs and a byte order mark', '\uFEFFcode\ttitle\rIDN-08\tŽrtve\r'],
    ['with quotes everywhere', '"code";"title"\r\n"IDN-08";"Žrtve"\r\n'],
  ])('%s is read the same', async (_, text) => {
    expect(await read(text)).toEqual(['A1 code', 'B1 title', 'A2 IDN-08', 'B2 Žrtve'])
  })

  test('keeps row and column of a spreadsheet: line breaks in quotes, empty rows, empty cells', async () => {
    expect(await read('a;b\n"one\r\ntwo; ""three""";x\n\n;;y\n')).toEqual([
      'A1 a',
      'B1 b',
      'A2 one\r\ntwo; "three"',
      'B2 x',
      'C4 y',
    ])
  })

  test('counts no mark inside quotes when it looks for what parts the cells', async () => {
    expect(await read('"a;b;c;d",e\n')).toEqual(['A1 a;b;c;d', 'B1 e'])
  })

  test('may have a quote in the middle of a text', async () => {
    expect(await read('a 5" pipe,b\n')).toEqual(['A1 a 5" pipe', 'B1 b'])
  })

  test('keeps an apostrophe that guards nothing', async () => {
    expect(await read("'tis,'=1\n")).toEqual(["A1 'tis", 'B1 =1'])
  })

  test('of ours comes back unchanged, formulas too', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).filter((it) => !it.includes('\0'))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { maxLength: 4 }), async (rows) => {
        const sheet = await readCsv(bytes(csvFile({ header: ['a', 'b'], rows })))
        expect(sheet.rows.slice(1).map(({ cells }) => cells.map((cell) => cell.text))).toEqual(
          rows.map((row) => row.map((it) => it.toWellFormed())),
        )
      }),
    )
  })

  test('of nothing is a sheet of nothing', async () => {
    expect(await readCsv(new Uint8Array(), 'a.csv')).toEqual({ name: 'a.csv', state: 'visible', rows: [] })
  })
})

describe('a hostile or broken CSV file', () => {
  test.each<[string, Uint8Array, object]>([
    ['a workbook named .csv', Buffer.from('PK\x03\x04\x14\x00\x00'), { code: 'formats.not-a-table' }],
    [
      'Windows-1250',
      Buffer.from([0x8a, 0x69, 0x66, 0x72, 0x61]),
      { code: 'formats.bad-encoding', values: { part: 'a.csv' } },
    ],
    ['UTF-16', Buffer.from('\uFEFFa,b', 'utf16le'), { code: 'formats.bad-encoding' }],
    [
      'a quote that nobody closes',
      bytes('a,b\n"c,d\ne'),
      { code: 'formats.quote-not-closed', values: { part: 'a.csv', line: 3 } },
    ],
    ['a quote over megabytes', bytes(`a\n"${'b\n'.repeat(3_000_000)}`), { code: 'formats.quote-not-closed' }],
    [
      'a long cell',
      bytes(`a\nb,${'c'.repeat(40_000)}`),
      { code: 'formats.cell-too-long', values: { cell: 'a.csv!B2', maximum: 32_767 } },
    ],
    [
      'many rows',
      bytes('a\n'.repeat(20_001)),
      { code: 'formats.too-many-rows', values: { sheet: 'a.csv', maximum: 20_000 } },
    ],
    ['many columns', bytes('a,'.repeat(1001)), { code: 'formats.too-many-columns' }],
    ['many cells', bytes(`${'a,'.repeat(1000)}\n`.repeat(300)), { code: 'formats.too-many-cells' }],
    ['much text', bytes(`${'a'.repeat(30_000)}\n`.repeat(600)), { code: 'formats.too-much-text' }],
    ['21 MB', Buffer.alloc(21 * 1024 * 1024, 'a'), { code: 'formats.file-too-big' }],
  ])('%s is refused', async (_, file, problem) => {
    await expect(readCsv(file, 'a.csv')).rejects.toMatchObject(problem)
  })

  test('of millions of separators ends soon, and others are answered meanwhile', async () => {
    let longest = 0
    let last = performance.now()
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 1)
    await readCsv(bytes(`${','.repeat(999)}\n`.repeat(8000)))
    clearInterval(timer)
    expect(longest).toBeLessThan(500)
  })
})
