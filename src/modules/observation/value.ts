import { choiceKey } from '../../answers/index.ts'
import { formatDay, formatNumber, formatPercent, type Locale } from '../../locale/index.ts'
import type { ObservedValue } from './figure.ts'
import { isTypedMissing, type TypedMissing } from './model.ts'

/**
 * A value for showing. `unit` is a code of the content's terms where it is to be named beside the value; null where the
 * text says it already, or has none.
 */
export type ShownValue =
  | { readonly sort: 'number'; readonly text: string; readonly unit: string | null }
  /** `text` is as the source prints it, `range` what that means. */
  | { readonly sort: 'interval'; readonly text: string; readonly range: string; readonly unit: string | null }
  /** The source's own words. */
  | { readonly sort: 'words'; readonly text: string }
  /** Yes, partly or no; `key` is the message that says it. */
  | { readonly sort: 'choice'; readonly key: `answers.choice.${string}` }
  /** Why there is none; `key` is the message that says so. */
  | { readonly sort: 'missing'; readonly missing: TypedMissing; readonly key: `web.missing.${TypedMissing}.word` }

/**
 * A stored value in the reader's notation. `<5` stays `<5`, with 0–4 beside it; words stay verbatim; what is missing
 * says why and never looks like a number.
 *
 * @example valueText({ kind: 'number', number: 1234.5, unit: 'EUR', … }, 'sr-latn') // { text: '1.234,5', unit: 'EUR', … }
 */
export function valueText(value: ObservedValue, locale: Locale): ShownValue {
  const { kind, number, low, high, text, asGiven } = value
  if (isTypedMissing(kind)) return { sort: 'missing', missing: kind, key: `web.missing.${kind}.word` }
  const choice = kind === 'text' ? choiceKey(value.unit, text) : undefined
  if (choice) return { sort: 'choice', key: choice }
  if (kind === 'text') return { sort: 'words', text: dayOrWords(text ?? asGiven, value.unit, locale) }
  const unit = spoken(value.unit)
  if (kind === 'number') return { sort: 'number', text: numberText(number!, value.unit, locale), unit }
  const range = `${numberText(low!, value.unit, locale)}–${numberText(high!, value.unit, locale)}`
  return { sort: 'interval', text: asGiven, range, unit }
}

/** A year is a name, not an amount: 2011, never 2.011. */
function numberText(number: number, unit: string, locale: Locale): string {
  if (unit === 'year') return String(number)
  if (unit !== 'percent') return formatNumber(locale, number)
  return formatPercent(locale, number / 100, { decimals: Math.min(decimalsOf(number), 3) })
}

function decimalsOf(number: number): number {
  return String(number).split('.')[1]?.length ?? 0
}

function dayOrWords(text: string, unit: string, locale: Locale): string {
  return unit === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDay(locale, text) : text
}

const SAID_BY_THE_VALUE: readonly string[] = ['', 'percent', 'year', 'text', 'date']

function spoken(unit: string): string | null {
  return SAID_BY_THE_VALUE.includes(unit) ? null : unit
}
