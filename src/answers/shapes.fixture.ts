import { shipped } from './breakdowns.fixture.ts'
import { shapeOf, type AnswerType, type Shape } from './index.ts'

/** The shape of a question of the shipped content. */
export function shapeFor(answerType: AnswerType, unit: string | null, ...disaggregations: string[]): Shape {
  return shapeOf({ answerType, unit, disaggregations }, shipped)
}

export const victims = shapeFor('count', 'persons', 'sex', 'age_group')

/** The table of `victims`, row by row: adults, children, unknown age; female, male, unknown sex. */
export const table = (...values: readonly string[]) =>
  Object.fromEntries(victims.blocks[0]!.cells.map(({ key }, i) => [key, values[i] ?? '']))
