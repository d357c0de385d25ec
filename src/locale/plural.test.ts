import { describe, expect, test } from 'vitest'
import { LOCALES, type Locale } from './locales.ts'
import { pluralCategories, pluralCategory, type PluralCategory } from './plural.ts'

const COUNTS = [0, 1, 2, 3, 5, 11, 21, 22, 25, 101]

const SLAVIC: PluralCategory[] = ['other', 'one', 'few', 'few', 'other', 'other', 'one', 'few', 'other', 'one']
const ONE_ONLY: PluralCategory[] = ['other', 'one', ...Array<PluralCategory>(8).fill('other')]
const MACEDONIAN: PluralCategory[] = [
  'other',
  'one',
  'other',
  'other',
  'other',
  'other',
  'one',
  'other',
  'other',
  'one',
]

const EXPECTED: Record<Locale, PluralCategory[]> = {
  en: ONE_ONLY,
  'sr-latn': SLAVIC,
  'sr-cyrl': SLAVIC,
  bs: SLAVIC,
  cnr: SLAVIC,
  sq: ONE_ONLY,
  mk: MACEDONIAN,
}

describe('pluralCategory', () => {
  test.for(LOCALES)(`%s has its category for ${COUNTS.join(' ')}`, (locale) => {
    expect(COUNTS.map((n) => pluralCategory(locale, n))).toEqual(EXPECTED[locale])
  })

  test.for([
    ['en', 'en-GB'],
    ['sr-latn', 'sr-Latn'],
    ['bs', 'bs'],
    ['sq', 'sq'],
  ] as const)('%s agrees with the full data of Node (%s), whole and with decimals', ([locale, tag]) => {
    const rules = new Intl.PluralRules(tag)
    for (let n = 0; n <= 1200; n++) {
      expect([n, pluralCategory(locale, n)]).toEqual([n, rules.select(n)])
      expect([n / 10, pluralCategory(locale, n / 10)]).toEqual([n / 10, rules.select(n / 10)])
    }
  })

  test('a category is one that the language words', () => {
    for (const locale of LOCALES) {
      for (let n = 0; n < 200; n++) expect(pluralCategories(locale)).toContain(pluralCategory(locale, n))
    }
  })

  test('the sign does not matter', () => {
    expect(pluralCategory('mk', -21)).toBe('one')
  })
})
