import { createContext, use } from 'react'
import type { ReactNode } from 'react'
import { textIn, type LocalText, type ReadText } from '../kit/local-text.ts'
import { toCyrillic, type Locale } from '../locale/index.ts'
import { translator } from '../kit/words.ts'
import type { Messages, Reading, Translate } from '../kit/words.ts'

const ReadingContext = createContext<Reading>({ locale: 'en', catalogue: {} })

/** Everything below is read in this language. */
export function ReadingIn({ reading, children }: { reading: Reading; children: ReactNode }) {
  return <ReadingContext value={reading}>{children}</ReadingContext>
}

export function useLocale(): Locale {
  return use(ReadingContext).locale
}

/** A text of the content as this reader reads it: their language, their script, with the exceptions that people added. */
export function useTextIn(): (text: LocalText) => ReadText {
  const { locale, exceptions } = use(ReadingContext)
  return (text) => textIn(text, locale, exceptions)
}

/** Serbian Latin in Cyrillic, with the exceptions that people added. */
export function useToCyrillic(): (text: string) => string {
  const { exceptions } = use(ReadingContext)
  return (text) => toCyrillic(text, exceptions)
}

/** Makes a module's `useWords`: `export const useWords = wordsOf('evidence', messages)`. */
export function wordsOf<M extends Messages>(module: string, messages: M): () => Translate<M> {
  return () => translator(use(ReadingContext), module, messages)
}
