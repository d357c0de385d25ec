import type { HalfScore } from '../../scoring/index.ts'

/** How a score stands in the table of a page, whichever page it is. */
export const SCORE_COLUMNS = [
  'score',
  'band_low',
  'band_high',
  'bound_low',
  'bound_high',
  'rated_share',
  'score_method',
]

/** The score, or the code of why there is none; fractions to four places. */
export function scoreCells(score: HalfScore | undefined): (string | number | null)[] {
  if (!score) return ['not-yet-assessed', null, null, null, null, null, null]
  const { value, status, band, bounds, coverage, method } = score
  const numbers = [band?.low, band?.high, bounds?.least, bounds?.most, coverage].map((it) => places(it ?? null))
  return [places(value) ?? status, ...numbers, method]
}

export function places(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10_000) / 10_000
}
