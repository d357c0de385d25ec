import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import type { Problem } from '../kit/problems.ts'
import { MEGABYTE } from '../kit/file-size.ts'
import { formatsProblem } from './problems.ts'
import type { WorkbookLimits } from './xlsx.ts'

const MOST_ENTRIES = 2000
const LONGEST_NAME_SAID = 80
/** What compression reaches on honest sheets stays below, but for small ones of nothing but formatted cells. */
const MOST_RATIO = 100
const SMALL = 10 * MEGABYTE
const SYMLINK = 0o120000
const FILE_TYPE = 0o170000
const ARCHIVE = /\.(zip|gz|bz2|xz|7z|rar|tar|tgz|zst|jar)$/i
const REMAINS_OF_MACROS = /(^|\/)(vbaProject\w*\.bin|xl\/macrosheets\/)/i

export interface Archive {
  readonly zip: ZipFile
  readonly entries: ReadonlyMap<string, Entry>
}

/** The parts of an Excel workbook. */
export async function openArchive(bytes: Uint8Array, limits: WorkbookLimits): Promise<Archive> {
  const archive = await openZip(bytes, limits)
  const { entries } = archive
  if (!entries.has('[Content_Types].xml') || !entries.has('_rels/.rels')) throw formatsProblem['not-a-workbook']()
  return archive
}

/**
 * The parts of a workbook file, by name, none of them unpacked yet. Refuses by what the archive says of itself; that it
 * says the truth is checked while a part is read.
 */
export async function openZip(bytes: Uint8Array, limits: WorkbookLimits): Promise<Archive> {
  refuseOther(bytes, limits)
  const zip = await opened(bytes)
  const entries = new Map<string, Entry>()
  let unpacked = 0
  for (const entry of await listed(zip, limits)) {
    const name = entry.fileName
    unpacked += entry.uncompressedSize
    refuseEntry(entry)
    if (unpacked > limits.unpackedBytes || ratioOf(entry) > MOST_RATIO) throw tooBig(limits)
    if (entries.has(name)) throw unsafe(name)
    entries.set(name, entry)
  }
  return { zip, entries }
}

/** What is no zip at all: too much, an old workbook or one behind a password (both compound files), anything else. */
function refuseOther(bytes: Uint8Array, limits: WorkbookLimits): void {
  if (bytes.length > limits.bytes)
    throw formatsProblem['file-too-big']({ maximum: Math.floor(limits.bytes / MEGABYTE) })
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8)).toString('hex')
  if (start === 'd0cf11e0a1b11ae1') {
    const isLocked = asBuffer(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
    throw formatsProblem[isLocked ? 'encrypted' : 'old-workbook']()
  }
  if (!start.startsWith('504b0304')) throw formatsProblem['not-a-workbook']()
}

const asBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

async function opened(bytes: Uint8Array): Promise<ZipFile> {
  try {
    return await fromBufferPromise(asBuffer(bytes), { lazyEntries: true, autoClose: false })
  } catch {
    throw formatsProblem.damaged()
  }
}

async function listed(zip: ZipFile, limits: WorkbookLimits): Promise<Entry[]> {
  if (zip.entryCount > MOST_ENTRIES) throw tooBig(limits)
  const entries: Entry[] = []
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry)
  } catch (error) {
    throw refusalOf(error)
  }
  return entries
}

/** The library looks at each name and flag itself and says what it saw in a sentence of its own. */
function refusalOf(error: unknown): Problem {
  const said = error instanceof Error ? error.message : ''
  const name = /^(?:absolute path|invalid relative path|invalid characters in fileName): (.*)$/s.exec(said)
  if (name) return unsafe(name[1]!)
  return said.includes('encryption') ? formatsProblem.encrypted() : formatsProblem.damaged()
}

const unsafe = (part: string) => formatsProblem['unsafe-archive']({ part: part.slice(0, LONGEST_NAME_SAID) })

const tooBig = (limits: WorkbookLimits) =>
  formatsProblem['unpacks-too-big']({ maximum: Math.floor(limits.unpackedBytes / MEGABYTE) })

function refuseEntry(entry: Entry): void {
  const part = entry.fileName
  if (entry.isEncrypted()) throw formatsProblem.encrypted()
  const isLink = ((entry.externalFileAttributes >>> 16) & FILE_TYPE) === SYMLINK
  if (isLink || ARCHIVE.test(part)) throw unsafe(part)
  if (REMAINS_OF_MACROS.test(part)) throw formatsProblem.macros()
  if (!entry.canDecodeFileData()) throw formatsProblem.damaged()
}

const ratioOf = ({ uncompressedSize, compressedSize }: Entry) =>
  uncompressedSize <= SMALL ? 0 : uncompressedSize / Math.max(compressedSize, 1)

/** The bytes of a part as they unpack; more or fewer than it declares is damage. */
export async function* unpacked({ zip }: Archive, entry: Entry): AsyncGenerator<Uint8Array> {
  const stream = await zip.openReadStreamPromise(entry).catch(() => {
    throw formatsProblem.damaged()
  })
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>
  try {
    for (;;) {
      const next = await chunks.next().catch(() => {
        throw formatsProblem.damaged()
      })
      if (next.done) return
      yield next.value
    }
  } finally {
    stream.destroy()
  }
}
