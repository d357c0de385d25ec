/** A day of the Gregorian calendar as numbers; month 1 to 12. */
export interface CalendarDay {
  year: number
  month: number
  day: number
}

/**
 * How many days a month has; month 1 to 12.
 *
 * @example daysInMonth(2024, 2) // 29
 */
export function daysInMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  if (month === 2) return isLeap ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/**
 * Reads a day written `YYYY-MM-DD`. Throws RangeError for anything else and for days that do not exist.
 *
 * @example readIsoDay('2021-04-28') // { year: 2021, month: 4, day: 28 }
 */
export function readIsoDay(isoDay: string): CalendarDay {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(isoDay)
  const [year, month, day] = (match ?? []).slice(1).map(Number)
  const isReal =
    year !== undefined &&
    month !== undefined &&
    day !== undefined &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month)
  if (!isReal) throw new RangeError(`not a day as YYYY-MM-DD: ${isoDay}`)
  return { year, month, day }
}
