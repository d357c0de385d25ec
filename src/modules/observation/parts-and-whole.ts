import type { Coverage, SumOfParts } from './coverage.ts'

/** A figure as far as the parts of a country are compared with what is said of the whole. */
export interface Stated {
  readonly year: number
  readonly territory: string | null
  readonly kind: string
  readonly number: number | null
  readonly low: number | null
  readonly high: number | null
  readonly unit: string
  /** 'partial': of something narrower than what the indicator asks. */
  readonly fit: string | null
}

export interface PartsApart<F> {
  readonly sum: SumOfParts
  /** What was added up, every source of it. */
  readonly parts: readonly F[]
  /** What a source says of the country. */
  readonly whole: F
}

/**
 * Figures of a country that the sum of its parts cannot meet: of the same year and unit, for the same thing, and the
 * interval of the sum and that of the figure have no value in common. Where the parts may not be added up nothing is
 * said. Finds; never repairs, and never says which of them is the wrong one.
 *
 * @example 12, 7 and 2 of three parts against 25 of the country: one; against 21, or an interval from 20 to 30: none
 */
export function partsApart<F extends Stated>({ sum }: Coverage, figures: readonly F[], year: number): PartsApart<F>[] {
  if (sum === null) return []
  const ofYear = figures.filter((it) => it.year === year && rangeOf(it) !== undefined)
  const parts = ofYear.filter(({ territory }) => territory !== null && sum.of.includes(territory))
  const isLike = ({ unit }: F) => parts.every((part) => part.unit === unit)
  return ofYear
    .filter((it) => it.territory === null && it.fit !== 'partial' && isLike(it))
    .filter((it) => {
      const range = rangeOf(it)!
      return range.high < sum.low || sum.high < range.low
    })
    .map((whole) => ({ sum, parts, whole }))
}

function rangeOf({ number, low, high }: Stated): { low: number; high: number } | undefined {
  if (number !== null) return { low: number, high: number }
  return low === null || high === null ? undefined : { low, high }
}
