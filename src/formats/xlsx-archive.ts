import { formatsProblem } from './problems.ts'
import { readDayStyles, readSharedStrings, readWorkbookPart, relationsOf, workbookPath } from './xlsx-parts.ts'
import { readSheet } from './xlsx-sheet.ts'
import type { Row, SheetState, WorkbookLimits } from './xlsx.ts'
import { openArchive, unpacked, type Archive } from './xlsx-zip.ts'
import { readXml } from './xml.ts'

/** Who is told what is read, in order: a sheet, then its rows, waited for. */
export interface Listener {
  sheet(name: string, state: SheetState): void
  rows(rows: Row[]): Promise<void>
}

/** Reads a workbook from beginning to end. Bounded in what it holds, not in time. */
export async function readArchive(bytes: Uint8Array, limits: WorkbookLimits, listener: Listener): Promise<void> {
  const archive = await openArchive(bytes, limits)
  const path = await workbookPath(archive)
  await refuseDeclarations(archive)
  const { sheets, is1904 } = await readWorkbookPart(archive, path, limits)
  const { byId, byKind } = await relationsOf(archive, path)
  const isDayStyle = await readDayStyles(archive, byKind.get('styles'))
  const strings = await readSharedStrings(archive, byKind.get('sharedStrings'), limits)
  const budget = { cells: limits.cells, text: limits.textLength }
  for (const { name, state, id } of sheets) {
    const target = byId.get(id)
    if (target === undefined) throw formatsProblem.damaged()
    listener.sheet(name, state)
    // A sheet that is a chart holds no cells.
    if (!/\/chartsheets\//.test(target))
      await readSheet(archive, { path: target, name }, { strings, isDayStyle, is1904, limits, budget }, (it) =>
        listener.rows(it),
      )
  }
}

/** Declarations stand before the first element, so each part is read up to there, also what nobody looks into later. */
export async function refuseDeclarations(archive: Archive): Promise<void> {
  for (const [name, entry] of archive.entries) {
    if (!/\.(xml|rels|vml)$/i.test(name)) continue
    let isBegun = false
    const open = () => {
      isBegun = true
    }
    await readXml(unpacked(archive, entry), name, { open, isDone: () => isBegun })
  }
}
