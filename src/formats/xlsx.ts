import { MEGABYTE } from '../kit/file-size.ts'

/** How much of a workbook is read at most. */
export interface WorkbookLimits {
  readonly bytes: number
  /** Of all parts together, as they unpack. */
  readonly unpackedBytes: number
  readonly sheets: number
  /** The highest row and column that may hold something, whatever the file declares. */
  readonly rows: number
  readonly columns: number
  /** Cells that hold something. */
  readonly cells: number
  readonly cellLength: number
  /** Characters of all cells together, a text counted each time that it stands in a cell. */
  readonly textLength: number
  readonly milliseconds: number
}

export const WORKBOOK_LIMITS: WorkbookLimits = {
  bytes: 20 * MEGABYTE,
  unpackedBytes: 100 * MEGABYTE,
  sheets: 50,
  rows: 20_000,
  columns: 1000,
  cells: 250_000,
  cellLength: 32_767,
  textLength: 16_000_000,
  milliseconds: 5000,
}

export interface Cell {
  /** As people write it: `D14`. */
  readonly address: string
  /** From one. */
  readonly column: number
  /** What stands in the cell: text as it is, a number as the file writes it, a day as `2024-03-31`, a formula with its `=`. */
  readonly text: string
  readonly number?: number
  /** Nothing is computed, and the result that the file remembers is not believed: the caller refuses the address. */
  readonly isFormula: boolean
  /** `2024-03-31`, or `2024-03-31T14:05:00`, where the cell is shown as a day or an instant. */
  readonly date?: string
}

export interface Row {
  /** From one, as at the margin of the sheet. */
  readonly number: number
  /** In order; what is empty is left out. */
  readonly cells: readonly Cell[]
}

export type SheetState = 'visible' | 'hidden' | 'veryHidden'

export interface Sheet {
  readonly name: string
  readonly state: SheetState
  readonly rows: readonly Row[]
}

export interface Workbook {
  readonly sheets: readonly Sheet[]
}

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The sheet in which a workbook of ours says what it is of. */
export const META_SHEET = '_meta'

/** What a workbook of ours says of itself: the `meta` that it was written with; nothing of another one. */
export function metaOf({ sheets }: Workbook): Readonly<Record<string, string>> {
  const rows = sheets.find(({ name }) => name === META_SHEET)?.rows ?? []
  return Object.fromEntries(rows.map(({ cells }) => [cells[0]?.text ?? '', cells[1]?.text ?? '']))
}

/** A column's letters by its number from one, and back. @example columnName(28) // 'AB' */
export function columnName(column: number): string {
  let rest = column
  let name = ''
  while (rest > 0) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
    rest = Math.floor((rest - 1) / 26)
  }
  return name
}

/** Row and column of an address, or undefined where it is none. @example placeOf('AB3') // { row: 3, column: 28 } */
export function placeOf(address: string): { row: number; column: number } | undefined {
  const match = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(address)
  if (!match) return undefined
  let column = 0
  for (const letter of match[1]!) column = column * 26 + letter.charCodeAt(0) - 64
  return { row: Number(match[2]), column }
}
