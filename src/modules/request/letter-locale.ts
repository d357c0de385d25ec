import { LOCALES, type Locale } from '../../locale/index.ts'

export const CONTENT_LOCALES = LOCALES

const OF_COUNTRY: Readonly<Record<string, Locale>> = {
  al: 'sq',
  ba: 'bs',
  me: 'cnr',
  mk: 'mk',
  rs: 'sr-cyrl',
}

/** The language and script that offices of a country write to each other in. */
export function letterLocale(country: string): Locale {
  return OF_COUNTRY[country] ?? 'en'
}
