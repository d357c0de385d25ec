import { zipOf, type Part } from './archive.fixture.ts'
import type { Cell, Sheet, Workbook } from './xlsx.ts'

const NAMESPACES = ['office', 'table', 'text', 'style', 'calcext', 'dc']
  .map((name) => `xmlns:${name}="urn:test:${name}"`)
  .join(' ')

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Runs of blanks and ends of lines as OpenDocument writes them. */
const paragraphs = (text: string) =>
  text
    .split('\n')
    .map(
      (line) => `<text:p>${escaped(line).replace(/ {2,}/g, (run) => ` <text:s text:c="${run.length - 1}"/>`)}</text:p>`,
    )
    .join('')

function cellIn({ text, number, date, isFormula }: Cell): string {
  const kind = (type: string, more: string) => `office:value-type="${type}" ${more} calcext:value-type="${type}"`
  const attributes = isFormula
    ? `table:formula="of:${escaped(text)}" ${kind('float', 'office:value="0"')}`
    : date !== undefined
      ? kind('date', `office:date-value="${date}"`)
      : number !== undefined
        ? kind('float', `office:value="${text}"`)
        : kind('string', '')
  const remark = '<office:annotation><dc:date>2026-01-01</dc:date><text:p>A remark.</text:p></office:annotation>'
  return `<table:table-cell ${attributes}>${remark}${paragraphs(text)}</table:table-cell>`
}

const empty = (times: number) => (times > 0 ? `<table:table-cell table:number-columns-repeated="${times}"/>` : '')

function sheetIn({ name, state, rows }: Sheet): string {
  let row = 0
  const written = rows.map(({ number, cells }) => {
    const gap = number - row - 1
    row = number
    let column = 0
    const own = cells.map((cell) => {
      const before = empty(cell.column - column - 1)
      column = cell.column
      return before + cellIn(cell)
    })
    const above =
      gap > 0 ? `<table:table-row table:number-rows-repeated="${gap}">${empty(16_384)}</table:table-row>` : ''
    return `${above}<table:table-row>${own.join('')}${empty(16_384 - column)}</table:table-row>`
  })
  const style = state === 'visible' ? 'ta1' : 'ta2'
  return `<table:table table:name="${escaped(name)}" table:style-name="${style}"><table:table-column table:number-columns-repeated="16384"/>
    ${written.join('')}<table:table-row table:number-rows-repeated="${1_048_576 - row}">${empty(16_384)}</table:table-row></table:table>`
}

export const contentOf = (tables: string) => `<?xml version="1.0" encoding="UTF-8"?>
<office:document-content ${NAMESPACES}><office:automatic-styles>
<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>
<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`

const KIND = 'application/vnd.oasis.opendocument.spreadsheet'

/** The archive of an OpenDocument spreadsheet: its kind first. */
export function odsOf(content: string, more: readonly Part[] = [], kind = KIND): Buffer {
  return zipOf([{ name: 'mimetype', data: kind }, { name: 'content.xml', data: content }, ...more])
}

/** A workbook as LibreOffice saves it, by hand to the specification: what is empty repeated to the edge of the sheet. */
export const odsWith = ({ sheets }: Workbook): Buffer => odsOf(contentOf(sheets.map(sheetIn).join('')))
