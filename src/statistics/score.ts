import type { ScoreMethod } from './score-method.ts'

/** What is known of one indicator. */
export interface Judged {
  readonly code: string
  /** That of the method where none is said. */
  readonly weight?: number
  /** The rating that stands; not-applicable leaves both sides of the mean, missing lowers the coverage. */
  readonly rating: number | 'missing' | 'not-applicable'
  /** What each rater gave, where more than one rated: disputed where they differ. */
  readonly raters?: readonly number[]
}

export type PartState = 'rated' | 'disputed' | 'missing' | 'not-applicable'

/** An indicator as it stands in a score. */
export type Part<T extends Judged> = T & {
  readonly state: PartState
  readonly weight: number
  /** Of the weight of everything rated; 0 where it is not rated. The value is the sum of share × rating. */
  readonly share: number
}

interface Basis<T extends Judged> {
  readonly parts: readonly Part<T>[]
  /** Rated weight of all applicable weight; null where no weight is applicable. */
  readonly coverage: number | null
  readonly rated: number
  /** Applicable indicators. */
  readonly of: number
}

/** Why there is no score; never a zero. */
export type Unscored = 'nothing-asked' | 'not-applicable' | 'no-weight' | 'not-enough-rated'

export type Score<T extends Judged = Judged> = Basis<T> &
  (
    | {
        readonly status: 'scored'
        /** On the scale of the ratings. */
        readonly value: number
        /** What is missing at the lowest and at the highest level, what is disputed at its lowest and its highest rating. */
        readonly bounds: { readonly least: number; readonly most: number }
      }
    | { readonly status: Unscored }
  )

/**
 * The weighted mean of the ratings, Σ w r / Σ w over what is rated, with how much of it is rated and what it is made of.
 * What is not applicable leaves both sums. Below the least coverage there is no score.
 *
 * Sums run in the order of the codes, so that the order of the indicators changes nothing. Throws RangeError for two
 * indicators of one code, a rating off the scale and a weight below zero.
 *
 * @example scoreOf([{ code: 'A', rating: 3 }, { code: 'B', rating: 0 }, { code: 'C', rating: 'missing' }], method)
 *   // { status: 'scored', value: 1.5, coverage: 0.667, rated: 2, of: 3, bounds: { least: 1, most: 2 }, parts: … }
 */
export function scoreOf<T extends Judged>(items: readonly T[], method: ScoreMethod): Score<T> {
  const sorted = checked(items, method).map((item) => ({ item, weight: weightOf(item, method), state: stateOf(item) }))
  const applicable = sorted.filter(({ state }) => state !== 'not-applicable')
  const rated = applicable.filter(({ state }) => state !== 'missing')
  const ratedWeight = sum(rated, ({ weight }) => weight)
  const allWeight = sum(applicable, ({ weight }) => weight)
  const basis: Basis<T> = {
    parts: sorted.map(({ item, weight, state }) => {
      const isRated = state === 'rated' || state === 'disputed'
      return { ...item, state, weight, share: isRated && ratedWeight > 0 ? weight / ratedWeight : 0 }
    }),
    coverage: allWeight > 0 ? ratedWeight / allWeight : null,
    rated: rated.length,
    of: applicable.length,
  }
  if (items.length === 0) return { ...basis, status: 'nothing-asked' }
  if (applicable.length === 0) return { ...basis, status: 'not-applicable' }
  if (basis.coverage === null) return { ...basis, status: 'no-weight' }
  if (basis.coverage < method.leastCoverage || ratedWeight === 0) return { ...basis, status: 'not-enough-rated' }
  const { least, most } = method.scale
  return {
    ...basis,
    status: 'scored',
    value: sum(rated, ({ item, weight }) => weight * (item.rating as number)) / ratedWeight,
    bounds: {
      least: sum(applicable, ({ item, weight }) => weight * Math.min(...candidates(item, [least]))) / allWeight,
      most: sum(applicable, ({ item, weight }) => weight * Math.max(...candidates(item, [most]))) / allWeight,
    },
  }
}

/**
 * The ratings that an indicator may stand at: what each rater gave, and the rating that stands where nobody gave it;
 * of a missing one what is said of it.
 */
export function candidates({ rating, raters = [] }: Judged, missing: readonly number[]): readonly number[] {
  if (typeof rating !== 'number') return missing
  return raters.includes(rating) ? raters : [rating, ...raters]
}

export function weightOf({ weight }: Judged, method: ScoreMethod): number {
  return weight ?? method.weight
}

/** In the order of their codes, by UTF-16 units. */
export function checked<T extends Judged>(items: readonly T[], method: ScoreMethod): T[] {
  const { least, most } = method.scale
  const isOff = (rating: number) => !(rating >= least && rating <= most)
  const sorted = items.toSorted((a, b) => (a.code < b.code ? -1 : 1))
  for (const [at, item] of sorted.entries()) {
    const { code, rating, raters = [] } = item
    if (sorted[at + 1]?.code === code) throw new RangeError(`${code} stands twice in one score`)
    if ([...(typeof rating === 'number' ? [rating] : []), ...raters].some(isOff))
      throw new RangeError(`a rating of ${code} is not on the scale from ${least} to ${most}`)
    const weight = weightOf(item, method)
    if (!(weight >= 0) || weight === Infinity) throw new RangeError(`the weight of ${code} is not zero or more`)
  }
  return sorted
}

function stateOf({ rating, raters = [] }: Judged): PartState {
  if (typeof rating !== 'number') return rating
  return raters.some((it) => it !== rating) ? 'disputed' : 'rated'
}

function sum<T>(all: readonly T[], of: (it: T) => number): number {
  return all.reduce((total, it) => total + of(it), 0)
}
