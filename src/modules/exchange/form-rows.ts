import { CONTENT_LANGS, type LocalText } from '../../kit/local-text.ts'
import { htmlLang, nativeName } from '../../locale/index.ts'
import type { OutTable } from './table.ts'

/** A row of a form's sheet, by heading; what it does not say is left out. */
export type FormRow = Readonly<Record<string, string | null>>

/** The languages of a form, as its headings name them: `Srpski (sr-Latn)`. */
export const LANGUAGES = CONTENT_LANGS.map((lang) => {
  const locale = lang === 'sr' ? 'sr-latn' : lang
  return { lang, name: `${nativeName(locale)} (${htmlLang(locale)})` }
})

export const inAll = (column: string) => LANGUAGES.map(({ name }) => `${column}::${name}`)

/** A wording under the headings of its languages. */
export function saidIn(column: string, text: LocalText | undefined): FormRow {
  return Object.fromEntries(
    LANGUAGES.flatMap(({ lang, name }) => (text?.[lang] ? [[`${column}::${name}`, text[lang].text]] : [])),
  )
}

export const everywhere = (text: string): LocalText =>
  Object.fromEntries(CONTENT_LANGS.map((lang) => [lang, { text, state: 'source' }]))

/** As a form says yes, in any of its spellings. */
export const isYes = (text: string) => /^(yes|true(\(\))?|1)$/i.test(text)

/** Whether two cells say the same: servers write a yes or no in their own way. */
export function isSameCell(head: string, a: string, b: string): boolean {
  return a === b || (head === 'required' && isYes(a) === isYes(b))
}

/** In the order of the languages. */
export const inOrderOfLanguages = (...texts: readonly string[]): LocalText =>
  Object.fromEntries(CONTENT_LANGS.map((lang, at) => [lang, { text: texts[at]!, state: 'source' }]))

/** Rows as a table: the headings that are always there, then whatever else a row says. */
export function tableFrom(heads: readonly string[], rows: readonly FormRow[]): OutTable {
  const header = [...new Set([...heads, ...rows.flatMap((row) => Object.keys(row))])]
  return { header, rows: rows.map((row) => header.map((head) => row[head] ?? null)) }
}

/**
 * The names of a form are made of codes and stay: IDN → `IDN`, IDN.3 → `IDN_s3`, IDN-08 → `IDN_08`, IDN-18-RS → `IDN_18_RS`.
 * A sub-area is told from an indicator, because IDN.10 and IDN-10 are two.
 */
export function formName(code: string): string {
  return code.replace('.', '_s').replaceAll('-', '_')
}

/** The code that a name of a form was made of; undefined where it was made otherwise. @example codeOfName('IDN_18_RS') // 'IDN-18-RS' */
export function codeOfName(name: string): string | undefined {
  const code = name.replace('_s', '.').replaceAll('_', '-')
  return formName(code) === name ? code : undefined
}
