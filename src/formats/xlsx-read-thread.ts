// Runs in a thread of its own, from the source tree (see docs/decisions): reads a workbook and hands its rows back.
import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '../kit/problems.ts'
import { readDayStyles, readSharedStrings, readWorkbookPart, relationsOf, workbookPath } from './xlsx-parts.ts'
import { formatsProblem } from './problems.ts'
import { readSheet } from './xlsx-sheet.ts'
import type { Row, SheetState, WorkbookLimits } from './xlsx.ts'
import { openArchive, unpacked, type Archive } from './xlsx-zip.ts'
import { readXml } from './xml.ts'

export interface Task {
  readonly bytes: Uint8Array
  readonly limits: WorkbookLimits
}

/** What the thread says. After each `rows` it waits for an answer, so that nothing piles up. */
export type Said =
  | { readonly kind: 'sheet'; readonly name: string; readonly state: SheetState }
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | { readonly kind: 'end' }
  | { readonly kind: 'refused'; readonly code: string; readonly values: Problem['values'] }

const port = parentPort!
const tell = (it: Said) => port.postMessage(it)

function handOn(rows: Row[]): Promise<void> {
  return new Promise((resolve) => {
    port.once('message', () => resolve())
    tell({ kind: 'rows', rows })
  })
}

async function readAll({ bytes, limits }: Task): Promise<void> {
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
    tell({ kind: 'sheet', name, state })
    // A sheet that is a chart holds no cells.
    if (!/\/chartsheets\//.test(target))
      await readSheet(archive, { path: target, name }, { strings, isDayStyle, is1904, limits, budget }, handOn)
  }
}

/** Declarations stand before the first element, so each part is read up to there, also what nobody looks into later. */
async function refuseDeclarations(archive: Archive): Promise<void> {
  for (const [name, entry] of archive.entries) {
    if (!/\.(xml|rels|vml)$/i.test(name)) continue
    let isBegun = false
    const open = () => {
      isBegun = true
    }
    await readXml(unpacked(archive, entry), name, { open, isDone: () => isBegun })
  }
}

try {
  await readAll(workerData as Task)
  tell({ kind: 'end' })
} catch (error) {
  if (!(error instanceof Problem)) throw error
  tell({ kind: 'refused', code: error.code, values: error.values })
}
