import { columnName } from '../../formats/xlsx.ts'
import { plainText } from '../../kit/plain-text.ts'

/** What stands in a cell of a file; a formula is kept apart, because nothing is ever computed. Null: empty. */
export type GridCell = string | number | { readonly formula: string } | null

export interface GridRow {
  /** As at the margin of the sheet, from one. */
  readonly number: number
  readonly cells: readonly GridCell[]
  /** Of a form: where each cell is said. */
  readonly places?: readonly string[]
}

/** A file as a table: whatever it came as, it is read the same. */
export interface Grid {
  readonly format: 'xlsx' | 'csv' | 'json' | 'form'
  readonly sheet: string | null
  readonly header: readonly GridCell[]
  readonly headRow: number
  readonly rows: readonly GridRow[]
  /** Of an invented base: nothing of it belongs into a real one. */
  readonly isSample: boolean
}

/** Where something is wrong, as people say it: `Instrument!D14`, `D14`, and of JSON `IDN-08, title.en`. */
export function addressOf(grid: Grid, row: GridRow, column: number): string {
  const place = row.places?.[column]
  if (place !== undefined) return place
  if (grid.format === 'json') {
    const code = grid.header.indexOf('code')
    return `${plain(row.cells[code]) || row.number}, ${plain(grid.header[column])}`
  }
  const cell = `${columnName(column + 1)}${row.number}`
  return grid.sheet === null ? cell : `${grid.sheet}!${cell}`
}

/** A cell as text that can be compared; a formula says nothing. */
export function plain(cell: GridCell | undefined): string {
  return cell === null || cell === undefined || typeof cell === 'object' ? '' : plainText(String(cell))
}
