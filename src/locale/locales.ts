/** The written languages of the product, as they stand in addresses. Serbian has two: one language, two scripts. */
export const LOCALES = ['en', 'sr-latn', 'sr-cyrl', 'bs', 'cnr', 'sq', 'mk'] as const

export type Locale = (typeof LOCALES)[number]

/** A language as content is stored: Serbian once, in whichever script its author wrote. */
export type ContentLang = 'en' | 'sr' | 'bs' | 'cnr' | 'sq' | 'mk'

interface LocaleFacts {
  htmlLang: string
  nativeName: string
  contentLang: ContentLang
}

// ICU knows cnr only as an alias of sr-ME and would call it "srpski (Crna Gora)"; its name is its own.
const FACTS: Record<Locale, LocaleFacts> = {
  en: { htmlLang: 'en', nativeName: 'English', contentLang: 'en' },
  'sr-latn': { htmlLang: 'sr-Latn', nativeName: 'Srpski', contentLang: 'sr' },
  'sr-cyrl': { htmlLang: 'sr-Cyrl', nativeName: 'Српски', contentLang: 'sr' },
  bs: { htmlLang: 'bs', nativeName: 'Bosanski', contentLang: 'bs' },
  cnr: { htmlLang: 'cnr', nativeName: 'Crnogorski', contentLang: 'cnr' },
  sq: { htmlLang: 'sq', nativeName: 'Shqip', contentLang: 'sq' },
  mk: { htmlLang: 'mk', nativeName: 'Македонски', contentLang: 'mk' },
}

/**
 * Whether a string, for instance the first part of an address, names one of the written languages. Case counts.
 *
 * @example isLocale('sr-latn') // true; isLocale('sr') // false
 */
export function isLocale(x: string): x is Locale {
  return (LOCALES as readonly string[]).includes(x)
}

/**
 * The BCP 47 tag for `lang` and `hreflang`.
 *
 * @example htmlLang('sr-cyrl') // 'sr-Cyrl'
 */
export function htmlLang(locale: Locale): string {
  return FACTS[locale].htmlLang
}

/**
 * The language's name in itself and in its own script, for the language chooser.
 *
 * @example nativeName('cnr') // 'Crnogorski'
 */
export function nativeName(locale: Locale): string {
  return FACTS[locale].nativeName
}

/**
 * The language in which content for this locale is stored: both Serbian scripts read one text.
 *
 * @example contentLang('sr-cyrl') // 'sr'
 */
export function contentLang(locale: Locale): ContentLang {
  return FACTS[locale].contentLang
}
