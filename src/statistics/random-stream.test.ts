import { describe, expect, test } from 'vitest'
import { randomStream, seedOf } from './random-stream.ts'

const take = (count: number, draw: () => number) => Array.from({ length: count }, draw)

describe('the stream is that of R', () => {
  test.for<[number, number[]]>([
    [1, [0.2655087, 0.3721239, 0.5728534, 0.9082078]],
    [42, [0.914806, 0.9370754, 0.2861395, 0.8304476]],
    [123, [0.2875775, 0.7883051, 0.4089769, 0.8830174]],
    [1234, [0.1137034, 0.6222994, 0.6092747]],
  ])('set.seed(%i); runif()', ([seed, printed]) => {
    const found = take(printed.length, randomStream(seed).uniform)
    expect(found.map((it) => Number(it.toFixed(7)))).toEqual(printed)
  })

  test('set.seed(99); rexp(10, rate = 0.6), as printed at r-lang.com', () => {
    const found = take(10, randomStream(99).exponential).map((it) => Number((it / 0.6).toFixed(8)))
    expect(found).toEqual([
      0.28237284, 4.25622953, 0.11664528, 0.34030952, 1.8776652, 2.98135398, 0.16272462, 0.01817234, 3.22831023,
      0.45634704,
    ])
  })

  test('far beyond its first 624 words too: as the generator of Python from the same state', () => {
    const found = take(10_000, randomStream(42).uniform)
    expect([623, 624, 1299, 9999].map((at) => found[at])).toEqual([
      0.7340297200717032, 0.15048409905284643, 0.36593007086776197, 0.6472765028011054,
    ])
  })
})

test('exponentials are above zero, their mean is one, their median ln 2', () => {
  const found = take(100_000, randomStream(7).exponential).sort((a, b) => a - b)
  const mean = found.reduce((sum, it) => sum + it, 0) / found.length
  expect(found[0]).toBeGreaterThan(0)
  expect(Math.abs(mean - 1)).toBeLessThan(0.01)
  expect(Math.abs(found[50_000]! - Math.LN2)).toBeLessThan(0.01)
})

test('the same seed gives the same, another gives another, and what is no whole number is refused', () => {
  expect(take(5, randomStream(3).uniform)).toEqual(take(5, randomStream(3).uniform))
  expect(take(5, randomStream(3).uniform)).not.toEqual(take(5, randomStream(4).uniform))
  expect(() => randomStream(0.5)).toThrow(RangeError)
  expect(() => randomStream(Number.NaN)).toThrow(RangeError)
})

test('words have a seed each', () => {
  expect(seedOf('IDN-01')).toBe(seedOf('IDN-01'))
  const codes = Array.from({ length: 2000 }, (_, at) => `IDN-${at}`)
  expect(new Set(codes.map(seedOf)).size).toBe(2000)
})
