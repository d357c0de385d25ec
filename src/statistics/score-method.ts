/** Everything that a score and its band depend on, besides the ratings. What was published under a version keeps it. */
export interface ScoreMethod {
  readonly version: string
  /** The lowest and the highest level of a rating. */
  readonly scale: { readonly least: number; readonly most: number }
  /** The least share of the applicable weight that must be rated, lest there be no score. */
  readonly leastCoverage: number
  /** Of an indicator, where nothing else is said. */
  readonly weight: number
  readonly band: {
    readonly draws: number
    /** Names the stream of each indicator and of each dispute: see `seedOf`. */
    readonly seed: string
    /**
     * The Dirichlet shape of an indicator for each unit of its weight: 1 makes every set of weights equally likely, a
     * larger one stays nearer to the weights, Infinity does not draw them.
     */
    readonly concentration: number
    /** The shares of the draws below the low end and below the high end; quantiles of type 7. */
    readonly low: number
    readonly high: number
  }
}

/** By version. One that stands here never changes; another way to compute is another version. docs/methods.md says each. */
export const SCORE_METHODS: Readonly<Record<string, ScoreMethod>> = {
  '1': {
    version: '1',
    scale: { least: 0, most: 3 },
    leastCoverage: 0.6,
    weight: 1,
    band: { draws: 10_000, seed: 'rapporteur scores 1', concentration: 1, low: 0.05, high: 0.95 },
  },
}

export const NEWEST_SCORE_METHOD = '1'

/** Throws RangeError for a version that there never was. */
export function scoreMethod(version: string): ScoreMethod {
  const method = Object.hasOwn(SCORE_METHODS, version) ? SCORE_METHODS[version] : undefined
  if (!method) throw new RangeError(`there is no method ${version} of scoring`)
  return method
}
