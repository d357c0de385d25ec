import { parsePattern, type Message, type MessagePart } from './message-pattern.ts'
import { toCyrillic } from './to-cyrillic.ts'

/** Stands for the nth argument while the text around it is converted, so that what spans an argument stays whole. */
const FIRST_STAND_IN = 0xe000

/**
 * A pattern of Serbian Latin with its literal text in Cyrillic, by toCyrillic; argument names, keywords, cases and
 * `<tags>` stay. Text in quotation by apostrophes is literal text, except `{…}`. The result is a pattern of the same
 * meaning, not always of the same spacing.
 *
 * Throws SyntaxError where the pattern is malformed.
 *
 * @example patternToCyrillic('{n, plural, one {# žrtva} other {# žrtava}}') // '{n, plural, one {# жртва} other {# жртава}}'
 */
export function patternToCyrillic(pattern: string): string {
  return convert(parsePattern(pattern), false)
}

function convert(message: Message, isPlural: boolean): string {
  const places: MessagePart[] = []
  let text = ''
  for (const part of message) {
    if (part.kind === 'text') text += part.text
    else text += String.fromCharCode(FIRST_STAND_IN + places.push(part) - 1)
  }
  return quoted(toCyrillic(text), isPlural).replace(/[\ue000-\uefff]/g, (it) => {
    const part = places[it.charCodeAt(0) - FIRST_STAND_IN]
    return part === undefined ? it : printed(part)
  })
}

function quoted(text: string, isPlural: boolean): string {
  return text.replaceAll("'", "''").replace(isPlural ? /[{}#]+/g : /[{}]+/g, (it) => `'${it}'`)
}

function printed(part: MessagePart): string {
  switch (part.kind) {
    case 'text':
      return part.text
    case 'count':
      return '#'
    case 'value':
      return `{${part.name}}`
    case 'number':
      return `{${part.name}, number}`
    case 'day':
      return part.style === 'short' ? `{${part.name}, day}` : `{${part.name}, day, long}`
    case 'plural':
    case 'select': {
      const cases = [...part.cases].map(([key, message]) => `${key} {${convert(message, part.kind === 'plural')}}`)
      return `{${part.name}, ${part.kind}, ${cases.join(' ')}}`
    }
  }
}
