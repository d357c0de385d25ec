import { CsvError, parse } from 'csv-parse/sync'
import type { Grid, GridCell } from './grid.ts'
import { isInstrument } from './heads.ts'
import { exchangeProblem } from './problems.ts'

const MOST_ROWS = 20_000
const MOST_COLUMNS = 1000

/** A table as CSV: UTF-8, with commas, semicolons or tabs, whichever its first line has most of. */
export function gridOfCsv(bytes: Uint8Array): Grid {
  const text = decoded(bytes)
  const rows = recordsOf(text)
  const [header = [], ...rest] = rows
  if (rest.length > MOST_ROWS || header.length > MOST_COLUMNS || !isInstrument(header))
    throw exchangeProblem['not-an-instrument']()
  return {
    format: 'csv',
    sheet: null,
    header: header.map(armed),
    headRow: 1,
    isSample: header.includes('SAMPLE'),
    rows: rest.map((cells, at) => ({ number: at + 2, cells: cells.map(armed) })),
  }
}

/** As a table of text, or the refusal; bytes that are no UTF-8 are no table. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw exchangeProblem['not-an-instrument']()
  }
}

function recordsOf(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      to: MOST_ROWS + 2,
      max_record_size: 1_000_000,
    })
  } catch (error) {
    if (error instanceof CsvError) throw exchangeProblem['not-an-instrument']()
    throw error
  }
}

function delimiterOf(text: string): string {
  const first = text.slice(0, 100_000).split(/\r?\n/, 1)[0] ?? ''
  const count = (sign: string) => first.split(sign).length
  return [';', '\t'].find((sign) => count(sign) > count(',')) ?? ','
}

/** Takes back the apostrophe that keeps a text from being run; what begins with = and has none is a formula. */
function armed(text: string): GridCell {
  if (text === '') return null
  if (text.startsWith("'")) return text.slice(1)
  return text.startsWith('=') ? { formula: text } : text
}
