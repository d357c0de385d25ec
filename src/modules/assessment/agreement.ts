import { alpha, alphaInterval, kappa, percentAgreement, seedOf } from '../../statistics/index.ts'

/** One indicator of one cycle that two people rated; null is a reason for no rating, which is no number. */
export interface RatedPair {
  readonly code: string
  readonly area: string
  readonly raters: readonly [Rater, Rater]
}

interface Rater {
  readonly id: string
  readonly name: string
  readonly rating: number | null
}

export interface Row extends Measured {
  readonly key: string
  /** The two names, where the row is of one pair of people. */
  readonly names?: readonly [string, string]
}

type Measured = ReturnType<typeof measured>

/** Everything together, by area, by pair of people and by indicator; the rows in the order of their first pair. */
export function agreementOf(pairs: readonly RatedPair[]) {
  const rows = (keyOf: (pair: RatedPair) => string, draws?: number): Row[] =>
    [...Map.groupBy(pairs, keyOf)].map(([key, own]) => ({ key, ...measured(own, key, draws) }))
  return {
    all: measured(pairs, 'all'),
    areas: rows(({ area }) => area),
    people: [...Map.groupBy(pairs, pairKey)].map(([key, own]) => ({
      key,
      names: own[0]!.raters.map(({ name }) => name) as unknown as readonly [string, string],
      ...measured(own, key),
    })),
    // A few things each: an interval of so few would be a guess.
    indicators: rows(({ code }) => code, 0),
  }
}

const pairKey = ({ raters }: RatedPair) => raters.map(({ id }) => id).join(' ')

/**
 * How often two said the same, and how far beyond chance. Kappa is of two people: where more than two rated, alpha alone,
 * which does not ask who rated.
 */
function measured(pairs: readonly RatedPair[], words: string, draws = 10_000) {
  const units = pairs.map(({ raters }) => raters.map(({ rating }) => rating))
  const people = new Set(pairs.map(pairKey)).size
  return {
    pairs: pairs.length,
    /** Of these, where one of the two or both gave a reason for no rating: they are not compared. */
    unrated: units.filter((unit) => unit.includes(null)).length,
    percent: percentAgreement(units),
    kappa: people === 1 ? kappa(units, 'quadratic') : null,
    alpha: alpha(units, 'ordinal'),
    interval:
      draws === 0 ? null : alphaInterval(units, { metric: 'ordinal', seed: seedOf(`agreement ${words}`), draws }),
  }
}
