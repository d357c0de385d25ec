import { metaOf, type Cell, type Workbook } from '../../formats/xlsx.ts'
import type { Grid, GridCell } from './grid.ts'
import { isInstrument } from './heads.ts'
import { exchangeProblem } from './problems.ts'

/** The sheet of a workbook that holds an instrument: the first that has its headings. */
export function gridOfWorkbook(workbook: Workbook): Grid {
  const isSample = metaOf(workbook)['sample'] === 'yes'
  for (const { name, rows } of workbook.sheets) {
    const [head, ...rest] = rows
    if (!head) continue
    const header = dense(head.cells)
    if (!isInstrument(header)) continue
    return {
      format: 'xlsx',
      sheet: name,
      header,
      headRow: head.number,
      isSample,
      rows: rest.map(({ number, cells }) => ({ number, cells: dense(cells) })),
    }
  }
  throw exchangeProblem['not-an-instrument']()
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
