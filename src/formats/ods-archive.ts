import { text } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { sheetReader } from './ods-sheets.ts'
import { formatsProblem } from './problems.ts'
import { refuseDeclarations, type Listener } from './xlsx-archive.ts'
import { readPart } from './xlsx-parts.ts'
import type { WorkbookLimits } from './xlsx.ts'
import { openZip, unpacked, type Archive } from './xlsx-zip.ts'
import { attribute } from './xml.ts'

const SPREADSHEET = /^application\/vnd\.oasis\.opendocument\.spreadsheet(-template)?\s*$/
const MACROS = /^(Basic|Scripts)\//

/** Whether the archive begins as one of OpenDocument does: with a part that says its kind (OpenDocument 1.3, part 2, 3.3). */
export function isOpenDocument(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 38)).toString('latin1')
  return head.startsWith('PK') && head.slice(30) === 'mimetype'
}

/** The parts of an OpenDocument spreadsheet, refused by the same rules as those of an Excel workbook. */
export async function openSpreadsheet(bytes: Uint8Array, limits: WorkbookLimits): Promise<Archive> {
  const archive = await openZip(bytes, limits)
  const kind = archive.entries.get('mimetype')
  if (!kind || kind.uncompressedSize > 128 || !archive.entries.has('content.xml'))
    throw formatsProblem['not-a-workbook']()
  if (!SPREADSHEET.test(await text(Readable.from(unpacked(archive, kind))))) throw formatsProblem['not-a-workbook']()
  if ([...archive.entries.keys()].some((name) => MACROS.test(name))) throw formatsProblem.macros()
  return archive
}

/** Reads an OpenDocument spreadsheet from beginning to end. Bounded in what it holds, not in time. */
export async function readSpreadsheet(bytes: Uint8Array, limits: WorkbookLimits, listener: Listener): Promise<void> {
  const archive = await openSpreadsheet(bytes, limits)
  await refuseEncrypted(archive)
  await refuseDeclarations(archive)
  const reader = sheetReader(limits)
  const handOn = async () => {
    for (const { sheet, rows } of reader.release()) {
      if (sheet) listener.sheet(sheet.name, sheet.state)
      if (rows.length > 0) await listener.rows(rows)
    }
  }
  await readPart(archive, 'content.xml', { ...reader.events, afterPiece: handOn })
  await handOn()
}

/** The parts themselves are locked, while the archive is not; then they are no XML. */
async function refuseEncrypted(archive: Archive): Promise<void> {
  if (!archive.entries.has('META-INF/manifest.xml')) return
  await readPart(archive, 'META-INF/manifest.xml', {
    open(element) {
      if (element.name === 'encryption-data' || attribute(element, 'encryption-data') !== undefined)
        throw formatsProblem.encrypted()
    },
  })
}
