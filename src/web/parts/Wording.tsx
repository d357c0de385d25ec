import type { LocalText } from '../../kit/local-text.ts'
import { htmlLang } from '../../locale/index.ts'
import { useTextIn } from '../reading.tsx'

/** A text of the content in the reader's language; in another one it says which. */
export function Wording({ text }: { text: LocalText }) {
  const read = useTextIn()(text)
  return read.isFallback ? <span lang={htmlLang(read.locale)}>{read.text}</span> : read.text
}
