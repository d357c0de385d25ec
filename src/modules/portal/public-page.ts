import type { ReadDb } from '../../server/db/types.ts'
import type { Asked } from '../../server/pages.ts'

/** A table of a page as a file: plain header words and cells, nothing formatted. */
export interface FileTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/**
 * A public page and its documents from one reading: the page shows what `load` gives, `.json` at the same address
 * gives it as data, `.csv` its table, `.docx` a Word file, `.xlsx` a workbook.
 */
export interface PublicPage<T> {
  /** Below the language, with parameters: 'indicators/:code'. Empty for the start page. */
  readonly path: string
  load(db: ReadDb, asked: Asked): Promise<T>
  table?(data: T, asked: Asked): FileTable
  /** The page as a Word file, where people pass it round: `.docx`. */
  document?(data: T, asked: Asked): Promise<Uint8Array<ArrayBuffer>>
  /** What it is about as a workbook, where people work on it elsewhere: `.xlsx`. */
  workbook?(db: ReadDb, data: T, asked: Asked): Promise<Uint8Array<ArrayBuffer>>
  /** What the `.json` holds besides what the page shows. */
  also?(db: ReadDb, data: T): Promise<object>
}

export function publicPage<T>(page: PublicPage<T>): PublicPage<T> {
  return page
}
