import { describe, expect, test } from 'vitest'
import { areInOrder, levelByBands } from './bands.ts'
import type { Bands } from './fields.ts'

const shares: Bands = { better: 'higher', bounds: [90, 50, 10] }
const days: Bands = { better: 'lower', bounds: [30, 60, 90] }

describe('a rule in numbers', () => {
  test.each([
    [100, 3],
    [90, 3],
    [89.9, 2],
    [50, 2],
    [10, 1],
    [9.99, 0],
    [0, 0],
  ])('more is better: %d is %d', (value, level) => expect(levelByBands(shares, value)).toBe(level))

  test.each([
    [0, 3],
    [30, 3],
    [30.5, 2],
    [60, 2],
    [90, 1],
    [91, 0],
  ])('less is better: %d is %d', (value, level) => expect(levelByBands(days, value)).toBe(level))

  test('has its bounds in the order of its levels, each apart from the next', () => {
    expect(areInOrder(shares)).toBe(true)
    expect(areInOrder(days)).toBe(true)
    expect(areInOrder({ ...shares, better: 'lower' })).toBe(false)
    expect(areInOrder({ better: 'higher', bounds: [50, 50, 10] })).toBe(false)
  })
})
