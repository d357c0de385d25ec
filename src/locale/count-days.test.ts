import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayAfter, daysBetween, weekdayOf } from './count-days.ts'

const DAY = 86_400_000
const anyDay = fc
  .integer({ min: Date.UTC(1000, 0, 1) / DAY, max: Date.UTC(9000, 0, 1) / DAY })
  .map((days) => new Date(days * DAY).toISOString().slice(0, 10))
const byDate = (day: string) => Date.parse(`${day}T00:00:00Z`)

describe('the day after', () => {
  test.for([
    ['2021-04-28', '2021-04-29'],
    ['2021-04-30', '2021-05-01'],
    ['2021-12-31', '2022-01-01'],
    ['2023-02-28', '2023-03-01'],
    ['2024-02-28', '2024-02-29'],
    ['2024-02-29', '2024-03-01'],
    ['2100-02-28', '2100-03-01'],
  ])('%s is %s', ([day, next]) => expect(dayAfter(day!)).toBe(next))

  test('is one day on, on every day there is', () => {
    fc.assert(fc.property(anyDay, (day) => byDate(dayAfter(day)) - byDate(day) === DAY))
  })

  test('is asked of days only', () => {
    expect(() => dayAfter('2021-02-29')).toThrow(RangeError)
    expect(() => dayAfter('9999-12-31')).toThrow(RangeError)
  })
})

test('days between two days are counted over leap days and centuries', () => {
  expect(daysBetween('2021-12-31', '2022-01-02')).toBe(2)
  expect(daysBetween('2022-01-02', '2021-12-31')).toBe(-2)
  fc.assert(fc.property(anyDay, anyDay, (a, b) => daysBetween(a, b) === (byDate(b) - byDate(a)) / DAY))
})

test('the week begins on Monday', () => {
  expect(weekdayOf('2021-04-28')).toBe(3)
  expect(weekdayOf('0001-01-01')).toBe(1)
  fc.assert(fc.property(anyDay, (day) => weekdayOf(day) % 7 === new Date(`${day}T00:00:00Z`).getUTCDay()))
})
