// Runs in a thread of its own, from the source tree (docs/decisions/0013): reads a workbook and hands its rows back.
import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '../kit/problems.ts'
import { readSpreadsheet } from './ods-archive.ts'
import { readArchive } from './xlsx-archive.ts'
import type { Row, SheetState, WorkbookLimits } from './xlsx.ts'

export interface Task {
  readonly bytes: Uint8Array
  readonly limits: WorkbookLimits
  readonly isOpenDocument: boolean
}

/** What the thread says. After each `rows` it waits for an answer, so that nothing piles up. */
export type Said =
  | { readonly kind: 'sheet'; readonly name: string; readonly state: SheetState }
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | { readonly kind: 'end' }
  | { readonly kind: 'refused'; readonly code: string; readonly values: Problem['values'] }

const port = parentPort!
const tell = (it: Said) => port.postMessage(it)
const { bytes, limits, isOpenDocument } = workerData as Task

try {
  await (isOpenDocument ? readSpreadsheet : readArchive)(bytes, limits, {
    sheet: (name, state) => tell({ kind: 'sheet', name, state }),
    rows: (rows) =>
      new Promise((resolve) => {
        port.once('message', () => resolve())
        tell({ kind: 'rows', rows })
      }),
  })
  tell({ kind: 'end' })
} catch (error) {
  if (!(error instanceof Problem)) throw error
  tell({ kind: 'refused', code: error.code, values: error.values })
}
