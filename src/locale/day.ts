import { readIsoDay, type CalendarDay } from './iso-day.ts'
import type { Locale } from './locales.ts'

const LATIN_MONTHS = 'januar februar mart april maj jun jul avgust septembar oktobar novembar decembar'

const MONTHS: Record<Locale, readonly string[]> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  'sr-latn': LATIN_MONTHS.split(' '),
  'sr-cyrl': 'јануар фебруар март април мај јун јул август септембар октобар новембар децембар'.split(' '),
  bs: 'januar februar mart april maj juni juli august septembar oktobar novembar decembar'.split(' '),
  cnr: LATIN_MONTHS.split(' '),
  sq: 'janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor'.split(' '),
  mk: 'јануари февруари март април мај јуни јули август септември октомври ноември декември'.split(' '),
}

/**
 * A day (`YYYY-MM-DD`) as text, always with a year of four digits. Short is for tables and lists, long for prose.
 * Throws RangeError where it is not a day.
 *
 * @example formatDay('cnr', '2021-04-28') // '28. 4. 2021.'
 * @example formatDay('mk', '2021-04-28', 'long') // '28 април 2021 г.'
 */
export function formatDay(locale: Locale, isoDay: string, style: 'short' | 'long' = 'short'): string {
  const it = readIsoDay(isoDay)
  return style === 'short' ? shortDay(locale, it) : longDay(locale, it)
}

function shortDay(locale: Locale, { year, month, day }: CalendarDay): string {
  const years = String(year).padStart(4, '0')
  switch (locale) {
    case 'en':
      return `${day} ${monthName('en', month).slice(0, 3)} ${years}`
    case 'sq':
    case 'mk':
      return `${day}.${month}.${years}`
    default:
      return `${day}. ${month}. ${years}.`
  }
}

function longDay(locale: Locale, { year, month, day }: CalendarDay): string {
  const name = monthName(locale, month)
  const years = String(year).padStart(4, '0')
  switch (locale) {
    case 'en':
    case 'sq':
      return `${day} ${name} ${years}`
    case 'mk':
      return `${day} ${name} ${years} г.`
    default:
      return `${day}. ${name} ${years}.`
  }
}

function monthName(locale: Locale, month: number): string {
  return MONTHS[locale][month - 1]!
}
