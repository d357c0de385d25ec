import type { FrozenRating, FrozenValue } from '../edition/model.ts'
import { halfOf } from '../instrument/model.ts'
import type { Reach } from '../observation/index.ts'

export interface HalfSummary {
  readonly rated: number
  /** Indicators that are to be rated; those not applicable are not among them. */
  readonly of: number
  readonly median: FrozenRating | null
  readonly counts: Readonly<Record<FrozenRating, number>>
  /** Assessed without a rating, by reason. */
  readonly missing: Readonly<Record<string, number>>
  readonly notYet: number
  /** Left out, because they do not ask the same as in the version that is compared by. */
  readonly leftOut: readonly LeftOut[]
  /** Counted, though only some of the country's parts that are asked gave an answer. */
  readonly partial: readonly (Reach & { readonly code: string })[]
}

export interface LeftOut {
  readonly code: string
  readonly verdict: string
  readonly reason: string
  readonly version: string
}

type ApartOf = (code: string) => Omit<LeftOut, 'code'> | undefined

interface By {
  /** Without it everything is of one version, and comparable. */
  readonly apartOf?: ApartOf
  /** How far values reach: by the parts of the country, of the edition that they are of. */
  readonly reachOf?: (value: FrozenValue) => Reach | null
}

/**
 * The law half or the practice half of an area: how many of its indicators are rated, and the median of the ratings.
 * An even number of ratings takes the lower middle one, so that nothing is shown that nobody gave.
 *
 * @example ratings 3, 1, 2, 2 of five indicators: { rated: 4, of: 5, median: 2, … }
 */
export function halfSummary(values: readonly FrozenValue[], { apartOf, reachOf }: By = {}): HalfSummary {
  const all = values.filter(({ indicator }) => indicator.isRated)
  const leftOut = all.flatMap(({ indicator: { code } }) => {
    const apart = apartOf?.(code)
    return apart ? [{ code, ...apart }] : []
  })
  const rated = all.filter(({ indicator }) => !leftOut.some(({ code }) => code === indicator.code))
  const ratings = rated.flatMap(({ assessment }) => assessment?.rating ?? []).sort((a, b) => a - b)
  const missing = countBy(rated.flatMap(({ assessment }) => assessment?.missing ?? []))
  const counts = { 0: 0, 1: 0, 2: 0, 3: 0 }
  for (const rating of ratings) counts[rating]++
  return {
    rated: ratings.length,
    of: rated.length - (missing['not-applicable'] ?? 0),
    median: ratings[Math.ceil(ratings.length / 2) - 1] ?? null,
    counts,
    missing,
    notYet: rated.filter(({ status }) => status === 'not-yet-assessed').length,
    leftOut,
    partial: rated.flatMap((value) => {
      const isRated = typeof value.assessment?.rating === 'number'
      const reach = isRated ? reachOf?.(value) : null
      return reach && !reach.isWhole ? [{ code: value.indicator.code, ...reach }] : []
    }),
  }
}

export function halvesOf(
  values: readonly FrozenValue[],
  area: string,
  by?: By,
): Record<'law' | 'practice', HalfSummary> {
  const own = values.filter(({ indicator }) => indicator.area === area)
  const of = (half: 'law' | 'practice') =>
    halfSummary(
      own.filter(({ indicator }) => halfOf(indicator.kind) === half),
      by,
    )
  return { law: of('law'), practice: of('practice') }
}

function countBy(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}
