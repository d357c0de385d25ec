import { sha256 } from '../../kit/canonical.ts'
import type { Item, Level } from '../instrument/index.ts'
import { KNOWN_HEADS } from './columns.ts'
import { isKept, keptParts, type KeptPart } from './form-kept.ts'
import type { FormRow } from './form-rows.ts'
import type { SheetRow } from './form-sheet.ts'
import type { Grid } from './grid.ts'
import { cellsOf, type OutCell } from './table.ts'

/** An item as a form says it, on its way to a row of the table that every file is read as. */
export interface Line {
  readonly code: string
  readonly level: Level
  /** The row of the form that it comes from. */
  readonly row: SheetRow
  /** What a cell that the form leaves alone says: what the form was made from, or what stands here. */
  readonly standard: Item | undefined
  readonly isForeign: boolean
  readonly cells: Map<string, OutCell>
  /** Where in the form a field is said. */
  readonly places: Map<string, string>
  /** Rows around it that are no questions of the instrument, as they came. */
  readonly around: FormRow[]
  readonly choices: Record<string, readonly FormRow[]>
}

export function lineOf(
  it: Pick<Line, 'code' | 'level' | 'row' | 'standard' | 'isForeign'> & { readonly parent: string | null },
): Line {
  const cells = new Map<string, OutCell>(
    it.standard
      ? cellsOf(it.standard)
      : [
          ['level', it.level],
          ['parent', it.parent],
        ],
  )
  cells.set('code', it.code)
  // What the form that it comes from does not say any more is not kept any more.
  if (it.isForeign) for (const head of [...cells.keys()].filter(isKept)) cells.delete(head)
  return { ...it, cells, places: new Map(), around: [], choices: {} }
}

/** Lets an item keep a part of the form; without anything in it, nothing. */
export function keep(line: Line, part: KeptPart, said: unknown): void {
  for (const head of line.cells.keys())
    if (head === `xlsform/${part}` || head.startsWith(`xlsform/${part}.`)) line.cells.delete(head)
  const isEmpty = typeof said === 'object' && said !== null && Object.keys(said).length === 0
  if (isEmpty || said === '') return
  const text = typeof said === 'string' ? said : JSON.stringify(said)
  for (const [head, piece] of Object.entries(keptParts(part, text))) line.cells.set(head, piece)
}

/** How many characters the items would keep of a form. */
export function keptLength(lines: readonly Line[]): number {
  let length = 0
  for (const { cells } of lines) for (const [head, cell] of cells) if (isKept(head)) length += String(cell ?? '').length
  return length
}

/** Short, of all that a form says of an item: a row that is as it was when it came says nothing new. */
export function rowHash(said: unknown): string {
  return sha256(JSON.stringify(said)).slice(0, 12)
}

/** The lines as the table that every file is read as, each cell with its place in the form. */
export function gridOfLines(lines: readonly Line[], key: (code: string) => string | null): Grid {
  const kept = new Set(lines.flatMap(({ cells }) => [...cells.keys()].filter(isKept)))
  const header = [...KNOWN_HEADS, ...kept]
  return {
    format: 'form',
    sheet: 'survey',
    header,
    headRow: 1,
    isSample: false,
    rows: lines.map((line) => {
      const cells = new Map(line.cells)
      cells.set('key', line.isForeign ? null : key(line.code))
      return {
        number: line.row.number,
        cells: header.map((head) => cells.get(head) ?? null),
        places: header.map((head) => line.places.get(head) ?? line.row.at('name')),
      }
    }),
  }
}
