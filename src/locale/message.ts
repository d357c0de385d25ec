import { formatDay } from './day.ts'
import type { Locale } from './locales.ts'
import { parsePattern, type Message, type MessagePart } from './message-pattern.ts'
import { formatNumber } from './number.ts'
import { pluralCategory } from './plural.ts'

export type MessageValues = Readonly<Record<string, string | number>>

// Never emptied: patterns come from the catalogues, so there is an end to them.
const parsed = new Map<string, Message>()

/**
 * A pattern of ICU MessageFormat filled with values: `{x}` (a number as formatNumber shows it; a year or a code goes
 * in as a string), `{n, number}`, `{d, day}` and `{d, day, long}` (an ISO day), `{n, plural, =0 {…} one {…} few {…}
 * other {# …}}`, `{x, select, a {…} other {…}}`, nested as one likes. Quoting by apostrophe as in ICU. A category
 * that is not worded falls to `other`.
 *
 * Throws SyntaxError where the pattern is malformed, TypeError where a value is missing or of the wrong kind, and
 * RangeError where a day or a number is none.
 *
 * @example formatMessage('bs', '{n, plural, one {# žrtva} few {# žrtve} other {# žrtava}}', { n: 22 }) // '22 žrtve'
 */
export function formatMessage(locale: Locale, pattern: string, values: MessageValues = {}): string {
  return write({ locale, pattern, values }, parsedPattern(pattern), undefined)
}

/**
 * The names of all arguments of a pattern, each once, in alphabetical order: a translation has those of its source.
 * Throws SyntaxError where the pattern is malformed.
 *
 * @example messageArguments('{who} – {n, plural, other {# {what}}}') // ['n', 'what', 'who']
 */
export function messageArguments(pattern: string): string[] {
  return [...new Set(argumentsOf(parsedPattern(pattern)))].sort()
}

function argumentsOf(message: Message): string[] {
  return message.flatMap((part) => {
    if (part.kind === 'text' || part.kind === 'count') return []
    if (part.kind === 'plural' || part.kind === 'select') {
      return [part.name, ...[...part.cases.values()].flatMap(argumentsOf)]
    }
    return [part.name]
  })
}

function parsedPattern(pattern: string): Message {
  let message = parsed.get(pattern)
  if (message === undefined) {
    message = parsePattern(pattern)
    parsed.set(pattern, message)
  }
  return message
}

interface Filling {
  locale: Locale
  pattern: string
  values: MessageValues
}

function write(filling: Filling, message: Message, count: number | undefined): string {
  return message.map((part) => writePart(filling, part, count)).join('')
}

function writePart(filling: Filling, part: MessagePart, count: number | undefined): string {
  const { locale } = filling
  switch (part.kind) {
    case 'text':
      return part.text
    case 'count':
      return formatNumber(locale, count!)
    case 'value': {
      const value = valueOf(filling, part.name)
      return typeof value === 'number' ? formatNumber(locale, value) : value
    }
    case 'number':
      return formatNumber(locale, numberOf(filling, part.name))
    case 'day':
      return formatDay(locale, String(valueOf(filling, part.name)), part.style)
    case 'plural': {
      const n = numberOf(filling, part.name)
      const chosen = part.cases.get(`=${n}`) ?? part.cases.get(pluralCategory(locale, n)) ?? part.cases.get('other')!
      return write(filling, chosen, n)
    }
    case 'select': {
      const chosen = part.cases.get(String(valueOf(filling, part.name))) ?? part.cases.get('other')!
      return write(filling, chosen, undefined)
    }
  }
}

function valueOf({ pattern, values }: Filling, name: string): string | number {
  const value = Object.hasOwn(values, name) ? values[name] : undefined
  if (value === undefined) throw new TypeError(`no value for ${name} of the pattern: ${pattern}`)
  return value
}

function numberOf(filling: Filling, name: string): number {
  const value = valueOf(filling, name)
  if (typeof value !== 'number') throw new TypeError(`${name} must be a number for the pattern: ${filling.pattern}`)
  return value
}
