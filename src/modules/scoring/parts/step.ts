import type { RatingValue } from '../../../web/parts/index.ts'

/** The level that a score is nearest to, of two equally near ones the lower: it gives a cell its colour and sign. */
export function stepOf(score: number): RatingValue {
  return Math.max(0, Math.ceil(score - 0.5)) as RatingValue
}
