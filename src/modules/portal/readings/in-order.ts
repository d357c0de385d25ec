import { textIn, type LocalText } from '../../../kit/local-text.ts'
import { compareIn, type Locale } from '../../../locale/index.ts'

/** Sorted by what the reader reads, in the alphabet of the reader's language. */
export function inOrder<T>(locale: Locale, rows: readonly T[], nameOf: (row: T) => LocalText | string): T[] {
  const compare = compareIn(locale)
  const said = (row: T) => {
    const name = nameOf(row)
    return typeof name === 'string' ? name : textIn(name, locale).text
  }
  return rows.toSorted((a, b) => compare(said(a), said(b)))
}
