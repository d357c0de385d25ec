import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvFile, disarmed, rearmed } from './csv.ts'

/** What docs/files.md tells readers to do. */
const asTold = (text: string) => text.replace(/^'/, '')

describe('a CSV file', () => {
  test('begins with a byte order mark and ends its lines as RFC 4180 says', () => {
    expect(csvFile({ header: ['year', 'value'], rows: [[2021, '<5']] })).toBe('\uFEFFyear,value\r\n2021,<5\r\n')
  })

  test('puts any line break between quotes, as spreadsheets read it', () => {
    expect(csvFile({ header: ['a'], rows: [['one\ntwo'], ['\n']] })).toBe('\uFEFFa\r\n"one\ntwo"\r\n"\n"\r\n')
  })

  test.each(['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('%j is no formula any more', (cell) => {
    expect(disarmed(cell)).toBe(`'${cell}`)
  })

  test('a negative number stays a number', () => {
    expect(disarmed(-3)).toBe(-3)
  })

  test('whatever stands in a cell comes back unchanged', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 5 }), (cells) => {
        const text = csvFile({ header: cells.map((_, i) => `c${i}`), rows: [cells] })
        const [, row] = parse(text, { bom: true, record_delimiter: '\r\n' }) as string[][]
        expect(row!.map(asTold)).toEqual(cells)
        expect(row!.map(rearmed)).toEqual(cells)
      }),
    )
  })
})
