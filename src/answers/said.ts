import { formatNumber, formatPercent, type Locale } from '../locale/index.ts'
import type { CellValue } from './cell-value.ts'
import type { CellSort } from './cell.ts'
import type { Interval } from './interval.ts'

/** For showing. */
export type Said =
  | { readonly kind: 'text'; readonly text: string }
  /** `text` is as it was given, `range` what it means. */
  | { readonly kind: 'interval'; readonly text: string; readonly range: string }
  /** What somebody wrote, in the language in which they did. */
  | { readonly kind: 'words'; readonly text: string }
  /** The message that says it. */
  | { readonly kind: 'choice'; readonly key: `answers.choice.${string}` }

/**
 * One cell in the reader's notation. What is a code everywhere (EUR) is itself.
 *
 * @example sayCell('sr-latn', 'whole', { kind: 'number', number: 1234, asGiven: '1234' }) // { kind: 'text', text: '1.234' }
 */
export function sayCell(locale: Locale, sort: CellSort, value: CellValue): Said {
  switch (value.kind) {
    case 'number':
      return { kind: 'text', text: formatNumber(locale, value.number) }
    case 'interval':
      return { kind: 'interval', text: value.asGiven.trim(), range: sayInterval(locale, value) }
    case 'words':
      return { kind: 'words', text: value.text }
    case 'choice':
      return sort === 'currency' || sort === 'scale'
        ? { kind: 'text', text: value.choice }
        : { kind: 'choice', key: `answers.choice.${value.choice}` }
  }
}

/** @example sayInterval('en', { low: 0, high: 4 }) // '0–4' */
export function sayInterval(locale: Locale, { low, high }: Interval): string {
  return low === high ? formatNumber(locale, low) : `${formatNumber(locale, low)}–${formatNumber(locale, high)}`
}

/** @example sayShare('en', { low: 0.425, high: 0.425 }) // '42.5%' */
export function sayShare(locale: Locale, { low, high }: Interval): string {
  return low === high ? formatPercent(locale, low) : `${formatPercent(locale, low)}–${formatPercent(locale, high)}`
}
