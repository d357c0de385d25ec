import { describe, expect, test } from 'vitest'
import { LOCALES, type Locale } from './locales.ts'
import { formatRelativeDays } from './relative-days.ts'

const DAYS = [-21, -5, -1, 0, 1, 5, 21]

const EXPECTED: Record<Locale, string> = {
  en: '21 days ago|5 days ago|yesterday|today|tomorrow|in 5 days|in 21 days',
  'sr-latn': 'pre 21 dana|pre 5 dana|juče|danas|sutra|za 5 dana|za 21 dan',
  'sr-cyrl': 'пре 21 дана|пре 5 дана|јуче|данас|сутра|за 5 дана|за 21 дан',
  bs: 'prije 21 dana|prije 5 dana|jučer|danas|sutra|za 5 dana|za 21 dan',
  cnr: 'prije 21 dana|prije 5 dana|juče|danas|sutra|za 5 dana|za 21 dan',
  sq: '21 ditë më parë|5 ditë më parë|dje|sot|nesër|pas 5 ditësh|pas 21 ditësh',
  mk: 'пред 21 ден|пред 5 дена|вчера|денес|утре|за 5 дена|за 21 ден',
}

describe('formatRelativeDays', () => {
  test.for(LOCALES)('%s says how far a day is', (locale) => {
    expect(DAYS.map((days) => formatRelativeDays(locale, days)).join('|')).toBe(EXPECTED[locale])
  })

  test('a part of a day is refused', () => {
    expect(() => formatRelativeDays('en', 1.5)).toThrow(RangeError)
  })
})
