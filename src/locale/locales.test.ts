import { describe, expect, test } from 'vitest'
import { localeFromAcceptLanguage } from './accept-language.ts'
import { contentLang, htmlLang, isLocale, LOCALES, nativeName } from './locales.ts'

describe('the written languages', () => {
  test('each has its tag, its own name and the language of its content', () => {
    expect(LOCALES.map((it) => `${htmlLang(it)} ${nativeName(it)} ${contentLang(it)}`)).toEqual([
      'en English en',
      'sr-Latn Srpski sr',
      'sr-Cyrl Српски sr',
      'bs Bosanski bs',
      'cnr Crnogorski cnr',
      'sq Shqip sq',
      'mk Македонски mk',
    ])
  })

  test('only their addresses are locales', () => {
    expect(LOCALES.every(isLocale)).toBe(true)
    expect(['sr', 'sr-Latn', '', 'toString', 'de'].some(isLocale)).toBe(false)
  })
})

describe('localeFromAcceptLanguage', () => {
  test.for([
    ['mk-MK,mk;q=0.9,en;q=0.5', 'mk'],
    ['de,fr;q=0.9,sq;q=0.3', 'sq'],
    ['en;q=0.5,sr-Cyrl-RS', 'sr-cyrl'],
    ['sr-RS,sr;q=0.9', 'sr-latn'],
    ['sr-Latn-ME', 'cnr'],
    ['sr-ME', 'cnr'],
    ['cnr-Latn', 'cnr'],
    ['hr-BA', 'bs'],
    ['BS', 'bs'],
    ['en;q=0, sq ; q=0.2', 'sq'],
    ['en;q=2,bs;q=0.1', 'bs'],
    ['de, *;q=0.5', undefined],
    ['constructor', undefined],
    [';;,q=', undefined],
    ['', undefined],
    [null, undefined],
  ] as const)('%s asks for %s', ([header, locale]) => {
    expect(localeFromAcceptLanguage(header)).toBe(locale)
  })
})
