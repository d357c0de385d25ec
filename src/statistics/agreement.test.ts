import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { percentAgreement, type RatedUnit } from './agreement.ts'
import { alpha, alphaInterval, type Metric } from './alpha.ts'
import { kappa, type Disagreement } from './kappa.ts'

/** A table of how often the first rater's row met the second rater's column, as single units. */
function ofTable(rows: readonly (readonly number[])[]): RatedUnit[] {
  return rows.flatMap((row, one) => row.flatMap((times, other) => Array.from({ length: times }, () => [one, other])))
}

const valueOf = (found: { value: number } | { reason: string }) => ('value' in found ? found.value : found.reason)

describe('percent agreement', () => {
  test('is the share of equal pairs; what one alone rated has none', () => {
    const units = [[1, 1, 2], [3, 3], [0, null], [undefined, 2], []]
    expect(percentAgreement(units)).toEqual({ value: 2 / 4, units: 2, pairs: 4 })
  })

  test('is not known where nothing was rated twice', () => {
    expect(percentAgreement([])).toEqual({ reason: 'no-pairs' })
    expect(percentAgreement([[1], [null, 2]])).toEqual({ reason: 'no-pairs' })
    expect(() => percentAgreement([[1, Number.NaN]])).toThrow(RangeError)
  })
})

describe("Cohen's kappa, as published", () => {
  // Cohen (1968), table 1: 200 patients, personality disorder, neurosis, psychosis; his disagreement weights.
  const COHEN = ofTable([
    [88, 14, 18],
    [10, 40, 10],
    [2, 6, 12],
  ])
  const V = [
    [0, 1, 3],
    [1, 0, 6],
    [3, 6, 0],
  ]
  // SAS/STAT User's Guide, PROC FREQ, Agreement Study: two dermatologists.
  const SKIN = ofTable([
    [10, 4, 1, 0],
    [5, 10, 12, 2],
    [2, 4, 12, 5],
    [0, 2, 6, 13],
  ])
  // Agresti (1990), p. 367, as data set SexualFun of the R package vcd, ?Kappa.
  const FUN = ofTable([
    [7, 7, 2, 3],
    [2, 8, 3, 7],
    [1, 5, 4, 9],
    [2, 8, 9, 14],
  ])

  test.for<[string, RatedUnit[], Disagreement, number, number]>([
    ['Cohen 1968', COHEN, 'unweighted', 0.492, 3],
    ['Cohen 1968', COHEN, (one, other) => V[one]![other]!, 0.348, 3],
    ['SAS', SKIN, 'unweighted', 0.3449, 4],
    ['SAS', SKIN, 'linear', 0.5082, 4],
    ['Agresti 1990', FUN, 'unweighted', 0.1293, 4],
    ['Agresti 1990', FUN, 'linear', 0.2374, 4],
  ])('%s', ([, units, disagreement, published, digits]) => {
    expect(Number(valueOf(kappa(units, disagreement))).toFixed(digits)).toBe(published.toFixed(digits))
  })

  test('with quadratic weights and equal margins is the correlation of the two (Fleiss and Cohen 1973)', () => {
    const units = [
      [0, 1],
      [1, 0],
      [2, 2],
      [3, 3],
      [2, 2],
      [1, 1],
    ] as const
    const mean = 1.5
    const product = units.reduce((sum, [one, other]) => sum + (one - mean) * (other - mean), 0)
    const square = units.reduce((sum, [one]) => sum + (one - mean) ** 2, 0)
    expect(valueOf(kappa(units, 'quadratic'))).toBeCloseTo(product / square, 12)
  })

  test('is 1 in full agreement, and below 0 where agreement is less than by chance', () => {
    expect(
      valueOf(
        kappa(
          [
            [0, 0],
            [3, 3],
          ],
          'linear',
        ),
      ),
    ).toBe(1)
    expect(
      valueOf(
        kappa(
          [
            [0, 3],
            [3, 0],
          ],
          'linear',
        ),
      ),
    ).toBe(-1)
  })

  test('is not known of one unit, without variation, without pairs', () => {
    expect(kappa([[1, 2]], 'linear')).toEqual({ reason: 'one-unit' })
    expect(
      kappa(
        [
          [2, 2],
          [2, 2],
        ],
        'quadratic',
      ),
    ).toEqual({ reason: 'no-variation' })
    expect(
      kappa(
        [
          [2, null],
          [null, 2],
        ],
        'unweighted',
      ),
    ).toEqual({ reason: 'no-pairs' })
  })
})

/** Krippendorff (2011), section C and D: four observers, twelve units. */
const FOUR_OBSERVERS = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
]
const KRIPPENDORFF: RatedUnit[] = FOUR_OBSERVERS[0]!.map((_, unit) => FOUR_OBSERVERS.map((own) => own[unit]))

describe("Krippendorff's alpha", () => {
  test.for<[Metric, number]>([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ])('%s, as published: %f', ([metric, published]) => {
    const found = alpha(KRIPPENDORFF, metric)
    expect(Number(valueOf(found)).toFixed(3)).toBe(String(published))
    expect(found).toMatchObject({ units: 11 })
  })

  test('of two observers and two values, as published: 0.095 (Krippendorff 2011, section A)', () => {
    const [meg, owen] = [
      [0, 1, 0, 0, 0, 0, 0, 0, 1, 0],
      [1, 1, 1, 0, 0, 1, 0, 0, 0, 0],
    ]
    const found = alpha(
      meg!.map((it, at) => [it, owen![at]]),
      'nominal',
    )
    expect(Number(valueOf(found)).toFixed(3)).toBe('0.095')
  })

  test('is not known of one unit, without variation, without pairs', () => {
    expect(alpha([[1, 2], [3]], 'ordinal')).toEqual({ reason: 'one-unit' })
    expect(
      alpha(
        [
          [2, 2],
          [2, 2, 2],
        ],
        'ordinal',
      ),
    ).toEqual({ reason: 'no-variation' })
    expect(alpha([[2], []], 'nominal')).toEqual({ reason: 'no-pairs' })
  })

  test('of any ratings is at most 1, and neither the order of units nor that of raters changes it', () => {
    const rating = fc.option(fc.integer({ min: 0, max: 3 }))
    const any = fc.array(fc.array(rating, { minLength: 3, maxLength: 3 }), { maxLength: 15 })
    fc.assert(
      fc.property(any, fc.constantFrom<Metric>('nominal', 'ordinal', 'interval'), (units, metric) => {
        const found = alpha(units, metric)
        const turned = alpha(units.map((unit) => unit.toReversed()).toReversed(), metric)
        if ('reason' in found) {
          expect(turned).toEqual(found)
          return
        }
        expect(found.value).toBeLessThanOrEqual(1)
        expect(valueOf(turned)).toBeCloseTo(found.value, 12)
      }),
    )
  })

  test('with two values all metrics are one', () => {
    const units = [
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 1, 0],
    ]
    const nominal = valueOf(alpha(units, 'nominal'))
    for (const metric of ['ordinal', 'interval', 'ratio'] as const)
      expect(valueOf(alpha(units, metric))).toBeCloseTo(Number(nominal), 12)
  })
})

describe('the interval of alpha', () => {
  const twice = KRIPPENDORFF.flatMap((unit) => [unit, unit])
  const bounds = (units: readonly RatedUnit[], seed = 1) => {
    const found = alphaInterval(units, { metric: 'ordinal', seed, draws: 2_000 })
    if ('reason' in found) throw new Error(found.reason)
    return found
  }

  test('lies around alpha, is the same for the same seed, and narrows with more units', () => {
    const { low, high } = bounds(KRIPPENDORFF)
    expect(low).toBeLessThan(0.815)
    expect(high).toBeGreaterThan(0.815)
    expect(high).toBeLessThanOrEqual(1)
    expect(bounds(KRIPPENDORFF)).toEqual(bounds(KRIPPENDORFF))
    expect(bounds(KRIPPENDORFF, 2)).not.toEqual(bounds(KRIPPENDORFF))
    expect(bounds(twice).high - bounds(twice).low).toBeLessThan(high - low)
  })

  test('is a point where all agree on different values', () => {
    const units = Array.from({ length: 20 }, (_, at) => [at % 4, at % 4])
    expect(bounds(units)).toMatchObject({ low: 1, high: 1, without: 0 })
  })

  test('is refused with a reason where there is too little to draw from', () => {
    const of = (units: readonly RatedUnit[]) => alphaInterval(units, { metric: 'ordinal', seed: 1, draws: 500 })
    expect(of([[1, 2]])).toEqual({ reason: 'one-unit' })
    expect(of([])).toEqual({ reason: 'no-pairs' })
    expect(
      of([
        [2, 2],
        [2, 2],
      ]),
    ).toEqual({ reason: 'no-variation' })
    expect(
      of([
        [2, 2],
        [1, 1],
      ]),
    ).toEqual({ reason: 'too-little-variation' })
  })
})
