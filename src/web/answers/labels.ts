import {
  cellsOf,
  withRows,
  type Block,
  type Cell,
  type CellProblem,
  type Shape,
  type Side,
} from '../../answers/index.ts'
import { useTextIn } from '../reading.tsx'
import type { FieldError } from '../parts/ErrorSummary.tsx'
import { cellName } from './form.ts'
import { useAnswerWords, useSay } from './words.ts'

/** How the cells of an answer are called. */
export interface Labels {
  readonly ofCell: (cell: Cell) => string
  readonly ofBlock: (block: Block) => string
  readonly ofSide: (side: Side) => string
  readonly ofPart: (side: Side, code: string) => string
}

export function useLabels(shape: Shape): Labels {
  const t = useAnswerWords()
  const textIn = useTextIn()
  const sides = shape.blocks.flatMap((block) => (block.kind === 'cross' ? [block.rows, block.columns] : [block.by]))
  const ofSide = ({ name }: Side) => textIn(name).text
  const ofPart = ({ parts }: Side, code: string) => {
    const part = parts.find((it) => it.code === code)
    return part ? textIn(part.name).text : code
  }
  const hasSeveral = shape.whole.length > 1
  /** Row before column, as the cell is headed. */
  const ofPlace = ({ at }: Cell) =>
    sides.flatMap((side) => {
      const it = at.find(({ by }) => by === side.code)
      if (!it) return []
      return 'row' in it ? `${ofSide(side)} ${it.row}` : ofPart(side, it.part)
    })
  const ofCell = (cell: Cell) => {
    if (cell.at.length === 0) return wholeLabel(t, shape, cell)
    const needsField = cell.field === 'name' || (cell.field !== 'value' && hasSeveral)
    return [...ofPlace(cell), ...(needsField ? [t(`input.${cell.field}`)] : [])].join(', ')
  }
  const ofBlock = (block: Block) =>
    block.kind === 'cross' ? `${ofSide(block.rows)}, ${ofSide(block.columns)}` : ofSide(block.by)
  return { ofCell, ofBlock, ofSide, ofPart }
}

function wholeLabel(t: ReturnType<typeof useAnswerWords>, shape: Shape, { field }: Cell): string {
  if (field !== 'value') return t(`input.${field}`)
  if (shape.answerType === 'amount') return t('input.amount')
  return shape.blocks.some(({ adds }) => adds === 'up') ? t('input.total') : t('input.answer')
}

/** Every cell's name by its key, for a summary of errors: also of rows that were filled in beyond those that are shown. */
export function useCellLabels(shape: Shape, filled: readonly string[] = []): Readonly<Record<string, string>> {
  const { ofCell } = useLabels(shape)
  return Object.fromEntries(cellsOf(withRows(shape, filled)).map((cell) => [cell.key, ofCell(cell)]))
}

/** The problems of an answer for the summary above the form: each with the name of its cell, and the way there. */
export function useCellErrors(shape: Shape, problems: readonly CellProblem[]): FieldError[] {
  const say = useSay()
  const labels = useCellLabels(
    shape,
    problems.map(({ cell }) => cell),
  )
  return problems.map((problem) => {
    const label = labels[problem.cell]
    const message = say(problem)
    return label === undefined ? { message } : { field: cellName(problem.cell), message: `${label}: ${message}` }
  })
}
