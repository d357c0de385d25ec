import { KNOWN_HEADS } from './columns.ts'
import { addressOf, plain, type Grid, type GridRow } from './grid.ts'
import type { CellProblem } from './plan-model.ts'

/** Says in every row that all of it is invented; it is no field of an item. */
const SAMPLE = 'SAMPLE'

export interface Heads {
  /** Place of a known heading, by its name. */
  readonly known: ReadonlyMap<string, number>
  /** Place of a heading that the product does not know. */
  readonly others: ReadonlyMap<string, number>
  readonly problems: readonly CellProblem[]
}

const byFolded = new Map(KNOWN_HEADS.map((head) => [head.toLowerCase(), head]))

/** Whether this is a table of an instrument at all. */
export function isInstrument(header: Grid['header']): boolean {
  const heads = header.map((cell) => plain(cell).toLowerCase())
  return heads.includes('code') && (heads.includes('level') || heads.some((head) => head.startsWith('title.')))
}

export function readHeads(grid: Grid): Heads {
  const known = new Map<string, number>()
  const others = new Map<string, number>()
  const problems: CellProblem[] = []
  const row: GridRow = { number: grid.headRow, cells: grid.header }
  for (const [at, cell] of grid.header.entries()) {
    const head = plain(cell)
    if (head === '' || head === SAMPLE) continue
    const name = byFolded.get(head.toLowerCase())
    const [map, key] = name === undefined ? [others, head] : [known, name]
    if (map.has(key)) problems.push({ address: addressOf(grid, row, at), key: 'head-twice', values: { head } })
    else map.set(key, at)
  }
  return { known, others, problems: [...problems, ...withoutHead(grid)] }
}

/** Cells under no heading: they would be lost. */
export function withoutHead(grid: Grid): CellProblem[] {
  const seen = new Set(grid.header.flatMap((cell, at) => (plain(cell) === '' ? [] : [at])))
  const problems: CellProblem[] = []
  for (const row of grid.rows)
    for (const [at, cell] of row.cells.entries()) {
      if (cell === null || seen.has(at) || plain(cell) === '') continue
      seen.add(at)
      problems.push({ address: addressOf(grid, row, at), key: 'head-missing', values: {} })
    }
  return problems
}

/** Nothing is ever computed: a cell that a formula made says nothing. */
export function formulas(grid: Grid): CellProblem[] {
  const head: GridRow = { number: grid.headRow, cells: grid.header }
  return [head, ...grid.rows].flatMap((row) =>
    row.cells.flatMap((cell, at) =>
      cell !== null && typeof cell === 'object'
        ? [
            {
              address: addressOf(grid, row, at),
              key: 'formula' as const,
              values: { formula: cell.formula.slice(0, 60) },
            },
          ]
        : [],
    ),
  )
}
