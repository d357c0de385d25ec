import { daysInMonth, readIsoDay, type CalendarDay } from './iso-day.ts'

/**
 * The day after a day (`YYYY-MM-DD`). Throws RangeError where it is not a day, and after 9999-12-31.
 *
 * @example dayAfter('2024-02-28') // '2024-02-29'
 */
export function dayAfter(isoDay: string): string {
  const { year, month, day } = readIsoDay(isoDay)
  if (day < daysInMonth(year, month)) return written({ year, month, day: day + 1 })
  if (month < 12) return written({ year, month: month + 1, day: 1 })
  if (year === 9999) throw new RangeError('there is no day after 9999-12-31')
  return written({ year: year + 1, month: 1, day: 1 })
}

/**
 * How many days the second day lies after the first; negative where it lies before.
 *
 * @example daysBetween('2021-12-31', '2022-01-02') // 2
 */
export function daysBetween(from: string, to: string): number {
  return dayNumber(readIsoDay(to)) - dayNumber(readIsoDay(from))
}

/**
 * The day of the week: 1 Monday to 7 Sunday (ISO 8601).
 *
 * @example weekdayOf('2021-04-28') // 3
 */
export function weekdayOf(isoDay: string): number {
  const sinceMonday = (dayNumber(readIsoDay(isoDay)) - 1) % 7
  return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1
}

/** Days since the Monday 1 January of year 1; the year begins in March, so that the leap day is its last. */
function dayNumber({ year, month, day }: CalendarDay): number {
  const years = month <= 2 ? year - 1 : year
  const months = (month + 9) % 12
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400)
  return years * 365 + leapDays + Math.floor((months * 153 + 2) / 5) + day - 306
}

function written({ year, month, day }: CalendarDay): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}
