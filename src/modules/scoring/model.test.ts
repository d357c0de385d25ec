import { describe, expect, test } from 'vitest'
import { scorer, scorers, type Assessed } from './model.ts'

const PLACE = { country: 'rs', year: 2021, area: 'IDN', half: 'law' } as const

type Told = number | 'no-answer' | 'not-applicable' | null

const assessed = (...them: Told[]): Assessed[] =>
  them.map((it, at) => ({
    code: `IDN-0${at}`,
    rating: typeof it === 'number' ? it : null,
    missing: typeof it === 'string' ? it : null,
  }))

describe('the score of a half', () => {
  test('is the mean of its ratings, with its band and its bounds', () => {
    const { value, band, bounds, method } = scorer('1').scoreHalf(PLACE, assessed(3, 2, 1, null))
    expect(value).toBe(2)
    expect(bounds).toEqual({ least: 1.5, most: 2.25 })
    expect(band!.low).toBeLessThan(2)
    expect(band!.high).toBeGreaterThan(2)
    expect(method).toBe('1')
  })

  test('says of each indicator what it weighs and what it adds, or why it is not in it', () => {
    const { parts, rated, of } = scorer('1').scoreHalf(PLACE, assessed(3, 1, 'no-answer', 'not-applicable', 2, 0, null))
    expect([rated, of]).toEqual([4, 6])
    expect(parts.map(({ state, rating, missing, weight, share }) => [state, rating, missing, weight, share])).toEqual([
      ['rated', 3, null, 1, 0.25],
      ['rated', 1, null, 1, 0.25],
      ['missing', null, 'no-answer', 1, 0],
      ['not-applicable', null, 'not-applicable', 1, 0],
      ['rated', 2, null, 1, 0.25],
      ['rated', 0, null, 1, 0.25],
      ['missing', null, 'not-yet-assessed', 1, 0],
    ])
  })

  test('has what raters gave of what is disputed, and a band that holds each', () => {
    const items = [
      { code: 'IDN-01', rating: 2, missing: null, raters: [1, 3] },
      { code: 'IDN-02', rating: 2, missing: null, raters: [2, 2] },
    ]
    const { value, band, bounds, parts } = scorer('1').scoreHalf(PLACE, items)
    expect(value).toBe(2)
    expect(bounds).toEqual({ least: 1.5, most: 2.5 })
    expect(band!.low).toBeLessThan(1.5)
    expect(band!.high).toBeGreaterThan(2.5)
    expect(parts.map(({ state, raters }) => [state, raters])).toEqual([
      ['disputed', [1, 3]],
      ['rated', []],
    ])
  })

  test('is none where too little is rated: without value, band and bounds', () => {
    expect(scorer('1').scoreHalf(PLACE, assessed(3, null))).toMatchObject({
      status: 'not-enough-rated',
      value: null,
      band: null,
      bounds: null,
      coverage: 0.5,
    })
  })

  test('is the same whenever it is computed, whatever was scored before', () => {
    const of = scorers()
    of('1').scoreHalf({ ...PLACE, country: 'al' }, assessed(0, 0, 3))
    expect(of('1').scoreHalf(PLACE, assessed(3, 2, 1))).toEqual(scorer('1').scoreHalf(PLACE, assessed(3, 2, 1)))
    expect(of('1')).toBe(of('1'))
  })
})

test('whether one country is above another is answered with shares of the draws', () => {
  const other = { ...PLACE, country: 'al' }
  const { isAbove } = scorer('1')
  expect(isAbove([PLACE, assessed(3, 2)], [other, assessed(2, 1)])).toEqual({ above: 1, below: 0, open: 0 })
  expect(isAbove([PLACE, assessed(3, 2)], [other, assessed(2, null)])).toBeNull()
})

test('a version that there never was is refused', () => {
  expect(() => scorer('2021')).toThrow(RangeError)
})
