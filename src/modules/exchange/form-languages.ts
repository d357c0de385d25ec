import type { ContentLang } from '../../locale/index.ts'

const CODES: Readonly<Record<string, ContentLang>> = {
  en: 'en',
  eng: 'en',
  sr: 'sr',
  srp: 'sr',
  bs: 'bs',
  bos: 'bs',
  cnr: 'cnr',
  'sr-me': 'cnr',
  sq: 'sq',
  sqi: 'sq',
  alb: 'sq',
  mk: 'mk',
  mkd: 'mk',
  mac: 'mk',
}

/** What people call the languages in a heading, in English and in each other's. */
const NAMES: Readonly<Record<ContentLang, readonly string[]>> = {
  en: ['english', 'engleski', 'anglisht', 'англиски', 'енглески'],
  sr: ['srpski', 'serbian', 'српски', 'serbisht'],
  bs: ['bosanski', 'bosnian', 'босански', 'boshnjakisht'],
  cnr: ['crnogorski', 'montenegrin', 'црногорски', 'malazezisht'],
  sq: ['shqip', 'albanian', 'albanski', 'албански', 'gjuha shqipe'],
  mk: ['македонски', 'makedonski', 'macedonian', 'maqedonisht'],
}

/**
 * The language that a form means, by its code or its name; undefined where it is none of ours.
 *
 * @example langOf('Srpski (sr-Cyrl)') // 'sr'; langOf('Albanian') // 'sq'; langOf('Français (fr)') // undefined
 */
export function langOf(said: string): ContentLang | undefined {
  if (said.length > 100) return undefined
  const [, name = said, code] = /^(.*?)\s*\(([\w-]+)\)\s*$/u.exec(said) ?? []
  return byCode(code ?? said) ?? byName(name)
}

function byCode(said: string): ContentLang | undefined {
  const code = said.trim().toLowerCase().replaceAll('_', '-')
  return CODES[code] ?? CODES[code.split('-')[0]!]
}

function byName(said: string): ContentLang | undefined {
  const name = said.trim().toLowerCase()
  return (Object.keys(NAMES) as ContentLang[]).find((lang) => NAMES[lang].includes(name))
}
