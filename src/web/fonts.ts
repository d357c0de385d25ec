import type { Locale } from '../locale/index.ts'
import cyrillic from './fonts/noto-sans-cyrillic.woff2?url'
import latinExtended from './fonts/noto-sans-latin-extended.woff2?url'
import latin from './fonts/noto-sans-latin.woff2?url'

/** Addresses of the fonts whose letters a page in this language surely shows, for `<link rel="preload" as="font">`. */
export function fontsOf(locale: Locale): readonly string[] {
  if (locale === 'sr-cyrl' || locale === 'mk') return [latin, cyrillic]
  return locale === 'en' || locale === 'sq' ? [latin] : [latin, latinExtended]
}
