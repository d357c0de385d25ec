import type { Values } from '../../kit/words.ts'
import type { ContentLang } from '../../locale/index.ts'
import type { TextKey } from './text-key.ts'

/** The files that the texts of a language come out as and in. */
export const TEXT_FORMATS = ['xlf', 'xlsx'] as const
export type TextFormat = (typeof TEXT_FORMATS)[number]

/** A text as a file says it. */
export interface FileText extends TextKey {
  /** `Translations!H14`; of XLIFF its line. */
  readonly address: string
  readonly sourceText: string
  /** Undefined where the file says nothing of it. */
  readonly target: string | undefined
  /** Whoever worked on it says that it is done. */
  readonly isDone: boolean
}

/** What can be wrong in a file: the words are `translation.text.<key>`. */
export type TextProblemKey =
  | 'formula'
  | 'key'
  | 'no-key'
  | 'twice'
  | 'two-texts'
  | 'too-long'
  | 'signs-missing'
  | 'signs-extra'

export interface TextProblem {
  readonly address: string
  readonly key: TextProblemKey
  readonly values: Values
}

/** A file as it is compared, whatever it came as. */
export interface TextFile {
  readonly format: TextFormat
  readonly texts: readonly FileText[]
  readonly problems: readonly TextProblem[]
}

/** What a file says of itself before anything of it is looked at. */
export interface FileOrigin {
  /** As it writes the language: `sr-Latn`. */
  readonly lang: string
  /** Undefined where it does not say. */
  readonly isSample: boolean | undefined
}

export type ReadTexts = TextFile & FileOrigin

/** A BCP 47 tag as one of the six languages: `sq-AL` is `sq`. */
export const languageOf = (tag: string) => tag.toLowerCase().split('-', 1)[0] as ContentLang | (string & {})

/** Serbian is written once, in Latin. */
export const isCyrillic = (tag: string) => /^sr(-|$)/i.test(tag) && /-cyrl(-|$)/i.test(tag)
