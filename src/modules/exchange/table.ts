import { placeOf, type Item } from '../instrument/index.ts'
import { extraHeads, extraOf, FIELD_COLUMNS, KNOWN_HEADS, STATES, statesCell } from './columns.ts'
import type { Grid } from './grid.ts'
import { stampOf, type Origin } from './origin.ts'

export type OutCell = string | number | null

export interface OutTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly OutCell[])[]
}

/** The whole instrument as a table, a row an item: what it says is enough to make the version again. */
export function tableOf(origin: Origin, items: readonly Item[]): OutTable {
  const others = extraHeads(items)
  const header = [...KNOWN_HEADS, ...others]
  return {
    header,
    rows: items.map((item) => {
      const cells = cellsOf(item)
      cells.set('key', stampOf(origin, item.code))
      for (const name of others) cells.set(name, extraOf(item)[name] ?? null)
      return header.map((head) => cells.get(head) ?? null)
    }),
  }
}

/** What a file says of an item, by heading; without its key. */
export function cellsOf(item: Item): Map<string, OutCell> {
  const { parent, position } = placeOf(item)
  const cells = new Map<string, OutCell>([
    ['level', item.level],
    ['code', item.code],
    ['parent', parent],
    ['position', position],
    ['retired', item.fields['retired'] === true ? 'yes' : null],
  ])
  for (const { heads, levels, cells: said } of FIELD_COLUMNS) {
    if (!levels.includes(item.level)) continue
    for (const [at, cell] of said(item).entries()) cells.set(heads[at]!, cell)
  }
  for (const { name, head } of STATES) cells.set(head, statesCell(item, name))
  for (const [head, cell] of Object.entries(extraOf(item))) cells.set(head, cell)
  return cells
}

/** Items of a JSON file as the table that every other file is read as. */
export function gridOfItems(items: readonly Item[], keys: readonly string[], isSample: boolean): Grid {
  const header = [...KNOWN_HEADS, ...extraHeads(items)]
  return {
    format: 'json',
    sheet: null,
    header,
    headRow: 0,
    isSample,
    rows: items.map((item, at) => {
      const cells = cellsOf(item)
      cells.set('key', keys[at] ?? null)
      return { number: at + 1, cells: header.map((head) => cells.get(head) ?? null) }
    }),
  }
}
