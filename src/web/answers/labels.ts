import { cellsOf, labelsOf, withRows, type CellProblem, type Labels, type Shape } from '../../answers/index.ts'
import { useTextIn } from '../reading.tsx'
import type { FieldError } from '../parts/ErrorSummary.tsx'
import { cellName } from './form.ts'
import { useAnswerWords, useSay } from './words.ts'

export type { Labels }

export function useLabels(shape: Shape): Labels {
  const t = useAnswerWords()
  const textIn = useTextIn()
  return labelsOf(shape, { word: (key) => t(key), textIn: (text) => textIn(text).text })
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
