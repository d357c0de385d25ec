import { z } from 'zod'
import {
  contentLang,
  NO_EXCEPTIONS,
  toCyrillic,
  type ContentLang,
  type Locale,
  type ScriptExceptions,
} from '../locale/index.ts'

export const CONTENT_LANGS = ['en', 'sr', 'bs', 'cnr', 'sq', 'mk'] as const satisfies readonly ContentLang[]

const Piece = z.object({
  text: z.string().min(1),
  /** source: written in this language; unreviewed: translated, nobody who speaks it has confirmed it yet. */
  state: z.enum(['source', 'unreviewed', 'reviewed', 'stale']),
  /** Short hash of the source wording that it translates, where that is known. */
  of: z.string().optional(),
})

/** Wording of content in some of the six languages; Serbian is kept once, in Latin script. */
export const LocalText = z.partialRecord(z.enum(CONTENT_LANGS), Piece)
export type LocalText = z.output<typeof LocalText>

export interface ReadText {
  readonly text: string
  /** The language that the text is in: not always the reader's. */
  readonly lang: ContentLang
  readonly locale: Locale
  readonly isFallback: boolean
  readonly isUnreviewed: boolean
  /** The source was changed after it was translated. */
  readonly isStale: boolean
}

/** The text in the reader's language and script, else English, else whatever there is, saying which. */
export function textIn(text: LocalText, locale: Locale, exceptions: ScriptExceptions = NO_EXCEPTIONS): ReadText {
  const wanted = contentLang(locale)
  const lang = [wanted, 'en' as const, ...CONTENT_LANGS].find((l) => text[l] !== undefined)
  if (lang === undefined) throw new Error('a local text needs at least one language')
  const piece = text[lang]!
  const isFallback = lang !== wanted
  const inCyrillic = !isFallback && locale === 'sr-cyrl'
  return {
    text: inCyrillic ? toCyrillic(piece.text, exceptions) : piece.text,
    lang,
    locale: isFallback ? (lang === 'sr' ? 'sr-latn' : lang) : locale,
    isFallback,
    isUnreviewed: piece.state === 'unreviewed' || piece.state === 'stale',
    isStale: piece.state === 'stale',
  }
}

/** Builds a text from plain strings: the first language is the source, the others are unreviewed translations. */
export function localText(texts: Partial<Record<ContentLang, string>>, source: ContentLang = 'en'): LocalText {
  const result: LocalText = {}
  for (const lang of CONTENT_LANGS) {
    const text = texts[lang]
    if (text) result[lang] = { text, state: lang === source ? 'source' : 'unreviewed' }
  }
  return result
}
