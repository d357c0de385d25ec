import { textIn, type LocalText } from '../../kit/local-text.ts'
import { htmlLang } from '../../locale/index.ts'
import { useLocale } from '../reading.tsx'

/** A text of the content in the reader's language; in another one it says which. */
export function Wording({ text }: { text: LocalText }) {
  const read = textIn(text, useLocale())
  return read.isFallback ? <span lang={htmlLang(read.locale)}>{read.text}</span> : read.text
}
