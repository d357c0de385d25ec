import { setImmediate as nextTurn } from 'node:timers/promises'
import { SaxesParser } from 'saxes'
import { formatsProblem } from './problems.ts'

export interface XmlElement {
  /** Without a prefix: some programs write `x:row`, most write `row`. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

/** What is done with a document as it goes by. `line` counts from one. */
export interface XmlReader {
  open?(element: XmlElement, line: number): void
  close?(name: string, line: number): void
  text?(text: string): void
  /** Asked between pieces: true ends the reading early. */
  isDone?(): boolean
  /** Waited for between pieces, so that what was read can be handed on. */
  afterPiece?(): Promise<void>
}

const PIECE = 32 * 1024
/** One name, attribute or stretch of text that is longer than this is not held in memory to its end. */
const LONGEST_TOKEN = 2_000_000
const DEEPEST = 100

/**
 * Reads an XML document piece by piece, without ever holding all of it, and lets others work in between. Refuses any
 * document type or entity declaration, an encoding other than UTF-8, and what is not well-formed, naming `part`.
 *
 * @example await readXml(chunks, 'xl/workbook.xml', { open: ({ name }) => names.push(name) })
 */
export async function readXml(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  part: string,
  reader: XmlReader,
): Promise<void> {
  const decode = decoder(part)
  const parsing = parserOf(part, reader)
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += PIECE) {
      parsing.write(decode(chunk.subarray(at, at + PIECE)))
      await reader.afterPiece?.()
      if (reader.isDone?.()) return
      await nextTurn()
    }
  }
  parsing.write(decode())
  parsing.end()
}

/** Bytes to text. A stretch that is no UTF-8 is refused, and so is the mark that another encoding begins with. */
export function decoder(part: string): (bytes?: Uint8Array) => string {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let isFirst = true
  return (bytes) => {
    if (bytes && isFirst) {
      isFirst = false
      if (isOtherEncoding(bytes)) throw formatsProblem['bad-encoding']({ part })
    }
    try {
      return utf8.decode(bytes, { stream: bytes !== undefined })
    } catch {
      throw formatsProblem['bad-encoding']({ part })
    }
  }
}

/** UTF-16 and UTF-32 are told by their byte order mark, or by the zero beside the first letter. */
function isOtherEncoding([first, second]: Uint8Array): boolean {
  return (first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe) || first === 0 || second === 0
}

/** No more than these seven handlers: with an eighth V8 keeps the parser as a dictionary, and it is five times slower. */
function parserOf(part: string, reader: XmlReader) {
  const parser = new SaxesParser({ xmlns: false, position: true })
  let sinceToken = 0
  let depth = 0
  const seen = () => {
    sinceToken = 0
  }
  parser.on('doctype', () => {
    throw formatsProblem['xml-declarations']({ part })
  })
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding)) throw formatsProblem['bad-encoding']({ part })
  })
  parser.on('error', () => {
    throw formatsProblem['damaged-part']({ part, line: parser.line })
  })
  parser.on('opentag', ({ name, attributes }) => {
    seen()
    depth++
    if (depth > DEEPEST) throw formatsProblem['damaged-part']({ part, line: parser.line })
    reader.open?.({ name: local(name), attributes }, parser.line)
  })
  parser.on('closetag', ({ name }) => {
    seen()
    depth--
    reader.close?.(local(name), parser.line)
  })
  const text = (it: string) => {
    seen()
    reader.text?.(it)
  }
  parser.on('text', text)
  parser.on('cdata', text)
  return {
    write(piece: string) {
      sinceToken += piece.length
      parser.write(piece)
      if (sinceToken > LONGEST_TOKEN) throw formatsProblem['damaged-part']({ part, line: parser.line })
    },
    end() {
      parser.close()
    },
  }
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

/** An attribute by its name without a prefix: `r:id` is `id` where the element has no `id` of its own. */
export function attribute({ attributes }: XmlElement, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name]
  const key = Object.keys(attributes).find((it) => it.endsWith(`:${name}`))
  return key === undefined ? undefined : attributes[key]
}
