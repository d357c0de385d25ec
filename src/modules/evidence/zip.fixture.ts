/** A ZIP archive made by hand, honest or not: what a word processor would never write. */
import { crc32, deflateRawSync } from 'node:zlib'

interface Entry {
  readonly name: string
  readonly bytes: Uint8Array
  /** Unix mode, for links. */
  readonly mode?: number
  /** A size that it claims instead of its own. */
  readonly says?: number
}

function zipOf(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const packed = deflateRawSync(entry.bytes)
    const name = Buffer.from(entry.name)
    const sizes = Buffer.alloc(16)
    sizes.writeUInt32LE(crc32(entry.bytes), 0)
    sizes.writeUInt32LE(packed.length, 4)
    sizes.writeUInt32LE(entry.says ?? entry.bytes.length, 8)
    sizes.writeUInt16LE(name.length, 12)
    const local = Buffer.concat([Buffer.from('504b03041400000008000000' + '0000', 'hex'), sizes, name, packed])
    const central = Buffer.concat([
      Buffer.from('504b0102' + '1403140000000800' + '00000000', 'hex'),
      sizes,
      Buffer.alloc(14),
      name,
    ])
    central.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38)
    central.writeUInt32LE(offset, 42)
    parts.push(local)
    directory.push(central)
    offset += local.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, ...directory, end])
}

const WORD_TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'

/** A document as a word processor packs it, with whatever else is put into it. */
export function wordFile(more: readonly Entry[]): Buffer {
  return zipOf([
    { name: '[Content_Types].xml', bytes: Buffer.from(WORD_TYPES) },
    { name: 'word/document.xml', bytes: Buffer.from('<w:document/>') },
    ...more,
  ])
}
