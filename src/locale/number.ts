import { decimalOf, roundDecimal, type Decimal } from './decimal.ts'
import type { Locale } from './locales.ts'

const NBSP = '\u00a0'
const MINUS = '\u2212'

interface NumberStyle {
  group: string
  point: string
  /** Fewest digits before the point at which thousands are grouped. */
  groupsFrom: number
  percent: string
}

const BALKAN: NumberStyle = { group: '.', point: ',', groupsFrom: 4, percent: '%' }

// CLDR 48, checked against Node's full ICU when this was written; Chromium has no data for sq, mk and bs.
const STYLES: Record<Locale, NumberStyle> = {
  en: { group: ',', point: '.', groupsFrom: 4, percent: '%' },
  'sr-latn': BALKAN,
  'sr-cyrl': BALKAN,
  bs: BALKAN,
  cnr: BALKAN,
  sq: { group: NBSP, point: ',', groupsFrom: 5, percent: '%' },
  mk: { ...BALKAN, percent: `${NBSP}%` },
}

/**
 * A number as text. With `decimals` exactly so many places, without it as many as the value has, at most three.
 * Halves round away from zero; the minus is U+2212; a value that rounds to zero has no minus.
 *
 * Throws RangeError for NaN, infinities and a `decimals` that is not a whole number from 0 to 20.
 *
 * @example formatNumber('sr-latn', 1234567.89) // '1.234.567,89'
 */
export function formatNumber(locale: Locale, value: number, options: { decimals?: number } = {}): string {
  return show(locale, decimalOf(value), options.decimals, 3)
}

/**
 * A share (0.425) as a percentage. With `decimals` exactly so many places, without it at most one.
 * Throws as formatNumber does.
 *
 * @example formatPercent('mk', 0.425) // '42,5 %', with a no-break space
 */
export function formatPercent(locale: Locale, share: number, options: { decimals?: number } = {}): string {
  return show(locale, decimalOf(share, 2), options.decimals, 1) + STYLES[locale].percent
}

/** The mark between whole and fraction, and the one between thousands, in this locale. */
export function numberMarks(locale: Locale): { point: string; group: string } {
  const { point, group } = STYLES[locale]
  return { point, group }
}

function show(locale: Locale, exact: Decimal, decimals: number | undefined, most: number): string {
  if (decimals !== undefined && !(Number.isInteger(decimals) && decimals >= 0 && decimals <= 20)) {
    throw new RangeError(`decimals must be a whole number from 0 to 20, not ${decimals}`)
  }
  const style = STYLES[locale]
  const { isNegative, whole, fraction } = roundDecimal(exact, decimals ?? most)
  const places = fraction.padEnd(decimals ?? 0, '0')
  const grouped = whole.length < style.groupsFrom ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, style.group)
  return (isNegative ? MINUS : '') + grouped + (places === '' ? '' : style.point + places)
}
