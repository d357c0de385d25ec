import { describe, expect, test } from 'vitest'
import { formatDay } from './day.ts'
import { LOCALES } from './locales.ts'

describe('formatDay', () => {
  test('every language has its house style, short', () => {
    expect(LOCALES.map((it) => formatDay(it, '2021-04-28'))).toEqual([
      '28 Apr 2021',
      '28. 4. 2021.',
      '28. 4. 2021.',
      '28. 4. 2021.',
      '28. 4. 2021.',
      '28.4.2021',
      '28.4.2021',
    ])
  })

  test('every language has its house style, long', () => {
    expect(LOCALES.map((it) => formatDay(it, '2021-04-28', 'long'))).toEqual([
      '28 April 2021',
      '28. april 2021.',
      '28. април 2021.',
      '28. april 2021.',
      '28. april 2021.',
      '28 prill 2021',
      '28 април 2021 г.',
    ])
  })

  test('months are called as the full data of Node calls them', () => {
    const tags = {
      en: 'en-GB',
      'sr-latn': 'sr-Latn',
      'sr-cyrl': 'sr-Cyrl',
      bs: 'bs',
      cnr: 'sr-Latn-ME',
      sq: 'sq',
      mk: 'mk',
    }
    for (const locale of LOCALES) {
      const name = new Intl.DateTimeFormat(tags[locale], { month: 'long', timeZone: 'UTC' })
      for (let month = 1; month <= 12; month++) {
        const shown = formatDay(locale, `2021-${String(month).padStart(2, '0')}-01`, 'long')
        expect(shown).toContain(` ${name.format(Date.UTC(2021, month - 1, 1))} `)
      }
    }
  })

  test.for(['2021-02-29', '2021-13-01', '2021-00-10', '2021-1-1', '28. 4. 2021.', ''])('%s is refused', (it) => {
    expect(() => formatDay('en', it)).toThrow(RangeError)
  })
})
