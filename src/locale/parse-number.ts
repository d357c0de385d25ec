import type { Locale } from './locales.ts'
import { numberMarks } from './number.ts'

export type ParsedNumber =
  | { kind: 'number'; value: number }
  | { kind: 'ambiguous'; readings: [number, number] }
  | { kind: 'not-a-number' }

const NOT_A_NUMBER: ParsedNumber = { kind: 'not-a-number' }
const SPACES = /[ \u00a0\u2009\u202f]/g
const SPACE_GROUPED = /^[-\u2212+]?[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?$/

/** More digits than a double keeps: they would be lost without a word. */
const MOST_DIGITS = 15

/**
 * A number as a person types it, in any of the region's or the English manner, whatever the page's language:
 * `1.234,5`, `1,234.5`, `1 234,5`, `1234.5`, `1.234.567`, with a hyphen or a minus before it.
 *
 * `1.234` and `1,234` may be a thousand or a decimal: both readings are given, the locale's own first, so that the
 * form can ask. Anything else, words ("oko 30"), groups that are not of three, more than 15 digits, is not a number.
 *
 * @example parseNumber('sr-latn', '1.234') // { kind: 'ambiguous', readings: [1234, 1.234] }
 */
export function parseNumber(locale: Locale, text: string): ParsedNumber {
  const trimmed = text.trim()
  const isSpaced = SPACE_GROUPED.test(trimmed)
  const match = /^([-\u2212+]?)(\d[\d.,]*)$/.exec(isSpaced ? trimmed.replace(SPACES, '') : trimmed)
  if (!match) return NOT_A_NUMBER
  const sign = match[1] === '-' || match[1] === '\u2212' ? -1 : 1
  const body = match[2]!
  if (body.replace(/\D/g, '').length > MOST_DIGITS) return NOT_A_NUMBER
  return isSpaced ? plain(sign, body) : parseMarks(locale, sign, body)
}

function parseMarks(locale: Locale, sign: number, body: string): ParsedNumber {
  const marks = body.replace(/\d/g, '')
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(body)) return ambiguous(locale, sign, body)
  if (marks.length <= 1) return plain(sign, body)
  for (const group of ['.', ',']) {
    const pattern = new RegExp(`^[1-9]\\d{0,2}(?:\\${group}\\d{3})+(?:${group === '.' ? ',' : '\\.'}\\d+)?$`)
    if (pattern.test(body)) return plain(sign, body.replaceAll(group, ''))
  }
  return NOT_A_NUMBER
}

function ambiguous(locale: Locale, sign: number, body: string): ParsedNumber {
  const whole = sign * Number(body.replace(/[.,]/, ''))
  const decimal = sign * Number(body.replace(',', '.'))
  const isPoint = body.includes(numberMarks(locale).point)
  return { kind: 'ambiguous', readings: isPoint ? [decimal, whole] : [whole, decimal] }
}

function plain(sign: number, body: string): ParsedNumber {
  if (!/^\d+(?:[.,]\d+)?$/.test(body)) return NOT_A_NUMBER
  const value = sign * Number(body.replace(',', '.'))
  return { kind: 'number', value: value === 0 ? 0 : value }
}
