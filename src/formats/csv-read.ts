import { CsvError, parse } from 'csv-parse'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { pipeline } from 'node:stream/promises'
import { rearmed } from './csv.ts'
import { MEGABYTE } from '../kit/file-size.ts'
import { formatsProblem } from './problems.ts'
import { columnName, WORKBOOK_LIMITS, type Cell, type Row, type Sheet, type WorkbookLimits } from './xlsx.ts'
import { decoder } from './xml.ts'

const PIECE = 64 * 1024
/** A row that is longer has a quote that nobody closed. */
const LONGEST_ROW = 4 * MEGABYTE

/**
 * A table from a CSV file as the one sheet of a workbook: UTF-8 with or without byte order mark, `;`, `,` or tab, any
 * line ending, line breaks in quotes, rows of different lengths. What was disarmed against spreadsheets comes back as it
 * was. Every cell is text; a row's number is the one that a spreadsheet would show. Within the limits of a workbook.
 *
 * @example const { rows } = await readCsv(bytes, 'instrument.csv')
 */
export async function readCsv(bytes: Uint8Array, name = 'CSV', limits: Partial<WorkbookLimits> = {}): Promise<Sheet> {
  const whole = { ...WORKBOOK_LIMITS, ...limits }
  if (bytes.length > whole.bytes) throw formatsProblem['file-too-big']({ maximum: Math.floor(whole.bytes / MEGABYTE) })
  if (bytes.subarray(0, 4096).includes(0) && !hasByteOrderMark(bytes)) throw formatsProblem['not-a-table']()
  const taker = rowTaker(name, whole)
  await parsed(bytes, name, taker.take)
  return { name, state: 'visible', rows: taker.rows }
}

const hasByteOrderMark = ([first, second]: Uint8Array) =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)

async function parsed(bytes: Uint8Array, name: string, take: (cells: string[]) => void): Promise<void> {
  const pieces = texts(bytes, name)
  const first = (await pieces.next()).value ?? ''
  const parser = parse({
    delimiter: delimiterOf(first),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_ROW,
  })
  async function* whole() {
    yield first
    yield* pieces
  }
  try {
    await pipeline(whole, parser, async (records: AsyncIterable<string[]>) => {
      for await (const cells of records) take(cells)
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw formatsProblem['quote-not-closed']({ part: name, line: parser.info.lines })
  }
}

async function* texts(bytes: Uint8Array, name: string): AsyncGenerator<string> {
  const decode = decoder(name)
  for (let at = 0; at < bytes.length; at += PIECE) {
    const text = decode(bytes.subarray(at, at + PIECE))
    if (text.includes('\0')) throw formatsProblem['not-a-table']()
    yield text
    await nextTurn()
  }
  yield decode()
}

/** The one that the first line has most of, outside of quotes. */
function delimiterOf(text: string): string {
  const bare = text.replace(/"(?:[^"]|"")*"/g, '')
  const line = /^[^\r\n]*/.exec(bare)![0]
  const count = (mark: string) => line.split(mark).length
  return [';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',')
}

function rowTaker(sheet: string, limits: WorkbookLimits) {
  const rows: Row[] = []
  let number = 0
  let count = 0
  let length = 0
  const cellAt = (given: string, column: number): Cell => {
    const address = `${columnName(column)}${number}`
    const text = rearmed(given)
    if (text.length > limits.cellLength)
      throw formatsProblem['cell-too-long']({ cell: `${sheet}!${address}`, maximum: limits.cellLength })
    if (column > limits.columns) throw formatsProblem['too-many-columns']({ sheet, maximum: limits.columns })
    if (++count > limits.cells) throw formatsProblem['too-many-cells']({ maximum: limits.cells })
    length += text.length
    if (length > limits.textLength) throw formatsProblem['too-much-text']({ maximum: limits.textLength })
    return { address, column, text, isFormula: false }
  }
  return {
    rows,
    take(values: readonly string[]) {
      number++
      const cells = values.flatMap((value, at) => (value === '' ? [] : [cellAt(value, at + 1)]))
      if (cells.length === 0) return
      if (number > limits.rows) throw formatsProblem['too-many-rows']({ sheet, maximum: limits.rows })
      rows.push({ number, cells })
    },
  }
}
