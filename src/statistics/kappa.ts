import { pairableOf, type Agreement, type RatedUnit } from './agreement.ts'

/** How far apart two ratings are; 0 for equal ones. Only proportions matter. */
export type Disagreement = 'unweighted' | 'linear' | 'quadratic' | ((one: number, other: number) => number)

/**
 * Cohen's kappa of two raters: 1 − Σ v p / Σ v e, with v the disagreement of two ratings, p how often they met and e how
 * often they would by chance, each rater rating as often as they did. 1 is full agreement, 0 that of chance.
 * Unweighted as in Cohen (1960, doi 10.1177/001316446002000104), weighted as in Cohen (1968, doi 10.1037/h0026256).
 *
 * Takes the ratings of the first two places; what one of them did not rate is left out. Errors as of `percentAgreement`.
 *
 * @example kappa([[1, 1], [2, 3], [3, 3]], 'quadratic')
 */
export function kappa(units: readonly RatedUnit[], disagreement: Disagreement): Agreement {
  const both = pairableOf(units.map((unit) => unit.slice(0, 2)))
  const n = both.length
  if (n === 0) return { reason: 'no-pairs' }
  if (n === 1) return { reason: 'one-unit' }
  const v = typeof disagreement === 'function' ? disagreement : DISAGREEMENTS[disagreement]
  const [firsts, seconds] = [countsOf(both, 0), countsOf(both, 1)]
  const observed = both.reduce((sum, [one, other]) => sum + v(one!, other!), 0) / n
  let expected = 0
  for (const [one, times] of firsts)
    for (const [other, otherTimes] of seconds) expected += (v(one, other) * times * otherTimes) / (n * n)
  return expected === 0 ? { reason: 'no-variation' } : { value: 1 - observed / expected, units: n, pairs: n }
}

const DISAGREEMENTS = {
  unweighted: (one: number, other: number) => (one === other ? 0 : 1),
  linear: (one: number, other: number) => Math.abs(one - other),
  quadratic: (one: number, other: number) => (one - other) ** 2,
}

function countsOf(both: readonly (readonly number[])[], place: 0 | 1): [number, number][] {
  const counts = new Map<number, number>()
  for (const ratings of both) counts.set(ratings[place]!, (counts.get(ratings[place]!) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => a - b)
}
