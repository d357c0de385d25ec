import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'

const MOST_ENTRIES = 5000
const MOST_UNPACKED = 200 * 1024 * 1024
const MOST_RATIO = 200
const SYMLINK = 0o120000
const FILE_TYPE = 0o170000

/**
 * Whether an archive (docx, xlsx, odt, ods) can be unpacked without harm: few entries, of a bounded size and ratio as
 * they really unpack, no path out of its folder, no link, nothing encrypted. Reads it through once, keeps nothing.
 */
export async function isHarmlessArchive(bytes: Uint8Array): Promise<boolean> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const zip = await fromBufferPromise(buffer, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true })
    return await areHarmless(zip, bytes.byteLength)
  } catch {
    // Whatever cannot be read as an archive is none that we take.
    return false
  }
}

async function areHarmless(zip: ZipFile, packed: number): Promise<boolean> {
  if (zip.entryCount > MOST_ENTRIES) return false
  const most = Math.min(MOST_UNPACKED, Math.max(packed * MOST_RATIO, 1024 * 1024))
  const budget = { unpacked: 0, packed: 0 }
  for await (const entry of zip.eachEntry()) {
    budget.packed += entry.compressedSize
    budget.unpacked += entry.uncompressedSize
    if (budget.unpacked > most || budget.packed > packed) return false
    if (entry.isEncrypted() || isLink(entry) || !entry.canDecodeFileData()) return false
    if (!entry.fileName.endsWith('/')) await readThrough(zip, entry)
  }
  return true
}

function isLink(entry: Entry): boolean {
  return ((entry.externalFileAttributes >>> 16) & FILE_TYPE) === SYMLINK
}

/** A size that is not the declared one makes the stream fail. */
async function readThrough(zip: ZipFile, entry: Entry): Promise<void> {
  const stream = await zip.openReadStreamPromise(entry)
  for await (const chunk of stream) void chunk
}
