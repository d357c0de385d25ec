import type { Locale } from './locales.ts'
import { formatNumber } from './number.ts'
import { pluralCategory } from './plural.ts'

interface RelativeWords {
  yesterday: string
  today: string
  tomorrow: string
  /** `isOne`: the count takes the singular, as in "za 21 dan". */
  ago: (count: string, isOne: boolean) => string
  ahead: (count: string, isOne: boolean) => string
}

const SERBIAN: RelativeWords = {
  yesterday: 'juče',
  today: 'danas',
  tomorrow: 'sutra',
  ago: (count) => `pre ${count} dana`,
  ahead: (count, isOne) => `za ${count} ${isOne ? 'dan' : 'dana'}`,
}

// ICU, taking cnr for Serbian, says "pre 5 dana"; Montenegrin and Bosnian are ijekavian.
const WORDS: Record<Locale, RelativeWords> = {
  en: {
    yesterday: 'yesterday',
    today: 'today',
    tomorrow: 'tomorrow',
    ago: (count) => `${count} days ago`,
    ahead: (count) => `in ${count} days`,
  },
  'sr-latn': SERBIAN,
  'sr-cyrl': {
    yesterday: 'јуче',
    today: 'данас',
    tomorrow: 'сутра',
    ago: (count) => `пре ${count} дана`,
    ahead: (count, isOne) => `за ${count} ${isOne ? 'дан' : 'дана'}`,
  },
  bs: { ...SERBIAN, yesterday: 'jučer', ago: (count) => `prije ${count} dana` },
  cnr: { ...SERBIAN, ago: (count) => `prije ${count} dana` },
  sq: {
    yesterday: 'dje',
    today: 'sot',
    tomorrow: 'nesër',
    ago: (count) => `${count} ditë më parë`,
    ahead: (count) => `pas ${count} ditësh`,
  },
  mk: {
    yesterday: 'вчера',
    today: 'денес',
    tomorrow: 'утре',
    ago: (count, isOne) => `пред ${count} ${isOne ? 'ден' : 'дена'}`,
    ahead: (count, isOne) => `за ${count} ${isOne ? 'ден' : 'дена'}`,
  },
}

/**
 * A distance in whole days from today, in words: negative is past, positive is ahead.
 * Throws RangeError where `days` is not a whole number.
 *
 * @example formatRelativeDays('cnr', -5) // 'prije 5 dana'; formatRelativeDays('sr-latn', 21) // 'za 21 dan'
 */
export function formatRelativeDays(locale: Locale, days: number): string {
  if (!Number.isSafeInteger(days)) throw new RangeError(`whole days are required, not ${days}`)
  const words = WORDS[locale]
  if (days === 0) return words.today
  if (days === -1) return words.yesterday
  if (days === 1) return words.tomorrow
  const distance = Math.abs(days)
  const count = formatNumber(locale, distance)
  const isOne = pluralCategory(locale, distance) === 'one'
  return days < 0 ? words.ago(count, isOne) : words.ahead(count, isOne)
}
