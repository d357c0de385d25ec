import { describe, expect, test } from 'vitest'
import { contentOf, odsOf, odsWith } from './ods-built.fixture.ts'
import { isOpenDocument } from './ods-archive.ts'
import { readOpenDocument, readWorkbook } from './xlsx-read.ts'
import type { Workbook } from './xlsx.ts'

const cell = (address: string, column: number, text: string, more: object = {}) => ({
  address,
  column,
  text,
  isFormula: false,
  ...more,
})

const WORKBOOK: Workbook = {
  sheets: [
    {
      name: 'Upitnik',
      state: 'visible',
      rows: [
        { number: 1, cells: [cell('A1', 1, 'Pitanje & odgovor'), cell('D1', 4, 'Ђурђевдан')] },
        { number: 5, cells: [cell('B5', 2, '12.5', { number: 12.5 }), cell('AB5', 28, 'dva  reda\ni kraj')] },
        { number: 6, cells: [cell('A6', 1, '2024-03-31', { date: '2024-03-31' })] },
        { number: 900, cells: [cell('C900', 3, '=SUM([.A1:.A2])', { isFormula: true })] },
      ],
    },
    { name: '_meta', state: 'hidden', rows: [{ number: 1, cells: [cell('A1', 1, 'key'), cell('B1', 2, 'value')] }] },
  ],
}

const tableOf = (rows: string) => contentOf(`<table:table table:name="List">${rows}</table:table>`)
const floatOf = (value: string, more = '') =>
  `<table:table-cell office:value-type="float" office:value="${value}" ${more}><text:p>${value}</text:p></table:table-cell>`
const rowOf = (cells: string, more = '') => `<table:table-row ${more}>${cells}</table:table-row>`

test('a spreadsheet that LibreOffice saves is read cell by cell, its empty million rows and its remarks left out', async () => {
  const bytes = odsWith(WORKBOOK)
  expect(isOpenDocument(bytes)).toBe(true)
  expect(await readOpenDocument(bytes)).toEqual(WORKBOOK)
})

test('what is repeated stands at each of its places', async () => {
  const content = tableOf(
    rowOf('<table:table-cell/>', 'table:number-rows-repeated="2"') +
      rowOf(floatOf('7', 'table:number-columns-repeated="3"'), 'table:number-rows-repeated="2"'),
  )
  const { sheets } = await readOpenDocument(odsOf(content))
  expect(sheets[0]!.rows.flatMap(({ cells }) => cells.map(({ address, number }) => [address, number]))).toEqual([
    ['A3', 7],
    ['B3', 7],
    ['C3', 7],
    ['A4', 7],
    ['B4', 7],
    ['C4', 7],
  ])
})

test('a cell that a formula beside it has filled is as little believed as the formula', async () => {
  const matrix =
    'table:formula="of:=A1:A2*2" table:number-matrix-columns-spanned="1" table:number-matrix-rows-spanned="2"'
  const { sheets } = await readOpenDocument(
    odsOf(
      tableOf(rowOf(floatOf('4', matrix) + floatOf('1')) + rowOf(floatOf('8') + floatOf('2')) + rowOf(floatOf('3'))),
    ),
  )
  const formulas = sheets[0]!.rows.flatMap(({ cells }) => cells.filter((it) => it.isFormula).map((it) => it.address))
  expect(formulas).toEqual(['A1', 'A2'])
})

describe('a hostile spreadsheet is refused, soon and with its reason', () => {
  const HOSTILE: readonly (readonly [string, () => Buffer, string])[] = [
    [
      'a figure in a thousand million columns',
      () => odsOf(tableOf(rowOf(floatOf('1', 'table:number-columns-repeated="1000000000"')))),
      'formats.too-many-columns',
    ],
    [
      'a figure in a thousand million rows',
      () => odsOf(tableOf(rowOf(floatOf('1'), 'table:number-rows-repeated="1000000000"'))),
      'formats.too-many-rows',
    ],
    [
      'a figure after a thousand million empty columns',
      () => odsOf(tableOf(rowOf(`<table:table-cell table:number-columns-repeated="999999999"/>${floatOf('1')}`))),
      'formats.too-many-columns',
    ],
    [
      'a block of twenty million figures',
      () =>
        odsOf(
          tableOf(rowOf(floatOf('1', 'table:number-columns-repeated="1000"'), 'table:number-rows-repeated="20000"')),
        ),
      'formats.too-many-cells',
    ],
    [
      'a thousand million blanks',
      () =>
        odsOf(
          tableOf(
            rowOf(
              '<table:table-cell office:value-type="string"><text:p><text:s text:c="1000000000"/></text:p></table:table-cell>',
            ),
          ),
        ),
      'formats.cell-too-long',
    ],
    [
      'less than no columns',
      () => odsOf(tableOf(rowOf(floatOf('1', 'table:number-columns-repeated="-1"')))),
      'formats.damaged-part',
    ],
    [
      'entities',
      () =>
        odsOf(
          tableOf('').replace('<office:document-content', '<!DOCTYPE a [<!ENTITY b "b">]><office:document-content'),
        ),
      'formats.xml-declarations',
    ],
    ['a part that unpacks to two hundred megabytes', () => odsOf(' '.repeat(200_000_000)), 'formats.unpacks-too-big'],
    ['macros', () => odsOf(tableOf(''), [{ name: 'Basic/Standard/Module1.xml', data: '<a/>' }]), 'formats.macros'],
    [
      'a password',
      () =>
        odsOf('not xml', [
          {
            name: 'META-INF/manifest.xml',
            data: '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>',
          },
        ]),
      'formats.encrypted',
    ],
    [
      'a text document',
      () => odsOf(tableOf(''), [], 'application/vnd.oasis.opendocument.text'),
      'formats.not-a-workbook',
    ],
    ['half of a document', () => odsOf(tableOf('').slice(0, 200)), 'formats.damaged-part'],
  ]
  test.each(HOSTILE)('%s', async (_name, make, code) => {
    const startedAt = performance.now()
    await expect(readOpenDocument(make())).rejects.toMatchObject({ code })
    expect(performance.now() - startedAt).toBeLessThan(7000)
  })
})

test('where an Excel workbook is asked for, none of another kind is read', async () => {
  await expect(readWorkbook(odsWith(WORKBOOK))).rejects.toMatchObject({ code: 'formats.not-a-workbook' })
})
