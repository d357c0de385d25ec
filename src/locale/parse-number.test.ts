import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LOCALES } from './locales.ts'
import { formatNumber } from './number.ts'
import { parseNumber } from './parse-number.ts'

describe('parseNumber', () => {
  test.for([
    ['1.234,5', 1234.5],
    ['1 234,5', 1234.5],
    ['1\u00a0234,5', 1234.5],
    ['1234.5', 1234.5],
    ['1234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1.234.567', 1234567],
    ['1,234,567.25', 1234567.25],
    ['1 234', 1234],
    ['1 234.567', 1234.567],
    ['0,125', 0.125],
    ['1234.567', 1234.567],
    ['12,50', 12.5],
    ['007', 7],
    [' 42 ', 42],
    ['-3', -3],
    ['−3,5', -3.5],
    ['+3', 3],
    ['-0', 0],
  ] as const)('%s is %d in every language', ([text, value]) => {
    for (const locale of LOCALES) expect(parseNumber(locale, text)).toEqual({ kind: 'number', value })
  })

  test('three digits after a single mark may be thousands or decimals, the reading of the language first', () => {
    expect(parseNumber('sr-latn', '1.234')).toEqual({ kind: 'ambiguous', readings: [1234, 1.234] })
    expect(parseNumber('sr-latn', '1,234')).toEqual({ kind: 'ambiguous', readings: [1.234, 1234] })
    expect(parseNumber('en', '1,234')).toEqual({ kind: 'ambiguous', readings: [1234, 1.234] })
    expect(parseNumber('en', '-12.345')).toEqual({ kind: 'ambiguous', readings: [-12.345, -12345] })
  })

  test.for([
    '',
    ' ',
    'oko 30',
    '30 ljudi',
    '<5',
    '1..2',
    '1.23.456',
    '1,2,3',
    '1.234,567.8',
    '12 34',
    '1 23,5',
    '5,',
    ',5',
    '1e5',
    '0x10',
    'NaN',
    '--5',
    '1234567890123456',
    '٣',
  ])('"%s" is not a number', (text) => {
    for (const locale of LOCALES) expect(parseNumber(locale, text)).toEqual({ kind: 'not-a-number' })
  })

  test('what formatNumber writes is understood, or asked about with the right reading first', () => {
    const value = fc
      .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 3 }))
      .map(([n, p]) => n / 10 ** p)
    fc.assert(
      fc.property(value, fc.constantFrom(...LOCALES), (it, locale) => {
        const read = parseNumber(locale, formatNumber(locale, it))
        const first = read.kind === 'number' ? read.value : read.kind === 'ambiguous' ? read.readings[0] : undefined
        expect(first).toBe(it === 0 ? 0 : it)
      }),
    )
  })
})
