import type { CellProblem } from '../plan-model.ts'
import { useExchangeWords } from '../words.ts'

/** What is wrong in a cell, as a sentence that says what to do. */
export function useProblemWords(): (problem: Pick<CellProblem, 'key' | 'values'>) => string {
  const t = useExchangeWords()
  return ({ key, values }) => t(`cell.${key}`, values)
}
