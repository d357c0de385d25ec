import { daysInMonth } from './iso-day.ts'

export type DayPart = 'day' | 'month' | 'year'

export type ParsedDay = { kind: 'day'; iso: string } | { kind: 'not-a-day'; part: DayPart | 'all' }

/**
 * A day from three fields of digits; spaces around them and a full stop after them are allowed, as in "28. 4. 2021.".
 * The year has four digits. Otherwise names the part to correct, or `all` where more than one is wrong; a day that
 * its month does not have (31. 2.) is the day's fault.
 *
 * @example parseDay({ day: '28', month: '4', year: '2021' }) // { kind: 'day', iso: '2021-04-28' }
 * @example parseDay({ day: '31', month: '2', year: '2021' }) // { kind: 'not-a-day', part: 'day' }
 */
export function parseDay(parts: { day: string; month: string; year: string }): ParsedDay {
  const day = numberIn(parts.day, /^\d{1,2}$/, 31)
  const month = numberIn(parts.month, /^\d{1,2}$/, 12)
  const year = numberIn(parts.year, /^[1-9]\d{3}$/, 9999)
  if (day === undefined || month === undefined || year === undefined) {
    const wrong = Object.entries({ day, month, year }).filter(([, value]) => value === undefined)
    return { kind: 'not-a-day', part: wrong.length === 1 ? (wrong[0]![0] as DayPart) : 'all' }
  }
  if (day > daysInMonth(year, month)) return { kind: 'not-a-day', part: 'day' }
  return { kind: 'day', iso: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` }
}

function numberIn(text: string, shape: RegExp, most: number): number | undefined {
  const digits = text.trim().replace(/\.$/, '')
  const value = Number(digits)
  return shape.test(digits) && value >= 1 && value <= most ? value : undefined
}
