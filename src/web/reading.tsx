import { createContext, use } from 'react'
import type { ReactNode } from 'react'
import type { Locale } from '../locale/index.ts'
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

/** Makes a module's `useWords`: `export const useWords = wordsOf('evidence', messages)`. */
export function wordsOf<M extends Messages>(module: string, messages: M): () => Translate<M> {
  return () => translator(use(ReadingContext), module, messages)
}
