import { Worker } from 'node:worker_threads'
import { sourceFile } from './source-file.ts'

/** A number stays one; a text is never run as a formula; null leaves the cell empty. */
export type CellValue = string | number | null

export interface ColumnDescription {
  readonly header: string
  /** In characters. */
  readonly width: number
  /** For keys: the reader sees no column, the file keeps it. */
  readonly isHidden?: boolean
  /** Where the sheet is protected. */
  readonly isLocked?: boolean
  /** The name of one of the workbook's lists: nothing else can be entered. */
  readonly list?: string
}

/** What one cell has otherwise than its column. */
export interface CellDescription {
  /** Can be filled in where the sheet is protected, and is shown as such. */
  readonly isOpen?: boolean
  /** Takes numbers as the reader's Excel writes them; a text is kept letter by letter. */
  readonly isNumber?: boolean
  /** The name of one of the workbook's lists: nothing else can be entered. */
  readonly list?: string
  readonly isHead?: boolean
}

export interface SheetDescription {
  readonly name: string
  readonly columns: readonly ColumnDescription[]
  readonly rows: readonly (readonly CellValue[])[]
  /** By address, `D14`. */
  readonly cells?: Readonly<Record<string, CellDescription>>
  /** Rows below the last one that are prepared as the others: open, and with the lists of their columns. */
  readonly spareRows?: number
  /** How many columns stay in sight at the left; the header row always does. */
  readonly frozenColumns?: number
  /** Locked cells cannot be changed by mistake; there is no password, who wants to take it off can. */
  readonly isProtected?: boolean
}

export interface WorkbookDescription {
  readonly title: string
  readonly creator: string
  readonly createdAt: Date
  readonly sheets: readonly SheetDescription[]
  /** Kept in the very-hidden sheet `_lists`, a column each. */
  readonly lists?: Readonly<Record<string, readonly string[]>>
  /** Kept in the very-hidden sheet `_meta`, a row each: key, value. */
  readonly meta?: Readonly<Record<string, string>>
  /** What is said where something else than the list's is entered; without it Excel says it in its own words. */
  readonly listProblem?: { readonly title: string; readonly text: string }
  /** Printed at the foot of each page, before its number. */
  readonly foot?: string
}

/** Longer texts do not fit a cell of Excel. */
export const LONGEST_CELL = 32_767

/**
 * A workbook as bytes, made in a thread of its own: 2,000 rows of 60 columns take seconds, and others' pages go on.
 * A4 landscape, the header row frozen and repeated in print.
 *
 * @example await writeWorkbook({ title: 'Instrument', creator: 'Rapporteur', createdAt, sheets: [{ name, columns, rows }] })
 */
export async function writeWorkbook(description: WorkbookDescription): Promise<Uint8Array<ArrayBuffer>> {
  const thread = new Worker(sourceFile('xlsx-write-thread.ts'), { workerData: description, execArgv: [], env: {} })
  try {
    return await new Promise((resolve, reject) => {
      thread.once('message', resolve)
      thread.once('error', reject)
      thread.once('exit', (code) => reject(new Error(`the thread that writes a workbook ended with ${code}`)))
    })
  } finally {
    await thread.terminate()
  }
}
