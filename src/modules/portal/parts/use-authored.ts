import { htmlLang, isLocale, type Locale } from '../../../locale/index.ts'
import { useLocale, useToCyrillic } from '../../../web/reading.tsx'

interface Authored {
  /** Serbian in the reader's script, all else as it was written. */
  readonly said: (text: string) => string
  readonly lang: string | undefined
  /** The language, where it is not the page's. */
  readonly foreign: Locale | null
}

/** How what an author wrote in one language is shown to a reader of another. */
export function useAuthored(written: string): Authored {
  const locale = useLocale()
  const toCyrillic = useToCyrillic()
  const inCyrillic = written === 'sr' && locale === 'sr-cyrl'
  const own = inCyrillic ? 'sr-cyrl' : written === 'sr' ? 'sr-latn' : written
  return {
    said: (text) => (inCyrillic ? toCyrillic(text) : text),
    lang: isLocale(own) ? htmlLang(own) : undefined,
    foreign: isLocale(own) && own !== locale ? own : null,
  }
}
