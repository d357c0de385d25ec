/** What the raters gave to one thing, each at a place of their own; undefined or null where one gave nothing. */
export type RatedUnit = readonly (number | null | undefined)[]

/** Why agreement is not known; never a number that stands for it. */
export type NoAgreement =
  /** Nothing was rated by two. */
  | 'no-pairs'
  /** One thing tells nothing about chance. */
  | 'one-unit'
  /** Everything was rated alike, so that agreement by chance would be complete too. */
  | 'no-variation'

export type Agreement =
  | {
      readonly value: number
      /** Things that two or more rated. */
      readonly units: number
      /** Pairs of ratings of one thing. */
      readonly pairs: number
    }
  | { readonly reason: NoAgreement }

/**
 * The share of all pairs of ratings of one thing that are equal, from 0 to 1. Says nothing of chance.
 * Throws RangeError for a rating that is no finite number.
 *
 * @example percentAgreement([[1, 1], [2, 3], [0, null]]) // { value: 0.5, units: 2, pairs: 2 }
 */
export function percentAgreement(units: readonly RatedUnit[]): Agreement {
  const pairable = pairableOf(units)
  if (pairable.length === 0) return { reason: 'no-pairs' }
  const pairs = pairsIn(pairable)
  let equal = 0
  for (const ratings of pairable)
    for (const [at, one] of ratings.entries()) for (const other of ratings.slice(at + 1)) if (one === other) equal += 1
  return { value: equal / pairs, units: pairable.length, pairs }
}

/** The ratings that were given to each thing, where two or more were. */
export function pairableOf(units: readonly RatedUnit[]): number[][] {
  const given = units.map((unit) => unit.filter((it) => it !== null && it !== undefined))
  for (const rating of given.flat())
    if (!Number.isFinite(rating)) throw new RangeError(`a rating is a finite number, not ${rating}`)
  return given.filter(({ length }) => length >= 2)
}

export function pairsIn(pairable: readonly (readonly number[])[]): number {
  return pairable.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0)
}
