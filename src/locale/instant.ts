import { formatDay } from './day.ts'
import type { Locale } from './locales.ts'

const HOUR = 3_600_000
const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/

/**
 * The wall time of Belgrade, Sarajevo, Podgorica, Tirana and Skopje, which share one clock: an hour ahead of UTC,
 * two in summer, from the last Sunday of March to the last Sunday of October, both at 01:00 UTC (Directive
 * 2000/84/EC; kept by all five). Right from 1996 on; before that summer ended in September.
 *
 * Throws RangeError where the text is not an ISO instant with `Z` or an offset.
 *
 * @example wallTime('2021-06-29T11:05:00Z') // { day: '2021-06-29', time: '13:05' }
 */
export function wallTime(isoInstant: string): { day: string; time: string } {
  const at = ISO_INSTANT.test(isoInstant) ? Date.parse(isoInstant) : Number.NaN
  if (Number.isNaN(at)) throw new RangeError(`not an instant with its offset: ${isoInstant}`)
  const wall = new Date(at + (isSummer(at) ? 2 * HOUR : HOUR)).toISOString()
  return { day: wall.slice(0, 10), time: wall.slice(11, 16) }
}

/**
 * An instant (ISO, with `Z` or an offset) as day and 24-hour wall time of the region. Throws as wallTime does.
 *
 * @example formatInstant('sq', '2021-04-28T11:05:00Z') // '28.4.2021, 13:05'
 */
export function formatInstant(locale: Locale, isoInstant: string): string {
  const { day, time } = wallTime(isoInstant)
  const shown = formatDay(locale, day)
  return shown.endsWith('.') ? `${shown} ${time}` : `${shown}, ${time}`
}

function isSummer(at: number): boolean {
  const year = new Date(at).getUTCFullYear()
  return at >= lastSundayAtOne(year, 2) && at < lastSundayAtOne(year, 9)
}

/** 01:00 UTC on the last Sunday of a month of 31 days; month as Date counts it, from 0. */
function lastSundayAtOne(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 31, 1))
  return last.getTime() - last.getUTCDay() * 24 * HOUR
}
