import { stringify } from 'csv-stringify/sync'

export type CsvCell = string | number | null

/** What spreadsheets take for the beginning of a formula, and the apostrophe that disarms it. */
const TAKEN_FOR_A_FORMULA = /^[=+\-@\t\r']/

/**
 * A text cell that a spreadsheet would run as a formula gets an apostrophe in front, and so does one that begins with
 * an apostrophe. So it can be undone without loss: where a text begins with an apostrophe, take one away. Numbers stay
 * numbers.
 *
 * @example disarmed('=1+1') // "'=1+1"
 */
export function disarmed(cell: CsvCell): CsvCell {
  return typeof cell === 'string' && TAKEN_FOR_A_FORMULA.test(cell) ? `'${cell}` : cell
}

/** What `disarmed` made of a text, as it was. @example rearmed("'=1+1") // '=1+1' */
export function rearmed(cell: string): string {
  return cell.startsWith("'") && TAKEN_FOR_A_FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell
}

/**
 * A table as CSV after RFC 4180: UTF-8 with byte order mark, comma, CRLF, quotes where needed, cells disarmed.
 *
 * @example csvFile({ header: ['year', 'value'], rows: [[2021, '<5']] }) // '\uFEFFyear,value\r\n2021,<5\r\n'
 */
export function csvFile(table: { header: readonly string[]; rows: readonly (readonly CsvCell[])[] }): string {
  const records = [table.header, ...table.rows].map((row) => row.map(disarmed))
  return stringify(records, { bom: true, record_delimiter: '\r\n', quoted_match: /[\r\n]/ })
}
