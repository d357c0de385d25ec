import { textIn, type LocalText } from '../../../kit/local-text.ts'
import type { Locale } from '../../../locale/index.ts'
import { valueText } from '../../observation/index.ts'

type Stored = Omit<Parameters<typeof valueText>[0], 'kind'> & { readonly kind: string }

/** A stored value in the reader's notation. */
function shownValue(figure: Stored, locale: Locale) {
  return valueText(figure as Parameters<typeof valueText>[0], locale)
}

export type UnitNames = Readonly<Record<string, LocalText>>

interface Reader {
  readonly locale: Locale
  readonly units: UnitNames
  /** A choice in the reader's words: `useGiven`. */
  given(value: { readonly unit: string; readonly asGiven: string }): string
}

/** One line: the value, what its range is, and its unit. Undefined where the value says why there is none. */
export function valueLine(figure: Stored, { locale, units, given }: Reader): string | undefined {
  const shown = shownValue(figure, locale)
  if (shown.sort === 'missing') return undefined
  if (shown.sort === 'choice') return given({ unit: figure.unit, asGiven: figure.text ?? '' })
  if (shown.sort === 'words') return shown.text
  const value = shown.sort === 'interval' ? `${shown.text} (${shown.range})` : shown.text
  const unit = shown.unit === null ? undefined : units[shown.unit]
  return unit ? `${value} ${textIn(unit, locale).text}` : value
}
