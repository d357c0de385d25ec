import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatInstant, wallTime } from './instant.ts'
import { LOCALES } from './locales.ts'

describe('formatInstant', () => {
  test('every language has day and 24-hour time, in summer two hours ahead of UTC', () => {
    expect(LOCALES.map((it) => formatInstant(it, '2021-06-29T11:05:00Z'))).toEqual([
      '29 Jun 2021, 13:05',
      '29. 6. 2021. 13:05',
      '29. 6. 2021. 13:05',
      '29. 6. 2021. 13:05',
      '29. 6. 2021. 13:05',
      '29.6.2021, 13:05',
      '29.6.2021, 13:05',
    ])
  })
})

describe('wallTime', () => {
  test('clocks go from 02:00 to 03:00 on the last Sunday of March, and back at 03:00 in October', () => {
    expect(wallTime('2026-03-29T00:59:59Z').time).toBe('01:59')
    expect(wallTime('2026-03-29T01:00:00Z').time).toBe('03:00')
    expect(wallTime('2026-10-25T00:59:59Z').time).toBe('02:59')
    expect(wallTime('2026-10-25T01:00:00Z').time).toBe('02:00')
  })

  test('the day is the one in the region, also past midnight', () => {
    expect(wallTime('2020-12-31T23:30:00Z')).toEqual({ day: '2021-01-01', time: '00:30' })
    expect(wallTime('2021-06-29T00:30:00+05:00')).toEqual({ day: '2021-06-28', time: '21:30' })
  })

  test.for(['Europe/Belgrade', 'Europe/Sarajevo', 'Europe/Podgorica', 'Europe/Tirane', 'Europe/Skopje'])(
    'from 1996 on it is the time that the time zone database gives for %s',
    (timeZone) => {
      const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
      const instant = fc.date({
        min: new Date('1996-11-01T00:00:00Z'),
        max: new Date('2037-12-31T00:00:00Z'),
        noInvalidDate: true,
      })
      fc.assert(
        fc.property(instant, (it) => {
          const { day, time } = wallTime(it.toISOString())
          expect(`${day} ${time}`).toBe(format.format(it))
        }),
        { numRuns: 300 },
      )
    },
  )

  test.for(['2021-06-29', '2021-06-29T11:05:00', '2021-06-29T25:05:00Z', 'yesterday'])('%s is refused', (it) => {
    expect(() => wallTime(it)).toThrow(RangeError)
  })
})
