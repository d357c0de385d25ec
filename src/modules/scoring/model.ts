import { drawnScores, scoreMethod, scoreOf, type Above, type Band, type Judged } from '../../statistics/index.ts'
import type { Part, PartState, Score, Subject, Unscored } from '../../statistics/index.ts'

/** An indicator that is to be rated, as scoring sees it. */
export interface Assessed {
  readonly code: string
  readonly rating: number | null
  /** Why there is none; null where it is not yet assessed. */
  readonly missing: string | null
  /** What each rater gave, where more than one rated without seeing each other. */
  readonly raters?: readonly number[]
}

/** Half an area of a country in a year: what has a score. */
export interface Place {
  readonly country: string
  readonly year: number
  readonly area: string
  readonly half: 'law' | 'practice'
}

/** An indicator in a score: what it weighs, what it adds, or why it is not in it. */
export interface ScoredPart {
  readonly code: string
  readonly state: PartState
  readonly rating: number | null
  readonly missing: string | null
  /** What each rater gave, of what is disputed. */
  readonly raters: readonly number[]
  readonly weight: number
  /** Of the weight of all that is rated. */
  readonly share: number
}

export interface HalfScore {
  /** The version of the method, see docs/methods.md. */
  readonly method: string
  readonly status: 'scored' | Unscored
  readonly value: number | null
  readonly band: Band | null
  readonly bounds: { readonly least: number; readonly most: number } | null
  /** Rated weight of applicable weight; null where nothing is applicable. */
  readonly coverage: number | null
  readonly rated: number
  readonly of: number
  readonly parts: readonly ScoredPart[]
}

export interface Scorer {
  scoreHalf(place: Place, assessed: readonly Assessed[]): HalfScore
  /** Null where one of them has no score. Both are to be given the same indicators. */
  isAbove(one: readonly [Place, readonly Assessed[]], other: readonly [Place, readonly Assessed[]]): Above | null
}

/**
 * Scores by one version of the method. It keeps the drawn weights of what it has scored: one for a page or a job.
 * Throws RangeError for a version that there never was.
 */
export function scorer(version: string): Scorer {
  const method = scoreMethod(version)
  const drawn = drawnScores(method)
  return {
    scoreHalf(place, assessed) {
      const items = assessed.map(judgedOf)
      return told(version, scoreOf(items, method), drawn.bandOf(subjectOf(place, items)))
    },
    isAbove: (one, other) => drawn.shareAbove(subjectIn(one), subjectIn(other)),
  }
}

/** A scorer for each version, each made once. */
export function scorers(): (version: string) => Scorer {
  const known = new Map<string, Scorer>()
  return (version) => {
    const own = known.get(version) ?? scorer(version)
    known.set(version, own)
    return own
  }
}

type Item = Judged & { readonly missing: string | null }

function judgedOf({ code, rating, missing, raters }: Assessed): Item {
  const reason = missing === 'not-applicable' ? 'not-applicable' : 'missing'
  return {
    code,
    rating: rating ?? reason,
    missing: rating === null ? (missing ?? 'not-yet-assessed') : null,
    ...(raters && { raters }),
  }
}

function subjectOf({ country, year, area, half }: Place, items: readonly Judged[]): Subject {
  return { of: `${country} ${year} ${area} ${half}`, items }
}

function subjectIn([place, assessed]: readonly [Place, readonly Assessed[]]): Subject {
  return subjectOf(place, assessed.map(judgedOf))
}

function told(method: string, score: Score<Item>, band: Band | null): HalfScore {
  const { status, coverage, rated, of, parts } = score
  return {
    method,
    status,
    value: score.status === 'scored' ? score.value : null,
    band,
    bounds: score.status === 'scored' ? score.bounds : null,
    coverage,
    rated,
    of,
    parts: parts.map(partOf),
  }
}

function partOf({ code, state, rating, missing, raters, weight, share }: Part<Item>): ScoredPart {
  const disputed = state === 'disputed' ? (raters ?? []) : []
  return { code, state, rating: typeof rating === 'number' ? rating : null, missing, raters: disputed, weight, share }
}

export { NEWEST_SCORE_METHOD } from '../../statistics/index.ts'
