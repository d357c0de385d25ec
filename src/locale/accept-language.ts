import type { Locale } from './locales.ts'

const BY_LANGUAGE: Record<string, Locale> = {
  en: 'en',
  sr: 'sr-latn',
  sh: 'sr-latn',
  bs: 'bs',
  hr: 'bs',
  cnr: 'cnr',
  sq: 'sq',
  mk: 'mk',
}

interface Wish {
  tag: string
  quality: number
}

/**
 * The written language that a browser asks for, by the header's quality values (RFC 9110, 12.5.4); of equal ones
 * the earlier.
 *
 * Serbian without a script gets Latin, which every reader of Serbian reads; `sr-ME` gets Montenegrin, as browsers
 * offer no `cnr`; Croatian gets Bosnian, the nearest that there is. Undefined where nothing fits or the header is
 * absent: then the reader chooses. A malformed part is passed over.
 *
 * @example localeFromAcceptLanguage('mk-MK,mk;q=0.9,en;q=0.5') // 'mk'
 */
export function localeFromAcceptLanguage(header: string | null): Locale | undefined {
  const wishes = (header ?? '').split(',').flatMap(readWish)
  wishes.sort((a, b) => b.quality - a.quality)
  for (const wish of wishes) {
    const locale = localeOfTag(wish.tag)
    if (locale !== undefined) return locale
  }
  return undefined
}

function readWish(part: string): Wish[] {
  const match = /^\s*([a-z]{1,8}(?:-[a-z0-9]{1,8})*)\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?$/i.exec(part)
  if (!match) return []
  const quality = Number(match[2] ?? '1')
  return quality > 0 ? [{ tag: match[1]!.toLowerCase(), quality }] : []
}

function localeOfTag(tag: string): Locale | undefined {
  const [language = '', ...rest] = tag.split('-')
  if (language === 'sr' && rest.includes('me')) return 'cnr'
  if (language === 'sr' && rest.includes('cyrl')) return 'sr-cyrl'
  return Object.hasOwn(BY_LANGUAGE, language) ? BY_LANGUAGE[language] : undefined
}
