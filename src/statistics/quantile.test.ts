import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quantile, type QuantileType } from './quantile.ts'
import { randomStream } from './random-stream.ts'

describe('quantile', () => {
  // R: quantile(c(15, 20, 35, 40, 50), c(.05, .3, .4, .5, 1), type = …)
  test.for<[QuantileType, number[]]>([
    [7, [16, 23, 29, 35, 50]],
    [8, [15, 19.666_666_667, 27, 35, 50]],
  ])('of type %i is by its formula', ([type, expected]) => {
    const found = [0.05, 0.3, 0.4, 0.5, 1].map((share) => quantile([50, 15, 40, 20, 35], share, type))
    for (const [at, it] of found.entries()) expect(it).toBeCloseTo(expected[at]!, 8)
  })

  test('agrees with sorting, for any values', () => {
    const values = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
        const sorted = all.toSorted((a, b) => a - b)
        const h = (all.length - 1) * share
        const [low, high] = [sorted[Math.floor(h)]!, sorted[Math.min(Math.floor(h) + 1, all.length - 1)]!]
        expect(quantile(all, share)).toBeCloseTo(low + (h - Math.floor(h)) * (high - low), 6)
      }),
      { numRuns: 500 },
    )
  })

  test('agrees with sorting for many values, repeated ones too', () => {
    const { uniform } = randomStream(5)
    for (const round of [1e6, 3]) {
      const all = Array.from({ length: 10_001 }, () => Math.round(uniform() * round))
      const sorted = all.toSorted((a, b) => a - b)
      for (const share of [0, 0.0001, 0.05, 0.5, 0.95, 1]) expect(quantile(all, share)).toBe(sorted[10_000 * share])
    }
  })

  test('leaves what it was given as it was', () => {
    const values = [3, 1, 2]
    expect(quantile(values, 0.5)).toBe(2)
    expect(values).toEqual([3, 1, 2])
  })

  test('is refused where there is none', () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError)
    expect(() => quantile([1], 1.1)).toThrow(RangeError)
    expect(() => quantile([1], Number.NaN)).toThrow(RangeError)
    expect(() => quantile([1, Number.NaN], 0.5)).toThrow(RangeError)
  })
})
