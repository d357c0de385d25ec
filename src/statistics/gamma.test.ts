import { describe, expect, test } from 'vitest'
import { dirichlet, gamma, standardNormal } from './gamma.ts'
import { randomStream } from './random-stream.ts'

const DRAWS = 40_000

function moments(draw: () => number) {
  const found = Array.from({ length: DRAWS }, draw)
  const mean = found.reduce((sum, it) => sum + it, 0) / DRAWS
  const variance = found.reduce((sum, it) => sum + (it - mean) ** 2, 0) / (DRAWS - 1)
  return { mean, variance, found }
}

describe('gamma', () => {
  test.for([0.3, 0.8, 1, 1.5, 4, 30])('of shape %f has that mean and that variance', (shape) => {
    const stream = randomStream(11)
    const { mean, variance, found } = moments(() => gamma(stream, shape))
    // Five standard errors: of the mean, and of the variance of a gamma (fourth moment 3a² + 6a).
    expect(Math.abs(mean - shape)).toBeLessThan(5 * Math.sqrt(shape / DRAWS))
    expect(Math.abs(variance - shape)).toBeLessThan(5 * Math.sqrt((2 * shape ** 2 + 6 * shape) / DRAWS))
    expect(found.every((it) => it > 0)).toBe(true)
  })

  test('of shape 0 is 0; a shape that is none is refused', () => {
    expect(gamma(randomStream(1), 0)).toBe(0)
    for (const shape of [-1, Number.NaN, Infinity]) expect(() => gamma(randomStream(1), shape)).toThrow(RangeError)
  })
})

test('a standard normal has mean 0, variance 1, and a twentieth beyond 1.96', () => {
  const stream = randomStream(12)
  const { mean, variance, found } = moments(() => standardNormal(stream))
  expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(DRAWS))
  expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(2 / DRAWS))
  expect(found.filter((it) => Math.abs(it) > 1.959964).length / DRAWS).toBeCloseTo(0.05, 2)
})

describe('dirichlet', () => {
  test('adds up to one, and each weight has on average the share of its shape', () => {
    const stream = randomStream(13)
    const sums = [0, 0, 0]
    for (let draw = 0; draw < 20_000; draw += 1) {
      const weights = dirichlet(stream, [1, 2, 5])
      expect(weights.reduce((sum, it) => sum + it, 0)).toBeCloseTo(1, 12)
      for (const [at, weight] of weights.entries()) sums[at]! += weight
    }
    expect(sums[0]! / 20_000).toBeCloseTo(1 / 8, 2)
    expect(sums[1]! / 20_000).toBeCloseTo(2 / 8, 2)
    expect(sums[2]! / 20_000).toBeCloseTo(5 / 8, 2)
  })

  test('leaves out what has no weight, and refuses where nothing has one', () => {
    expect(dirichlet(randomStream(1), [0, 1])).toEqual([0, 1])
    expect(() => dirichlet(randomStream(1), [0, 0])).toThrow(RangeError)
    expect(() => dirichlet(randomStream(1), [])).toThrow(RangeError)
  })
})
