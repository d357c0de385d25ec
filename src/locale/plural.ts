import { decimalOf, roundDecimal } from './decimal.ts'
import type { Locale } from './locales.ts'

export type PluralCategory = 'one' | 'few' | 'other'

const SLAVIC: readonly PluralCategory[] = ['one', 'few', 'other']
const PLAIN: readonly PluralCategory[] = ['one', 'other']

/**
 * The categories that a plural in this language must word.
 *
 * @example pluralCategories('bs') // ['one', 'few', 'other']
 */
export function pluralCategories(locale: Locale): readonly PluralCategory[] {
  return locale === 'en' || locale === 'sq' || locale === 'mk' ? PLAIN : SLAVIC
}

/**
 * The grammatical number that goes with `n` as formatNumber shows it, after the cardinal rules of CLDR 48. (Node and
 * Chromium disagree about Macedonian 21; it is `one`: 21 жртва.) Sign is ignored. Throws RangeError for NaN and
 * infinities.
 *
 * @example pluralCategory('mk', 21) // 'one'; pluralCategory('sr-latn', 22) // 'few'
 */
export function pluralCategory(locale: Locale, n: number): PluralCategory {
  const { whole, fraction } = roundDecimal(decimalOf(n), 3)
  switch (locale) {
    case 'en':
    case 'sq':
      return whole === '1' && fraction === '' ? 'one' : 'other'
    case 'mk':
      return endsInOne(fraction === '' ? whole : fraction) ? 'one' : 'other'
    default:
      return slavic(fraction === '' ? whole : fraction)
  }
}

function slavic(digits: string): PluralCategory {
  if (endsInOne(digits)) return 'one'
  return /[2-4]$/.test(digits) && !/1\d$/.test(digits) ? 'few' : 'other'
}

function endsInOne(digits: string): boolean {
  return digits.endsWith('1') && !digits.endsWith('11')
}
