import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawnScores, type Band } from './score-band.ts'
import { anyJudged, judged } from './score.fixture.ts'
import { scoreMethod, type ScoreMethod } from './score-method.ts'
import { scoreOf, type Judged } from './score.ts'

const method = scoreMethod('1')
const drawn = drawnScores(method)
/** Computed a second time in Python, by docs/methods.md alone. */
const PUBLISHED: Band = { low: 0.755524100760079, high: 2.487993889252322 }
const band = (...ratings: Judged['rating'][]) => drawn.bandOf({ of: 'it', items: judged(...ratings) })!
const fewer = (changes: Partial<ScoreMethod['band']>): ScoreMethod => ({
  ...method,
  band: { ...method.band, draws: 400, ...changes },
})

describe('a band', () => {
  test('of two indicators is that of an even draw between their ratings', () => {
    expect(band(0, 3).low).toBeCloseTo(0.15, 1)
    expect(band(0, 3).high).toBeCloseTo(2.85, 1)
  })

  test('of one among n is by the quantiles of the beta distribution, 1 − (1 − p)^(1/(n − 1))', () => {
    const n = 20
    const { low, high } = band(0, ...Array.from<3>({ length: n - 1 }).fill(3))
    const beta = (p: number) => 1 - (1 - p) ** (1 / (n - 1))
    expect(low).toBeCloseTo(3 * (1 - beta(0.95)), 1)
    expect(high).toBeCloseTo(3 * (1 - beta(0.05)), 2)
  })

  test('of equal ratings has no width, of one indicator neither', () => {
    for (const { low, high } of [band(2, 2, 2), band(2)]) {
      expect(low).toBeCloseTo(2, 12)
      expect(high).toBeCloseTo(2, 12)
    }
  })

  test('reaches to what is missing at worst and at best', () => {
    const near = drawnScores(fewer({ concentration: Infinity }))
    const items = judged(3, 1, 2, 'missing')
    expect(near.bandOf({ of: 'it', items })).toEqual({ low: 1.5, high: 2.25 })
    expect(scoreOf(items, method)).toMatchObject({ bounds: { least: 1.5, most: 2.25 } })
    expect(band(3, 1, 2, 'missing').low).toBeLessThan(band(3, 1, 2).low)
    expect(band(3, 1, 2, 'missing').high).toBeGreaterThan(band(3, 1, 2).high)
  })

  test('holds what is disputed at each value that a rater gave', () => {
    const [one] = judged(2)
    const of = (raters: number[]) =>
      drawnScores(fewer({ concentration: Infinity })).bandOf({ of: 'it', items: [{ ...one!, raters }] })
    expect(of([1, 3])).toEqual({ low: 1, high: 3 })
    expect(of([2, 3])).toEqual({ low: 2, high: 3 })
    expect(of([2, 2])).toEqual({ low: 2, high: 2 })
  })

  test('is none where there is no score', () => {
    expect(drawn.bandOf({ of: 'it', items: judged(2, 'missing') })).toBeNull()
    expect(drawn.bandOf({ of: 'it', items: [] })).toBeNull()
  })

  test('of method 1 is what was published under it', () => {
    const items = [...judged(3, 2, 'missing', 0, 1, 'not-applicable', 2), { code: 'B', rating: 1, raters: [1, 3] }]
    expect(drawn.bandOf({ of: 'rs-2021 IDN law', items })).toEqual(PUBLISHED)
  })

  test('does not depend on what else was scored before', () => {
    const alone = drawnScores(method).bandOf({ of: 'it', items: judged(3, 1, 2) })
    drawn.bandOf({ of: 'other', items: judged(0, 0, 0, 'missing', 3, 3, 3, 3) })
    expect(band(3, 1, 2)).toEqual(alone)
  })
})

describe('of any ratings', () => {
  const free = drawnScores(fewer({}))
  const fixed = drawnScores(fewer({ concentration: Infinity }))

  test('a band lies within the scale, and its low end below its high one', () => {
    fc.assert(
      fc.property(anyJudged, (items) => {
        const it = free.bandOf({ of: 'it', items })
        expect(it !== null).toBe(scoreOf(items, method).status === 'scored')
        if (!it) return
        expect(it.low).toBeGreaterThanOrEqual(0)
        expect(it.low).toBeLessThanOrEqual(it.high)
        expect(it.high).toBeLessThanOrEqual(3 + 1e-9)
      }),
    )
  })

  test('with weights that are not drawn it lies within the bounds', () => {
    fc.assert(
      fc.property(anyJudged, (items) => {
        const score = scoreOf(items, method)
        if (score.status !== 'scored') return
        const { low, high } = fixed.bandOf({ of: 'it', items })!
        expect(low).toBeGreaterThanOrEqual(score.bounds.least - 1e-9)
        expect(high).toBeLessThanOrEqual(score.bounds.most + 1e-9)
      }),
    )
  })

  test('the order changes nothing, what is not applicable neither, a higher rating never lowers it', () => {
    fc.assert(
      fc.property(anyJudged, (items) => {
        const it = free.bandOf({ of: 'it', items })
        expect(free.bandOf({ of: 'it', items: items.toReversed() })).toEqual(it)
        expect(free.bandOf({ of: 'it', items: [...items, { code: 'Z', rating: 'not-applicable' }] })).toEqual(it)
        const raised = items.map((one) => (typeof one.rating === 'number' ? { ...one, rating: 3, raters: [] } : one))
        if (it) expect(free.bandOf({ of: 'it', items: raised })!.low).toBeGreaterThanOrEqual(it.low - 1e-9)
      }),
    )
  })
})

describe('whether one is above another', () => {
  const share = (one: Judged['rating'][], other: Judged['rating'][]) =>
    drawn.shareAbove({ of: 'one', items: judged(...one) }, { of: 'other', items: judged(...other) })!

  test('is the share of the draws, by the same weights for both', () => {
    expect(share([3, 0], [0, 3]).above).toBeCloseTo(1 / 2, 1)
    // 3 w > 1 for one of three weights: (1 − 1/3)²
    expect(share([3, 0, 0], [1, 1, 1]).above).toBeCloseTo(4 / 9, 1)
    expect(share([3, 2, 1], [2, 2, 1])).toEqual({ above: 1, below: 0, open: 0 })
  })

  test('is open between equals, whatever fractions they are', () => {
    expect(share([3, 3, 3], [3, 3, 3])).toEqual({ above: 0, below: 0, open: 1 })
    expect(share([3, 3, 3], [3, 3, 'not-applicable'])).toEqual({ above: 0, below: 0, open: 1 })
  })

  test('is open where what is missing decides', () => {
    // At worst above where the first weight is more than twice the last; at best always.
    const { above, below, open } = share([3, 2, 2, 'missing'], [2, 2, 2, 2])
    expect(Math.abs(above - 1 / 3)).toBeLessThan(0.02)
    expect(Math.abs(open - 2 / 3)).toBeLessThan(0.02)
    expect(below).toBe(0)
    // Both miss one: above where its weight is less than a half, 1 − (1/2)³.
    expect(Math.abs(share([3, 3, 3, 'missing'], [0, 0, 0, 'missing']).above - 7 / 8)).toBeLessThan(0.02)
  })

  test('is not answered where one of them has no score', () => {
    expect(share([3, 'missing'], [1, 1])).toBeNull()
    expect(share([3, 3], ['missing', 'missing'])).toBeNull()
  })

  test('seen from the other side is the same, and the shares add up to one', () => {
    const free = drawnScores(fewer({}))
    fc.assert(
      fc.property(anyJudged, anyJudged, (a, b) => {
        const [one, other] = [
          { of: 'one', items: a },
          { of: 'other', items: b },
        ]
        const there = free.shareAbove(one, other)
        const back = free.shareAbove(other, one)
        expect(back).toEqual(there && { above: there.below, below: there.above, open: there.open })
        if (there) expect(there.above + there.below + there.open).toBeCloseTo(1, 12)
      }),
      { numRuns: 50 },
    )
  })
})
