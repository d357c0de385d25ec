import { formatDay, type Locale } from '../../../locale/index.ts'

/** A date as precise as its source: a year alone, month and year by digits, or the whole day. */
export function sourceDayText(locale: Locale, day: string): string {
  const [year, month, last] = day.split('-')
  if (last !== undefined) return formatDay(locale, day)
  return month === undefined ? year! : `${Number(month)}/${year}`
}
