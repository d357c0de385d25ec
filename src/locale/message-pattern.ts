/** A parsed pattern: literal text and places that values fill. */
export type MessagePart =
  | { kind: 'text'; text: string }
  | { kind: 'value'; name: string }
  | { kind: 'number'; name: string }
  | { kind: 'day'; name: string; style: 'short' | 'long' }
  | { kind: 'plural'; name: string; cases: ReadonlyMap<string, Message> }
  | { kind: 'select'; name: string; cases: ReadonlyMap<string, Message> }
  /** `#`: the number of the plural around it. */
  | { kind: 'count' }

export type Message = readonly MessagePart[]

interface Reader {
  pattern: string
  at: number
}

/**
 * Reads an ICU MessageFormat pattern of the subset that formatMessage describes.
 * Throws SyntaxError, saying what is wrong and at which character, where the pattern is malformed.
 *
 * @example parsePattern('{n} žrtava') // [{ kind: 'value', name: 'n' }, { kind: 'text', text: ' žrtava' }]
 */
export function parsePattern(pattern: string): Message {
  const reader = { pattern, at: 0 }
  const message = readMessage(reader, false)
  if (reader.at < pattern.length) fail(reader, 'a closing brace without its opening one')
  return message
}

function readMessage(reader: Reader, isPlural: boolean): Message {
  const parts: MessagePart[] = []
  let text = ''
  const flush = () => {
    if (text !== '') parts.push({ kind: 'text', text })
    text = ''
  }
  while (reader.at < reader.pattern.length) {
    const character = reader.pattern.charAt(reader.at)
    if (character === '}') break
    if (character === '{') {
      flush()
      parts.push(readArgument(reader))
    } else if (character === '#' && isPlural) {
      flush()
      parts.push({ kind: 'count' })
      reader.at++
    } else if (character === "'") {
      text += readApostrophe(reader, isPlural)
    } else {
      text += character
      reader.at++
    }
  }
  flush()
  return parts
}

/** As ICU: two are one; one before a brace (or # in a plural) opens a quotation up to the next; else it is itself. */
function readApostrophe(reader: Reader, isPlural: boolean): string {
  const { pattern } = reader
  const next = pattern.charAt(reader.at + 1)
  reader.at++
  if (next === "'") {
    reader.at++
    return "'"
  }
  if (next === '' || !(isPlural ? '{}#' : '{}').includes(next)) return "'"
  let quoted = ''
  while (reader.at < pattern.length) {
    const character = pattern.charAt(reader.at++)
    if (character !== "'") quoted += character
    else if (pattern.charAt(reader.at) !== "'") return quoted
    else quoted += pattern.charAt(reader.at++)
  }
  return quoted
}

function readArgument(reader: Reader): MessagePart {
  reader.at++
  const name = readWord(reader, 'the name of an argument')
  if (take(reader, '}')) return { kind: 'value', name }
  if (!take(reader, ',')) fail(reader, `a comma or a closing brace is missing after ${name}`)
  const kind = readWord(reader, `the kind of ${name}`)
  switch (kind) {
    case 'number':
      return close(reader, { kind, name })
    case 'day':
      return close(reader, { kind, name, style: readDayStyle(reader) })
    case 'plural':
    case 'select':
      if (!take(reader, ',')) fail(reader, `the cases of ${name} are missing`)
      return close(reader, { kind, name, cases: readCases(reader, name, kind) })
    default:
      return fail(reader, `${kind} is no kind of argument here (number, day, plural, select)`)
  }
}

function readDayStyle(reader: Reader): 'short' | 'long' {
  if (!take(reader, ',')) return 'short'
  const style = readWord(reader, 'short or long')
  return style === 'short' || style === 'long' ? style : fail(reader, `${style} is no style of a day (short, long)`)
}

function readCases(reader: Reader, name: string, kind: 'plural' | 'select'): ReadonlyMap<string, Message> {
  const cases = new Map<string, Message>()
  const shape = kind === 'plural' ? /^(?:=\d+|one|few|other)$/ : /^[^=]/
  for (skipSpace(reader); !['}', ''].includes(reader.pattern.charAt(reader.at)); skipSpace(reader)) {
    const key = readWord(reader, `a case of ${name}`)
    if (!shape.test(key)) fail(reader, `${key} is no case of a ${kind}`)
    if (cases.has(key)) fail(reader, `the case ${key} of ${name} stands twice`)
    if (!take(reader, '{')) fail(reader, `the text of the case ${key} of ${name} is missing`)
    cases.set(key, readMessage(reader, kind === 'plural'))
    if (!take(reader, '}')) fail(reader, `the case ${key} of ${name} is not closed`)
  }
  if (!cases.has('other')) fail(reader, `${name} has no case other`)
  return cases
}

function close(reader: Reader, part: MessagePart): MessagePart {
  return take(reader, '}') ? part : fail(reader, 'a closing brace is missing')
}

function readWord(reader: Reader, what: string): string {
  skipSpace(reader)
  const word = /^[^\s{},'#]+/.exec(reader.pattern.slice(reader.at))?.[0]
  if (word === undefined) return fail(reader, `${what} is missing`)
  reader.at += word.length
  return word
}

function take(reader: Reader, character: string): boolean {
  skipSpace(reader)
  if (reader.pattern.charAt(reader.at) !== character) return false
  reader.at++
  return true
}

function skipSpace(reader: Reader): void {
  while (/\s/.test(reader.pattern.charAt(reader.at))) reader.at++
}

function fail(reader: Reader, what: string): never {
  throw new SyntaxError(`${what}, at character ${reader.at + 1} of the pattern: ${reader.pattern}`)
}
