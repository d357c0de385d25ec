const MILLISECONDS_A_DAY = 86_400_000
/** 1899-12-30: what makes day 61 the first of March 1900, although the sheet believes in a 29 February before it. */
const ORIGIN = Date.UTC(1899, 11, 30)
const ORIGIN_1904 = Date.UTC(1904, 0, 1)
const PHANTOM_DAY = 60
const LAST = 2_958_466

/** Whether a number format shows days or hours: the built-in ones by number, others by their letters (ECMA-376 18.8.30). */
export function isDayFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58)
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|general/gi, '')
  return /[dmyhs]/i.test(bare)
}

/**
 * The day, or the instant without a zone, that a sheet's number stands for; undefined where it stands for none: before
 * March 1900, when the sheet's calendar has a day that never was, only a time of day, or beyond the year 9999.
 *
 * @example dayOfSerial(45382, false) // '2024-03-31'
 */
export function dayOfSerial(serial: number, is1904: boolean): string | undefined {
  if (!(serial >= (is1904 ? 0 : PHANTOM_DAY + 1)) || serial >= LAST) return undefined
  const instant = new Date((is1904 ? ORIGIN_1904 : ORIGIN) + Math.round(serial * 86_400) * 1000)
  const text = instant.toISOString()
  return instant.getTime() % MILLISECONDS_A_DAY === 0 ? text.slice(0, 10) : text.slice(0, 19)
}

/** The sheet's number of a day. @example serialOfDay('2024-03-31') // 45382 */
export function serialOfDay(day: string): number {
  return (Date.parse(`${day}T00:00:00Z`) - ORIGIN) / MILLISECONDS_A_DAY
}
