import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NEWEST_SCORE_METHOD, scoreMethod, SCORE_METHODS } from './score-method.ts'
import { scoreOf, type Judged } from './score.ts'
import { anyJudged, judged } from './score.fixture.ts'

const method = scoreMethod('1')
const of = (...ratings: Judged['rating'][]) => scoreOf(judged(...ratings), method)

describe('a score', () => {
  test('is the weighted mean of the ratings', () => {
    expect(of(3, 2, 2, 0)).toMatchObject({ status: 'scored', value: 1.75, coverage: 1, rated: 4, of: 4 })
    const weighted = [
      { code: 'A', rating: 3, weight: 1 },
      { code: 'B', rating: 1, weight: 3 },
    ]
    expect(scoreOf(weighted, method)).toMatchObject({ value: 1.5 })
  })

  test('of one indicator is its rating', () => {
    expect(of(2)).toMatchObject({ status: 'scored', value: 2, bounds: { least: 2, most: 2 } })
  })

  test('leaves out of both sides what is not applicable', () => {
    expect(of(3, 1, 'not-applicable')).toMatchObject({ value: 2, coverage: 1, rated: 2, of: 2 })
  })

  test('opens into its indicators: state, weight, and the share that adds up to the value', () => {
    const { parts } = scoreOf(
      [
        { code: 'C', rating: 'missing', why: 'refused' },
        { code: 'B', rating: 1, raters: [1, 2], why: '' },
        { code: 'A', rating: 3, why: '' },
        { code: 'D', rating: 'not-applicable', why: '' },
      ],
      method,
    )
    expect(parts.map(({ code, state, weight, share, why }) => [code, state, weight, share, why])).toEqual([
      ['A', 'rated', 1, 0.5, ''],
      ['B', 'disputed', 1, 0.5, ''],
      ['C', 'missing', 1, 0, 'refused'],
      ['D', 'not-applicable', 1, 0, ''],
    ])
  })

  test('has bounds: missing at worst and best, disputed at the lowest and highest that a rater gave', () => {
    expect(of(3, 1, 'missing')).toMatchObject({ value: 2, bounds: { least: 4 / 3, most: 7 / 3 } })
    const disputed = scoreOf([{ code: 'A', rating: 2, raters: [1, 3] }, ...judged(2)], method)
    expect(disputed).toMatchObject({ value: 2, bounds: { least: 1.5, most: 2.5 } })
    const settled = scoreOf([{ code: 'A', rating: 0, raters: [1, 3] }], method)
    expect(settled).toMatchObject({ value: 0, bounds: { least: 0, most: 3 } })
    const agreed = scoreOf([{ code: 'A', rating: 1, raters: [1, 1] }], method)
    expect(agreed).toMatchObject({ value: 1, bounds: { least: 1, most: 1 }, parts: [{ state: 'rated' }] })
  })
})

describe('there is no score', () => {
  test('under 60 % of what is applicable; at exactly 60 % there is', () => {
    for (const times of [1, 2, 3, 7, 20]) {
      const rated = Array.from<2>({ length: 3 * times }).fill(2)
      const missing = Array.from<'missing'>({ length: 2 * times }).fill('missing')
      expect(of(...rated, ...missing)).toMatchObject({ status: 'scored', value: 2, coverage: 0.6 })
      expect(of(...rated, ...missing, 'missing').status).toBe('not-enough-rated')
    }
    expect(of(2, 'missing', 'not-applicable', 'not-applicable').status).toBe('not-enough-rated')
  })

  test('and says why: all missing, all not applicable, nothing asked, no weight', () => {
    expect(of('missing', 'missing')).toMatchObject({ status: 'not-enough-rated', coverage: 0, rated: 0, of: 2 })
    expect(of('not-applicable')).toMatchObject({ status: 'not-applicable', coverage: null, of: 0 })
    expect(of()).toMatchObject({ status: 'nothing-asked', coverage: null, parts: [] })
    expect(scoreOf([{ code: 'A', rating: 2, weight: 0 }], method)).toMatchObject({
      status: 'no-weight',
      coverage: null,
    })
    for (const score of [of('missing'), of('not-applicable'), of()]) expect(score).not.toHaveProperty('value')
  })

  test('of what was given wrongly', () => {
    for (const rating of [-1, 4, Number.NaN]) expect(() => of(rating)).toThrow(RangeError)
    expect(() => scoreOf([...judged(1), ...judged(2)], method)).toThrow('twice')
    expect(() => scoreOf([{ code: 'A', rating: 1, weight: -1 }], method)).toThrow('weight of A')
    expect(() => scoreOf([{ code: 'A', rating: 1, raters: [5] }], method)).toThrow('scale')
  })
})

describe('of any ratings', () => {
  test('a score lies within its bounds, and those within the scale', () => {
    fc.assert(
      fc.property(anyJudged, (items) => {
        const score = scoreOf(items, method)
        if (score.status !== 'scored') return
        const { least, most } = score.bounds
        expect(least).toBeGreaterThanOrEqual(0)
        expect(score.value).toBeGreaterThanOrEqual(least - 1e-12)
        expect(score.value).toBeLessThanOrEqual(most + 1e-12)
        expect(most).toBeLessThanOrEqual(3 + 1e-12)
      }),
    )
  })

  test('the order changes nothing, to the last bit', () => {
    fc.assert(
      fc.property(anyJudged, (items) => {
        expect(scoreOf(items.toReversed(), method)).toEqual(scoreOf(items, method))
      }),
    )
  })

  test('one more indicator that is not applicable changes neither value, coverage nor bounds', () => {
    fc.assert(
      fc.property(anyJudged, (items) => {
        const { parts: _, ...before } = scoreOf(items, method)
        const { parts, ...after } = scoreOf([...items, { code: 'Z', rating: 'not-applicable' }], method)
        expect(parts.at(-1)).toMatchObject({ code: 'Z', share: 0 })
        if (items.length > 0) expect(after).toEqual(before)
      }),
    )
  })

  test('a higher rating never gives a lower score', () => {
    fc.assert(
      fc.property(anyJudged, fc.nat(), (items, which) => {
        const raised = items.map((it, at) =>
          at === which % items.length && typeof it.rating === 'number' ? { ...it, rating: 3, raters: [] } : it,
        )
        const [before, after] = [scoreOf(items, method), scoreOf(raised, method)]
        if (before.status !== 'scored' || after.status !== 'scored') return
        expect(after.value).toBeGreaterThanOrEqual(before.value - 1e-12)
        expect(after.bounds.least).toBeGreaterThanOrEqual(before.bounds.least - 1e-12)
      }),
    )
  })

  test('the shares times the ratings add up to the value', () => {
    fc.assert(
      fc.property(anyJudged, (items) => {
        const score = scoreOf(items, method)
        if (score.status !== 'scored') return
        const total = score.parts.reduce((sum, { share, rating }) => sum + share * (Number(rating) || 0), 0)
        expect(total).toBeCloseTo(score.value, 10)
      }),
    )
  })
})

test('a method is found by its version; one that there never was is refused', () => {
  expect(scoreMethod(NEWEST_SCORE_METHOD)).toBe(SCORE_METHODS[NEWEST_SCORE_METHOD])
  expect(() => scoreMethod('0')).toThrow(RangeError)
  expect(() => scoreMethod('toString')).toThrow(RangeError)
})
