import { inflateSync } from 'node:zlib'

/** What a PDF would do by itself when it is opened, clicked or printed. A link to a web page is none of these. */
const ANYWHERE = /\/(JavaScript|Launch|SubmitForm|ImportData|ResetForm|RichMedia|Rendition)(?![A-Za-z0-9])/
/** So short that the bytes of a picture hold them by chance: looked for only where objects lie. */
const IN_OBJECTS = /\/(JS|GoToE|Movie|XFA)(?![A-Za-z0-9])/
const MOST_UNPACKED = 60_000_000

/**
 * What a PDF would do that a document to be read does not: run a script, start a program, send a form, open another file, by the
 * name of the action; `unreadable` where nobody can look, because it is encrypted or packed in an unusual way. Undefined where it
 * does nothing.
 *
 * Objects lie open in a PDF, or packed in object streams: both are looked through. Names may be written with `#4a` for `J`.
 *
 * @example pdfAction(bytes) // 'JavaScript'
 */
export function pdfAction(bytes: Uint8Array): string | undefined {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const found = ANYWHERE.exec(named(raw))?.[1]
  if (found !== undefined) return found
  const { open, packed } = partsOf(raw)
  const objects = named(open)
  // Of an encrypted document the names in open objects are readable, but not those in packed ones.
  if (packed.length > 0 && /\/Encrypt(?![A-Za-z0-9])/.test(objects)) return 'unreadable'
  const unpacked = unpackedOf(bytes, packed)
  if (unpacked === undefined) return 'unreadable'
  const all = `${objects}\n${named(unpacked)}`
  return ANYWHERE.exec(all)?.[1] ?? IN_OBJECTS.exec(all)?.[1] ?? openingIn(all)
}

/** Byte by byte: a pattern that calls back takes seconds where a file holds nothing else. */
function named(text: string): string {
  if (!text.includes('#')) return text
  const bytes = Buffer.from(text, 'latin1')
  let to = 0
  for (let at = 0; at < bytes.length; at++) {
    const [high, low] = bytes[at] === 0x23 ? [digitOf(bytes[at + 1]), digitOf(bytes[at + 2])] : [-1, -1]
    const isEscape = high >= 0 && low >= 0
    bytes[to++] = isEscape ? high * 16 + low : bytes[at]!
    if (isEscape) at += 2
  }
  return bytes.toString('latin1', 0, to)
}

function digitOf(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const letter = byte | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1
}

interface Packed {
  readonly description: string
  readonly from: number
  readonly to: number
}

/** The file without what its streams hold, and where the streams are that hold objects. Reads it through once. */
function partsOf(raw: string): { open: string; packed: readonly Packed[] } {
  const open: string[] = []
  const packed: Packed[] = []
  let at = 0
  for (;;) {
    const word = raw.indexOf('stream', at)
    const to = word < 0 ? -1 : raw.indexOf('endstream', word)
    if (to < 0) break
    const description = raw.slice(at, word)
    const plain = named(description)
    if (plain.includes('/ObjStm')) packed.push({ description: plain, from: afterLine(raw, word), to })
    open.push(description)
    at = to + 'endstream'.length
  }
  open.push(raw.slice(at))
  return { open: open.join('\n'), packed }
}

function afterLine(raw: string, word: number): number {
  const from = word + 'stream'.length
  return raw.startsWith('\r\n', from) ? from + 2 : from + 1
}

/** Undefined where one of them cannot be unpacked, or all together are too much. */
function unpackedOf(bytes: Uint8Array, packed: readonly Packed[]): string | undefined {
  const texts: string[] = []
  let left = MOST_UNPACKED
  for (const { description, from, to } of packed) {
    const own = description.slice(description.lastIndexOf('obj'))
    if (/\/Predictor\s*(?!1\D)\d/.test(own)) return undefined
    try {
      const plain = Buffer.from(bytes.subarray(from, to))
      const text = (/\/Filter/.test(own) ? inflateSync(plain, { maxOutputLength: Math.max(1, left) }) : plain).toString(
        'latin1',
      )
      texts.push(text)
      left -= text.length
    } catch {
      return undefined
    }
  }
  return texts.join('\n')
}

/** What is done on opening may only be to show a place in the document itself. */
function openingIn(text: string): string | undefined {
  const at = /\/OpenAction\s*(\[|<<|(\d+)\s+\d+\s+R)/.exec(text)
  if (!at || at[1] === '[') return undefined
  const from = at[2] === undefined ? at.index : objectAt(text, at[2])
  const action = text.slice(from, from + 400)
  const own = action.slice(0, action.indexOf('>>') + 2 || 400)
  return /\/S\s*\/(?!GoTo(?![A-Za-z]))/.test(own) ? 'OpenAction' : undefined
}

function objectAt(text: string, number: string): number {
  return Math.max(0, text.search(new RegExp(`(?:^|[\\r\\n ])${number} \\d+ obj`)))
}
