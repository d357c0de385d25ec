import type { Cell } from './cell.ts'
import { MOST_ROWS } from './cell.ts'
import { withRows, type Block, type Shape } from './shape.ts'

/** The texts of the cells that a pasted range fills, by key. */
export interface Pasted {
  readonly given: Readonly<Record<string, string>>
  /** Texts for which there was no cell. */
  readonly left: number
}

/**
 * A block as it stands on the page: cell beside cell, row below row. A list with rows to be named has a column of names
 * first, where a part has no cell.
 */
export function gridOf(block: Block): (Cell | undefined)[][] {
  const width = block.kind === 'cross' ? block.columns.parts.length : block.fields.length
  const labelled = block.kind === 'list' && block.openRows > 0
  const parts = block.kind === 'cross' ? block.rows.parts.length : block.by.parts.length
  const ofParts = Array.from({ length: parts }, (_, i) => block.cells.slice(i * width, (i + 1) * width))
  const rest = block.cells.slice(parts * width)
  const ofRows = Array.from({ length: rest.length / (width + 1) }, (_, i) =>
    rest.slice(i * (width + 1), (i + 1) * (width + 1)),
  )
  return labelled ? [...ofParts.map((row) => [undefined, ...row]), ...ofRows] : ofParts
}

/**
 * Where the texts of a range copied from a sheet belong, when it is pasted at the cell `first`, or into the whole block:
 * then a first column or row that only names the table's is passed over. Rows to be named are added as needed. An empty
 * text fills nothing.
 *
 * @example pasteInto(shape, 'sex;age_group', '31\t9\t0\n15\t3\t0').given['sex=male;age_group=child'] // '3'
 */
export function pasteInto(shape: Shape, block: string, range: string, first?: string): Pasted {
  const rows = rowsOf(range)
  const found = roomFor(shape, block, rows.length).blocks.find(({ key }) => key === block)
  const grid = found ? gridOf(found) : []
  const [top, left] = first === undefined ? startOf(grid, rows) : placeOf(grid, first)
  const given: Record<string, string> = {}
  let lost = 0
  for (const [i, row] of rows.entries())
    for (const [j, text] of row.entries()) {
      if (text.trim() === '' || top + i < 0 || left + j < 0) continue
      const line = grid[top + i]
      const cell = line?.[left + j]
      if (cell) given[cell.key] = text.trim()
      else if (!line || left + j > 0 || line.length <= left + j) lost += 1
    }
  return { given, left: lost }
}

function roomFor(shape: Shape, key: string, rows: number): Shape {
  const block = shape.blocks.find((it) => it.key === key)
  if (block?.kind !== 'list' || block.openRows === 0) return shape
  return withRows(shape, [`open:${key}:${Math.min(MOST_ROWS, block.openRows + rows)}:name`])
}

function startOf(
  grid: readonly (readonly unknown[])[],
  rows: readonly (readonly string[])[],
): readonly [number, number] {
  const width = grid[0]?.length ?? 0
  const across = Math.max(...rows.map(({ length }) => length))
  const isNamed = grid[0]?.[0] === undefined
  const left = isNamed ? (across < width ? 1 : 0) : across > width ? -1 : 0
  const isHeaded = rows.length > 1 && rows[0]!.every((text) => !/\d/.test(text)) && rows[0]!.some((text) => text.trim())
  const hasOwnHead = isHeaded && rows.slice(1).some((row) => row.some((text) => /\d/.test(text)))
  return [hasOwnHead ? -1 : 0, left]
}

function placeOf(grid: readonly (readonly (Cell | undefined)[])[], key: string): readonly [number, number] {
  const top = grid.findIndex((row) => row.some((cell) => cell?.key === key))
  return [Math.max(top, 0), Math.max(grid[top]?.findIndex((cell) => cell?.key === key) ?? 0, 0)]
}

/** A sheet puts a tab between cells, and quotes a cell in which there is a tab, a line break or a quote. */
function rowsOf(range: string): string[][] {
  const rows: string[][] = [[]]
  const cells = /("(?:[^"]|"")*"(?=[\t\r\n]|$)|[^\t\r\n]*)(\t|\r\n|\r|\n|$)/g
  for (const [, text = '', end] of range.matchAll(cells)) {
    const isQuoted = text.length > 1 && text.startsWith('"') && text.endsWith('"')
    rows.at(-1)!.push(isQuoted ? text.slice(1, -1).replaceAll('""', '"') : text)
    if (end === '') break
    if (end !== '\t') rows.push([])
  }
  while (rows.length > 1 && rows.at(-1)!.every((text) => text.trim() === '')) rows.pop()
  return rows.slice(0, MOST_ROWS + 20)
}
