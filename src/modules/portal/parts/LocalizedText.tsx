import { textIn, type LocalText } from '../../../kit/local-text.ts'
import { htmlLang, nativeName } from '../../../locale/index.ts'
import { Wording } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { usePortalWords } from '../words.ts'

/** Content in the reader's language. What the language lacks stands in another one, which is named and marked. */
export function LocalizedText({ text, quiet = false }: { text: LocalText; quiet?: boolean }) {
  const locale = useLocale()
  const t = usePortalWords()
  const read = textIn(text, locale)
  if (!read.isFallback) return read.text
  const name = nativeName(read.locale)
  return (
    <>
      <Wording text={text} />
      {!quiet && (
        <>
          {' '}
          <small className="text-lang" title={t('text.only-in', { language: name })}>
            [<span lang={htmlLang(read.locale)}>{name}</span>]
          </small>
        </>
      )}
    </>
  )
}

/** The plain string of a text, for titles, options and sorting. */
export function usePlain(): (text: LocalText) => string {
  const locale = useLocale()
  return (text) => textIn(text, locale).text
}
