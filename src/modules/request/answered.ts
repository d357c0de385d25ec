import { z } from 'zod'
import { shapeOf, type AnswerType, type Breakdowns, type Shape } from '../../answers/index.ts'
import { ANSWER_KINDS } from './answer-model.ts'
import type { AskedQuestion } from './queries.server.ts'

/** The shape of a question's answer. */
export function shapeFor(
  { answerType, unit, disaggregations }: Pick<AskedQuestion, 'answerType' | 'unit' | 'disaggregations'>,
  known: Breakdowns,
): Shape {
  return shapeOf({ answerType: answerType as AnswerType, unit, disaggregations }, known)
}

const GivenCells = z.record(z.string(), z.string())
const Last = z.object({ year: z.number(), kind: z.enum(ANSWER_KINDS), cells: GivenCells })

/** What the institution answered last to the question; undefined where it never did. */
export function lastIn({ last }: Pick<AskedQuestion, 'last'>): z.output<typeof Last> | undefined {
  return Last.optional()
    .catch(undefined)
    .parse(last ?? undefined)
}

/** The texts of an answer by cell, as they were given. */
export function givenIn({ cells }: Pick<AskedQuestion, 'cells'>): Readonly<Record<string, string>> {
  return GivenCells.catch({}).parse(cells ?? {})
}

/** What was said to its doubts, by their ids. */
export function explanationsIn({
  explanations,
}: Pick<AskedQuestion, 'explanations'>): Readonly<Record<string, string>> {
  return GivenCells.catch({}).parse(explanations ?? {})
}
