import { CONTENT_LANGS } from '../../../kit/local-text.ts'
import { htmlLang, nativeName, type ContentLang, type Locale } from '../../../locale/index.ts'

const localeOf = (lang: ContentLang): Locale => (lang === 'sr' ? 'sr-latn' : lang)

/** The tag for `lang` of a text; Serbian may be written in either script. */
export function langOfContent(lang: string): string {
  const known = CONTENT_LANGS.find((each) => each === lang)
  if (known === undefined || known === 'sr') return lang
  return htmlLang(localeOf(known))
}

/** The languages that a text can be written in, each by its own name. */
export const languageOptions = CONTENT_LANGS.map((lang) => ({
  value: lang,
  label: nativeName(localeOf(lang)),
  lang: htmlLang(localeOf(lang)),
}))

export function languageName(lang: string): string {
  return languageOptions.find(({ value }) => value === lang)?.label ?? lang
}
