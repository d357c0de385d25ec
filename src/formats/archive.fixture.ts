import { crc32, deflateRawSync } from 'node:zlib'

export interface Part {
  readonly name: string
  readonly data: string | Uint8Array
  /** What the archive says of it, where that is not the truth. */
  readonly says?: { readonly size?: number; readonly flags?: number; readonly mode?: number }
}

/** A zip as a test wants it, lies included. Parts with the same data share it, as overlapping bombs do. */
export function zipOf(parts: readonly Part[]): Buffer {
  const written = new Map<Part['data'], { at: number; packed: Packed }>()
  const [body, directory]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const part of parts) {
    const earlier = written.get(part.data)
    const packed = earlier?.packed ?? packedOf(part.data)
    const at = earlier?.at ?? offset
    const head = headOf(part, packed)
    const name = Buffer.from(part.name)
    if (!earlier) {
      const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, Buffer.alloc(2), name, packed.bytes])
      body.push(local)
      written.set(part.data, { at, packed })
      offset += local.length
    }
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(((part.says?.mode ?? 0o100644) << 16) >>> 0, 6)
    rest.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03'), head, Buffer.alloc(2), rest, name]))
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(
    directory.reduce((sum, it) => sum + it.length, 0),
    12,
  )
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...body, ...directory, end])
}

interface Packed {
  readonly bytes: Buffer
  readonly size: number
  readonly crc: number
}

function packedOf(data: Part['data']): Packed {
  const bytes = Buffer.from(data as Uint8Array)
  return { bytes: deflateRawSync(bytes), size: bytes.length, crc: crc32(bytes) }
}

/** From the version needed to the length of the name, which both headers have alike. */
function headOf({ name, says = {} }: Part, { bytes, size, crc }: Packed): Buffer {
  const head = Buffer.alloc(24)
  head.writeUInt16LE(20, 0)
  head.writeUInt16LE(says.flags ?? 0, 2)
  head.writeUInt16LE(8, 4)
  head.writeUInt32LE(crc, 10)
  head.writeUInt32LE(bytes.length, 14)
  head.writeUInt32LE(says.size ?? size, 18)
  head.writeUInt16LE(Buffer.byteLength(name), 22)
  return head
}

const NS = 'http://schemas.openxmlformats.org'
const MAIN = `${NS}/spreadsheetml/2006/main`
const OFFICE = `${NS}/officeDocument/2006/relationships`
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

export interface WorkbookParts {
  /** What stands in the sheet, or the whole part where it begins with `<?xml`. */
  readonly sheet?: string
  readonly sharedStrings?: string
  readonly styles?: string
  readonly workbook?: string
  readonly type?: string
  readonly more?: readonly Part[]
}

/** The smallest workbook that is one, with what a test puts into it. */
export function workbookOf(parts: WorkbookParts = {}): Buffer {
  return zipOf(partsOf(parts))
}

export function partsOf({
  sheet = '<sheetData/>',
  sharedStrings,
  styles,
  workbook,
  type,
  more,
}: WorkbookParts): Part[] {
  const whole = (root: string, content: string) =>
    content.startsWith('<?xml') ? content : `${XML}<${root} xmlns="${MAIN}" xmlns:r="${OFFICE}">${content}</${root}>`
  const related = (...targets: [kind: string, target: string][]) =>
    `${XML}<Relationships xmlns="${NS}/package/2006/relationships">${targets
      .map(([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`)
      .join('')}</Relationships>`
  return [
    {
      name: '[Content_Types].xml',
      data: `${XML}<Types xmlns="${NS}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type ?? `${TYPE}.sheet.main+xml`}"/></Types>`,
    },
    { name: '_rels/.rels', data: related(['officeDocument', 'xl/workbook.xml']) },
    {
      name: 'xl/workbook.xml',
      data: whole('workbook', workbook ?? '<sheets><sheet name="Sheet" sheetId="1" r:id="rId1"/></sheets>'),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: related(
        ['worksheet', 'worksheets/sheet1.xml'],
        ...(sharedStrings === undefined ? [] : [['sharedStrings', 'sharedStrings.xml'] as [string, string]]),
        ...(styles === undefined ? [] : [['styles', 'styles.xml'] as [string, string]]),
      ),
    },
    { name: 'xl/worksheets/sheet1.xml', data: whole('worksheet', sheet) },
    ...(sharedStrings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', data: whole('sst', sharedStrings) }]),
    ...(styles === undefined ? [] : [{ name: 'xl/styles.xml', data: whole('styleSheet', styles) }]),
    ...(more ?? []),
  ]
}

/** Rows of inline texts. */
export function sheetOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `<c t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
  return `<sheetData>${rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData>`
}
