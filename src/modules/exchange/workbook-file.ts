import { metaOf, type Cell, type Sheet, type Workbook } from '../../formats/xlsx.ts'
import type { Grid, GridCell } from './grid.ts'
import { isInstrument } from './heads.ts'
import { exchangeProblem } from './problems.ts'

/** The sheet of a workbook that holds an instrument: the first that has its headings. */
export function gridOfWorkbook(workbook: Workbook): Grid {
  const isSample = metaOf(workbook)['sample'] === 'yes'
  const grid = workbook.sheets
    .values()
    .map(gridOfSheet)
    .find((it) => it !== undefined && isInstrument(it.header))
  if (!grid) throw exchangeProblem['not-an-instrument']()
  return { ...grid, isSample }
}

/** A sheet as a table: its first row that holds something names the columns. */
export function gridOfSheet({ name, rows: [head, ...rest] }: Sheet): Grid | undefined {
  if (!head) return undefined
  return {
    format: 'xlsx',
    sheet: name,
    header: dense(head.cells),
    headRow: head.number,
    isSample: false,
    rows: rest.map(({ number, cells }) => ({ number, cells: dense(cells) })),
  }
}

function dense(cells: readonly Cell[]): GridCell[] {
  const row: GridCell[] = Array.from({ length: cells.at(-1)?.column ?? 0 }, () => null)
  for (const cell of cells) row[cell.column - 1] = valueOf(cell)
  return row
}

function valueOf({ text, number, isFormula, date }: Cell): GridCell {
  if (isFormula) return { formula: text }
  return date ?? number ?? text
}
