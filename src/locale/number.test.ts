import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LOCALES, type Locale } from './locales.ts'
import { formatNumber, formatPercent } from './number.ts'

const INTL: Partial<Record<Locale, string>> = {
  en: 'en-GB',
  'sr-latn': 'sr-Latn',
  'sr-cyrl': 'sr-Cyrl',
  bs: 'bs',
  sq: 'sq',
  mk: 'mk',
}

describe('formatNumber', () => {
  test.for<[Locale, string, string]>([
    ['en', '1,234,567.89', '1,234'],
    ['sr-latn', '1.234.567,89', '1.234'],
    ['sr-cyrl', '1.234.567,89', '1.234'],
    ['bs', '1.234.567,89', '1.234'],
    ['cnr', '1.234.567,89', '1.234'],
    ['sq', '1\u00a0234\u00a0567,89', '1234'],
    ['mk', '1.234.567,89', '1.234'],
  ])('%s writes a million as %s and a thousand as %s', ([locale, million, thousand]) => {
    expect(formatNumber(locale, 1234567.89)).toBe(million)
    expect(formatNumber(locale, 1234)).toBe(thousand)
  })

  test.for(Object.entries(INTL))('%s agrees with the full data of Node (%s)', ([locale, tag]) => {
    const value = fc.oneof(fc.integer({ min: 0, max: 1e9 }), fc.double({ min: 0, max: 1e9, noNaN: true }))
    fc.assert(
      fc.property(value, fc.integer({ min: 0, max: 4 }), (it, decimals) => {
        const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
        const expected = new Intl.NumberFormat(tag, digits).format(it)
        expect(formatNumber(locale as Locale, it, { decimals })).toBe(expected)
        expect(formatNumber(locale as Locale, it)).toBe(new Intl.NumberFormat(tag).format(it))
      }),
      { numRuns: 300 },
    )
  })

  test('halves round away from zero by their decimal digits', () => {
    expect(formatNumber('en', 1.005, { decimals: 2 })).toBe('1.01')
    expect(formatNumber('en', -2.5, { decimals: 0 })).toBe('−3')
    expect(formatNumber('en', 9.995, { decimals: 2 })).toBe('10.00')
  })

  test('a negative number has a minus, and none where nothing is left of it', () => {
    expect(formatNumber('bs', -1234.5)).toBe('−1.234,5')
    expect(formatNumber('bs', -0.001, { decimals: 2 })).toBe('0,00')
    expect(formatNumber('bs', -0)).toBe('0')
  })

  test('very large and very small numbers are written out', () => {
    expect(formatNumber('en', 1e21)).toBe('1,000,000,000,000,000,000,000')
    expect(formatNumber('en', 1.5e-7, { decimals: 8 })).toBe('0.00000015')
    expect(formatNumber('en', 1e-7)).toBe('0')
  })

  test('what is no number, or no count of decimals, is refused', () => {
    expect(() => formatNumber('en', Number.NaN)).toThrow(RangeError)
    expect(() => formatNumber('en', Infinity)).toThrow(RangeError)
    expect(() => formatNumber('en', 1, { decimals: 1.5 })).toThrow(RangeError)
    expect(() => formatNumber('en', 1, { decimals: -1 })).toThrow(RangeError)
  })
})

describe('formatPercent', () => {
  test('only Macedonian sets a space before the sign, and it does not break', () => {
    expect(LOCALES.map((it) => formatPercent(it, 0.425))).toEqual([
      '42.5%',
      '42,5%',
      '42,5%',
      '42,5%',
      '42,5%',
      '42,5%',
      '42,5\u00a0%',
    ])
  })

  test('a share is moved by its digits, not multiplied', () => {
    expect(formatPercent('en', 0.285, { decimals: 0 })).toBe('29%')
    expect(formatPercent('en', 0.07, { decimals: 2 })).toBe('7.00%')
    expect(formatPercent('en', 1)).toBe('100%')
  })
})
