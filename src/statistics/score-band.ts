import { gamma } from './gamma.ts'
import { quantileInPlace } from './quantile.ts'
import { randomStream, seedOf, type RandomStream } from './random-stream.ts'
import { candidates, checked, scoreOf, weightOf, type Judged } from './score.ts'
import type { ScoreMethod } from './score-method.ts'

/** The ratings of one country, or of one country in one area: whatever has a score. */
export interface Subject {
  /** Whose they are: disputes of two subjects are drawn apart from each other. */
  readonly of: string
  readonly items: readonly Judged[]
}

export interface Band {
  readonly low: number
  readonly high: number
}

/** Shares of the draws; they add up to one. */
export interface Above {
  /** The first is above the second, even with all that the first misses at worst and all that the second misses at best. */
  readonly above: number
  /** The second is above the first, likewise. */
  readonly below: number
  /** Equal, or what is missing decides. */
  readonly open: number
}

export interface Drawn {
  /** Null where there is no score. */
  bandOf(subject: Subject): Band | null
  /** Null where one of the two has no score. Both must be asked the same; weights are drawn once for both. */
  shareAbove(one: Subject, other: Subject): Above | null
}

/** Scores nearer than this are equal: what rounding leaves of equal fractions. */
const EQUAL = 1e-9

/**
 * Scores under weights that are drawn instead of equal, a fixed number of times from a fixed seed.
 *
 * In each draw every indicator has a weight from its own stream, so that all subjects are scored by the same weights
 * and what else is scored changes nothing; weights that are gamma draws, divided by their sum, are a Dirichlet draw.
 * What is disputed stands at the value of one of its raters, each as likely as the others. What is missing is not drawn:
 * each draw gives a lowest and a highest score, with all of it at worst and at best. The band reaches from a low quantile
 * of the lowest scores to a high quantile of the highest.
 *
 * Holds the weights of every indicator that it has seen, 8 bytes a draw each: let it go with the work it was made for.
 * Errors as of `scoreOf`.
 *
 * @example drawnScores(method).bandOf({ of: 'rs 2021 IDN law', items }) // { low: 1.31, high: 2.24 }
 */
export function drawnScores(method: ScoreMethod): Drawn {
  const { draws, low, high } = method.band
  const weightsOf = drawnWeights(method)
  const [lowest, highest, otherLowest, otherHighest, weights, zeros] = Array.from(
    { length: 6 },
    () => new Float64Array(draws),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array]
  const fill = (subject: Subject, lows: Float64Array, highs: Float64Array) =>
    fillScores({ subject, method, weightsOf, lows, highs, weights, zeros })
  return {
    bandOf(subject) {
      if (!hasScore(subject, method)) return null
      fill(subject, lowest, highest)
      const isSure = subject.items.every(({ rating }) => rating !== 'missing')
      return { low: quantileInPlace(lowest, low), high: quantileInPlace(isSure ? lowest : highest, high) }
    },
    shareAbove(one, other) {
      if (!hasScore(one, method) || !hasScore(other, method)) return null
      fill(one, lowest, highest)
      fill(other, otherLowest, otherHighest)
      let above = 0
      let below = 0
      for (let draw = 0; draw < draws; draw += 1) {
        if (lowest[draw]! > otherHighest[draw]! + EQUAL) above += 1
        else if (otherLowest[draw]! > highest[draw]! + EQUAL) below += 1
      }
      return { above: above / draws, below: below / draws, open: (draws - above - below) / draws }
    },
  }
}

const hasScore = ({ items }: Subject, method: ScoreMethod) => scoreOf(items, method).status === 'scored'

type WeightsOf = (code: string, weight: number) => Float64Array

function drawnWeights({ band: { draws, seed, concentration } }: ScoreMethod): WeightsOf {
  const known = new Map<string, Float64Array>()
  return (code, weight) => {
    const key = `${weight} ${code}`
    const before = known.get(key)
    if (before) return before
    const stream = randomStream(seedOf(`${seed}/${code}`))
    const shape = concentration * weight
    const drawn = new Float64Array(draws)
    if (concentration === Infinity) drawn.fill(weight)
    // Never 0, which a very small shape underflows to, so that no draw is without any weight.
    else for (let draw = 0; draw < draws; draw += 1) drawn[draw] = Math.max(gamma(stream, shape), Number.MIN_VALUE)
    known.set(key, drawn)
    return drawn
  }
}

interface Filling {
  readonly subject: Subject
  readonly method: ScoreMethod
  readonly weightsOf: WeightsOf
  readonly lows: Float64Array
  readonly highs: Float64Array
  /** To work in. */
  readonly weights: Float64Array
  readonly zeros: Float64Array
}

/** Every draw's lowest and highest score: Σ w r / Σ w, and what all that is missing adds to it at best. */
function fillScores({ subject: { of, items }, method, weightsOf, lows, highs, weights, zeros }: Filling): void {
  const { draws, seed } = method.band
  const { least, most } = method.scale
  for (const sums of [weights, lows, highs]) sums.fill(0)
  const fixed: Term[] = []
  for (const item of checked(items, method)) {
    const weight = weightOf(item, method)
    if (item.rating === 'not-applicable' || weight === 0) continue
    const drawn = weightsOf(item.code, weight)
    if (item.rating === 'missing') {
      fixed.push({ drawn, rating: least })
      addSpan(highs, drawn, most - least)
    } else if (item.raters?.some((rating) => rating !== item.rating)) {
      fixed.push({ drawn, rating: 0 })
      addOneOf(lows, drawn, candidates(item, []), randomStream(seedOf(`${seed}/${of}/${item.code}`)))
    } else fixed.push({ drawn, rating: item.rating })
  }
  addFixed(weights, lows, { terms: fixed, none: { drawn: zeros, rating: 0 } })
  for (let draw = 0; draw < draws; draw += 1) {
    const low = lows[draw]!
    lows[draw] = low / weights[draw]!
    highs[draw] = (low + highs[draw]!) / weights[draw]!
  }
}

interface Term {
  readonly drawn: Float64Array
  readonly rating: number
}

/** Σ w and Σ w r, four indicators in one pass over the draws: the fastest of what was tried. */
function addFixed(weights: Float64Array, sums: Float64Array, { terms, none }: { terms: Term[]; none: Term }): void {
  for (let at = 0; at < terms.length; at += 4) {
    const { drawn: w1, rating: r1 } = terms[at]!
    const { drawn: w2, rating: r2 } = terms[at + 1] ?? none
    const { drawn: w3, rating: r3 } = terms[at + 2] ?? none
    const { drawn: w4, rating: r4 } = terms[at + 3] ?? none
    for (let draw = 0; draw < weights.length; draw += 1) {
      const a = w1[draw]!
      const b = w2[draw]!
      const c = w3[draw]!
      const d = w4[draw]!
      weights[draw] = weights[draw]! + a + b + c + d
      sums[draw] = sums[draw]! + a * r1 + b * r2 + c * r3 + d * r4
    }
  }
}

function addSpan(sums: Float64Array, drawn: Float64Array, span: number): void {
  for (let draw = 0; draw < sums.length; draw += 1) sums[draw] = sums[draw]! + drawn[draw]! * span
}

function addOneOf(sums: Float64Array, drawn: Float64Array, ratings: readonly number[], stream: RandomStream): void {
  for (let draw = 0; draw < sums.length; draw += 1)
    sums[draw] = sums[draw]! + drawn[draw]! * ratings[Math.floor(stream.uniform() * ratings.length)]!
}
