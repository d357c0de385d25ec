import type { LocalText } from '../../../kit/local-text.ts'
import { htmlLang, nativeName, type Locale } from '../../../locale/index.ts'
import { Wording } from '../../../web/parts/index.ts'
import { useTextIn } from '../../../web/reading.tsx'
import { usePortalWords } from '../words.ts'

/** Content in the reader's language. What the language lacks stands in another one, which is named and marked. */
export function LocalizedText({ text, quiet = false }: { text: LocalText; quiet?: boolean }) {
  const read = useTextIn()(text)
  if (!read.isFallback) return read.text
  return (
    <>
      <Wording text={text} />
      {!quiet && <LanguageMark locale={read.locale} />}
    </>
  )
}

/** After a text in another language than the page's: which one. */
export function LanguageMark({ locale }: { locale: Locale }) {
  const t = usePortalWords()
  const name = nativeName(locale)
  return (
    <>
      {' '}
      <small className="text-lang" title={t('text.only-in', { language: name })}>
        [<span lang={htmlLang(locale)}>{name}</span>]
      </small>
    </>
  )
}

/** The plain string of a text, for titles, options and sorting. */
export function usePlain(): (text: LocalText) => string {
  const read = useTextIn()
  return (text) => read(text).text
}
