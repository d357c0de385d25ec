import { pairableOf, pairsIn, type Agreement, type NoAgreement, type RatedUnit } from './agreement.ts'
import { quantileInPlace } from './quantile.ts'
import { randomStream } from './random-stream.ts'

/** What two ratings being apart means: other, further in order, further in number, further in proportion. */
export type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/**
 * Krippendorff's alpha of any number of raters, some of whom may not have rated everything: 1 − Do / De, from the table of
 * coincidences (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability). 1 is full agreement, 0 that of chance.
 *
 * What fewer than two rated is left out. Errors as of `percentAgreement`.
 *
 * @example alpha([[1, 1, 2], [3, 3, null], [0, 1, 0]], 'ordinal')
 */
export function alpha(units: readonly RatedUnit[], metric: Metric): Agreement {
  const pairable = pairableOf(units)
  const refusal = refusalOf(pairable)
  if (refusal) return { reason: refusal }
  const { counts, values } = tallied(pairable)
  const value = alphaOf(counts, values, metric)
  return value === undefined ? { reason: 'no-variation' } : { value, units: pairable.length, pairs: pairsIn(pairable) }
}

interface Resampling {
  readonly metric: Metric
  readonly seed: number
  /** 10,000 unless said. */
  readonly draws?: number
  /** That the interval is to hold: 0.95 unless said. */
  readonly share?: number
}

export type AlphaInterval =
  | {
      readonly low: number
      readonly high: number
      readonly draws: number
      /** Draws in which nothing varied; they are not among the draws. */
      readonly without: number
    }
  | { readonly reason: NoAgreement | 'too-little-variation' }

/**
 * An interval of alpha by resampling: as many things as there are, drawn with replacement, alpha of them, again and again;
 * its ends are quantiles of type 7. Things are drawn whole, because ratings of one thing belong together; Krippendorff's own
 * algorithm draws pairs of ratings one by one and so takes them for independent.
 *
 * Where more than a twentieth of the draws hold no variation there is no interval.
 *
 * @example alphaInterval(units, { metric: 'ordinal', seed: 1 }) // { low: 0.62, high: 0.91, draws: 10000, without: 0 }
 */
export function alphaInterval(
  units: readonly RatedUnit[],
  { metric, seed, draws = 10_000, share = 0.95 }: Resampling,
): AlphaInterval {
  const pairable = pairableOf(units)
  const refusal = refusalOf(pairable)
  if (refusal) return { reason: refusal }
  const { counts, values } = tallied(pairable)
  if (values.length < 2) return { reason: 'no-variation' }
  const { uniform } = randomStream(seed)
  const found = new Float64Array(draws)
  let kept = 0
  for (let draw = 0; draw < draws; draw += 1) {
    const drawn = counts.map(() => counts[Math.floor(uniform() * counts.length)]!)
    const value = alphaOf(drawn, values, metric)
    if (value !== undefined) found[kept++] = value
  }
  if (kept < 0.95 * draws) return { reason: 'too-little-variation' }
  const own = found.subarray(0, kept)
  const tail = (1 - share) / 2
  return { low: quantileInPlace(own, tail), high: quantileInPlace(own, 1 - tail), draws: kept, without: draws - kept }
}

function refusalOf(pairable: readonly unknown[]): NoAgreement | undefined {
  if (pairable.length === 0) return 'no-pairs'
  return pairable.length === 1 ? 'one-unit' : undefined
}

/** How often each value was given to each thing, the values in order. */
function tallied(pairable: readonly (readonly number[])[]) {
  const values = [...new Set(pairable.flat())].sort((a, b) => a - b)
  const at = new Map(values.map((value, index) => [value, index]))
  const counts = pairable.map((ratings) => {
    const own = values.map(() => 0)
    for (const rating of ratings) own[at.get(rating)!]! += 1
    return own
  })
  return { counts, values }
}

/** Undefined where all ratings are of one value. */
function alphaOf(counts: readonly (readonly number[])[], values: readonly number[], metric: Metric) {
  const totals = values.map((_, at) => counts.reduce((sum, own) => sum + own[at]!, 0))
  const n = totals.reduce((sum, it) => sum + it, 0)
  const sizes = counts.map((own) => own.reduce((sum, it) => sum + it, 0))
  let observed = 0
  let expected = 0
  for (let c = 0; c < values.length; c += 1)
    for (let k = c + 1; k < values.length; k += 1) {
      const apart = distance(metric, { totals, values, c, k })
      let met = 0
      for (const [unit, own] of counts.entries()) met += (own[c]! * own[k]!) / (sizes[unit]! - 1)
      observed += met * apart
      expected += totals[c]! * totals[k]! * apart
    }
  return expected === 0 ? undefined : 1 - ((n - 1) * observed) / expected
}

interface Apart {
  readonly totals: readonly number[]
  readonly values: readonly number[]
  readonly c: number
  readonly k: number
}

/** Squared. In order: how many ratings lie between the two, with half of those at either end. */
function distance(metric: Metric, { totals, values, c, k }: Apart): number {
  const [one, other] = [values[c]!, values[k]!]
  switch (metric) {
    case 'nominal':
      return 1
    case 'ordinal': {
      const within = totals.slice(c, k + 1).reduce((sum, it) => sum + it, 0)
      return (within - (totals[c]! + totals[k]!) / 2) ** 2
    }
    case 'interval':
      return (one - other) ** 2
    case 'ratio':
      return ((one - other) / (one + other)) ** 2
  }
}
