import { formatMessage, type Locale, type ScriptExceptions } from '../locale/index.ts'

/** English words of one module: the pattern itself, or the pattern with a note for translators. */
export type Messages = Readonly<Record<string, string | { readonly text: string; readonly note: string }>>

/** One language's patterns, keyed `module.key`. English needs none: it stands beside the code. */
export type Catalogue = Readonly<Record<string, string>>

export type Values = Readonly<Record<string, string | number>>

/** A module's words in a reader's language; only keys that the module's messages.json has compile. */
export type Translate<M extends Messages> = (key: keyof M & string, values?: Values) => string

export interface Reading {
  readonly locale: Locale
  readonly catalogue: Catalogue
  /** What people have added to the rules of Serbian Cyrillic; none where nothing is converted. */
  readonly exceptions?: ScriptExceptions
}

export function english(messages: Messages, key: string): string {
  const entry = messages[key]
  if (entry === undefined) throw new Error(`no such message: ${key}`)
  return typeof entry === 'string' ? entry : entry.text
}

/** A module's words for one reader. A pattern that the language lacks is shown in English. */
export function translator<M extends Messages>(reading: Reading, module: string, messages: M): Translate<M> {
  return (key, values) => {
    const own = reading.catalogue[`${module}.${key}`]
    return own === undefined
      ? formatMessage('en', english(messages, key), values)
      : formatMessage(reading.locale, own, values)
  }
}
