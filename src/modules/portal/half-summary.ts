import type { EditionBody, FrozenRating, FrozenValue } from '../edition/model.ts'
import { halfOf } from '../instrument/model.ts'
import type { Reach } from '../observation/index.ts'
import type { Assessed, HalfScore, Place, Scorer } from '../scoring/index.ts'

export interface HalfSummary {
  readonly rated: number
  /** Indicators that are to be rated; those not applicable are not among them. */
  readonly of: number
  /** By the method that the edition names. */
  readonly score: HalfScore
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
  readonly scorer: Scorer
  readonly place: Place
  /** Without it everything is of one version, and comparable. */
  readonly apartOf?: ApartOf
  /** How far values reach: by the parts of the country, of the edition that they are of. */
  readonly reachOf?: (value: FrozenValue) => Reach | null
}

/** The law half or the practice half of an area: its score, how many of its indicators are rated, and what is missing. */
export function halfSummary(values: readonly FrozenValue[], { apartOf, reachOf, scorer, place }: By): HalfSummary {
  const all = values.filter(({ indicator }) => indicator.isRated)
  const leftOut = all.flatMap(({ indicator: { code } }) => {
    const apart = apartOf?.(code)
    return apart ? [{ code, ...apart }] : []
  })
  const rated = all.filter(({ indicator }) => !leftOut.some(({ code }) => code === indicator.code))
  const counts = { 0: 0, 1: 0, 2: 0, 3: 0 }
  for (const { assessment } of rated) if (typeof assessment?.rating === 'number') counts[assessment.rating]++
  const score = scorer.scoreHalf(place, rated.map(assessedIn))
  return {
    score,
    rated: score.rated,
    of: score.of,
    counts,
    missing: countBy(rated.flatMap(({ assessment }) => assessment?.missing ?? [])),
    notYet: rated.filter(({ status }) => status === 'not-yet-assessed').length,
    leftOut,
    partial: rated.flatMap((value) => {
      const isRated = typeof value.assessment?.rating === 'number'
      const reach = isRated ? reachOf?.(value) : null
      return reach && !reach.isWhole ? [{ code: value.indicator.code, ...reach }] : []
    }),
  }
}

export function assessedIn({ indicator: { code }, assessment }: FrozenValue): Assessed {
  return {
    code,
    rating: assessment?.rating ?? null,
    missing: assessment?.missing ?? null,
    raters: assessment?.raters ?? [],
  }
}

export type Halves = Readonly<Record<'law' | 'practice', HalfSummary>>

export function halvesOf(
  { country, year, values }: Pick<EditionBody, 'country' | 'year' | 'values'>,
  area: string,
  by: Omit<By, 'place'>,
): Halves {
  const of = (half: 'law' | 'practice') =>
    halfSummary(
      values.filter(({ indicator }) => indicator.area === area && halfOf(indicator.kind) === half),
      { ...by, place: { country, year, area, half } },
    )
  return { law: of('law'), practice: of('practice') }
}

function countBy(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}
