// Runs in a thread of its own, from the source tree: makes the bytes of a workbook from its description.
import ExcelJS, { type Row, type Style, type Worksheet } from 'exceljs'
import { parentPort, workerData } from 'node:worker_threads'
import { columnName, META_SHEET } from './xlsx.ts'
import {
  LONGEST_CELL,
  type CellDescription,
  type CellValue,
  type SheetDescription,
  type WorkbookDescription,
} from './xlsx-write.ts'

const LISTS = '_lists'
const A4 = 9
const HEADER_FILL = 'FFE8EDF2'
const OPEN_FILL = 'FFFFF8DC'
/** Text, so that what begins with = stays text also when somebody opens the cell and leaves it again. */
const TEXT = '@'
const GENERAL = 'General'

type Where = Readonly<Record<string, string>>

async function write(it: WorkbookDescription): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = new ExcelJS.Workbook()
  Object.assign(workbook, { title: it.title, creator: it.creator, created: it.createdAt, modified: it.createdAt })
  const lists = it.lists ?? {}
  const where = placesOf(lists)
  for (const sheet of it.sheets) writeSheet(workbook.addWorksheet(sheet.name), sheet, it, where)
  if (Object.keys(lists).length > 0) writeLists(workbook.addWorksheet(LISTS, { state: 'veryHidden' }), lists)
  if (it.meta) {
    const sheet = workbook.addWorksheet(META_SHEET, { state: 'veryHidden' })
    sheet.addRows(Object.entries(it.meta).map((pair) => pair.map(escaped)))
  }
  const bytes = await workbook.xlsx.writeBuffer({ useStyles: true, useSharedStrings: true })
  return Uint8Array.from(new Uint8Array(bytes as unknown as ArrayBuffer))
}

/** Each list's cells, and never a whole column. */
function placesOf(lists: Readonly<Record<string, readonly string[]>>): Where {
  return Object.fromEntries(
    Object.entries(lists).map(([name, options], at) => {
      const column = columnName(at + 1)
      return [name, `${LISTS}!$${column}$2:$${column}$${Math.max(options.length, 1) + 1}`]
    }),
  )
}

function writeLists(sheet: Worksheet, lists: Readonly<Record<string, readonly string[]>>): void {
  Object.entries(lists).forEach(([name, options], at) => {
    ;[name, ...options].forEach((option, row) => {
      sheet.getCell(row + 1, at + 1).value = escaped(option)
    })
  })
}

function writeSheet(sheet: Worksheet, it: SheetDescription, whole: WorkbookDescription, where: Where): void {
  const last = 1 + it.rows.length + (it.spareRows ?? 0)
  sheet.views = [{ state: 'frozen', xSplit: it.frozenColumns ?? 0, ySplit: 1 }]
  sheet.pageSetup = {
    paperSize: A4,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '1:1',
    ...(it.cells ? { printArea: `A1:${columnName(it.columns.length)}${last}` } : {}),
  }
  if (whole.foot !== undefined) sheet.headerFooter.oddFooter = `&R${whole.foot.replaceAll('&', '&&')} · &P / &N`
  const styles = it.columns.map((column) => stylesOf(column.isLocked === true))
  sheet.columns = it.columns.map(({ width, isHidden }) => ({ width, hidden: isHidden === true }))
  writeHeader(sheet, it)
  // An empty cell needs a style only where others are locked, or where something is to be entered.
  const isSparse = it.isProtected !== true && it.spareRows === undefined
  for (let row = 2; row <= last; row++) writeRow(sheet.getRow(row), it.rows[row - 2] ?? [], styles, isSparse)
  const ownStyles = stylesOfCells()
  for (const [address, own] of Object.entries(it.cells ?? {}))
    writeOwn(sheet, address, { own, ownStyles, whole, where })
  it.columns.forEach(({ list }, at) => {
    if (list !== undefined && last > 1)
      restrict(sheet, `${columnName(at + 1)}2:${columnName(at + 1)}${last}`, where[list], whole)
  })
  if (it.isProtected === true) protect(sheet)
}

function writeHeader(sheet: Worksheet, { columns }: SheetDescription): void {
  columns.forEach(({ header }, at) => {
    const cell = sheet.getCell(1, at + 1)
    cell.value = escaped(header)
    cell.style = HEAD
  })
}

const HEAD: Partial<Style> = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: HEADER_FILL } },
  alignment: { wrapText: true, vertical: 'top' },
  protection: { locked: true },
}

/** One object a kind of cell: the library compares styles by identity first. */
function stylesOf(isLocked: boolean): { text: Partial<Style>; number: Partial<Style> } {
  const alignment = { wrapText: true, vertical: 'top' } as const
  const protection = { locked: isLocked }
  return { text: { alignment, protection, numFmt: TEXT }, number: { alignment, protection, numFmt: GENERAL } }
}

function writeRow(
  row: Row,
  values: readonly CellValue[],
  styles: readonly ReturnType<typeof stylesOf>[],
  isSparse: boolean,
): void {
  styles.forEach((style, at) => {
    const value = values[at] ?? null
    if (value === null && isSparse) return
    const cell = row.getCell(at + 1)
    if (value !== null) cell.value = typeof value === 'string' ? escaped(value) : value
    cell.style = typeof value === 'number' ? style.number : style.text
  })
}

function restrict(
  sheet: Worksheet,
  range: string,
  source: string | undefined,
  { listProblem }: WorkbookDescription,
): void {
  if (source === undefined) throw new Error(`${range} points at a list that the workbook does not have`)
  validationsOf(sheet).add(range, {
    type: 'list',
    allowBlank: true,
    formulae: [source],
    showErrorMessage: true,
    errorStyle: 'stop',
    ...(listProblem ? { errorTitle: listProblem.title, error: listProblem.text } : {}),
  })
}

interface Own {
  readonly own: CellDescription
  readonly ownStyles: ReturnType<typeof stylesOfCells>
  readonly whole: WorkbookDescription
  readonly where: Where
}

/** A cell that is otherwise than its column. */
function writeOwn(sheet: Worksheet, address: string, { own, ownStyles, whole, where }: Own): void {
  const cell = sheet.getCell(address)
  const isNumber = own.isNumber === true || typeof cell.value === 'number'
  cell.style = own.isHead === true ? HEAD : own.isOpen === true ? ownStyles.open(isNumber) : cell.style
  if (own.list !== undefined) restrict(sheet, address, where[own.list], whole)
}

/** One object a kind of cell, as above. */
function stylesOfCells() {
  const fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: OPEN_FILL } } as const
  const line = { style: 'thin', color: { argb: 'FF9AA5B1' } } as const
  const border = { top: line, bottom: line, left: line, right: line }
  const { text, number } = stylesOf(false)
  const [words, figures] = [
    { ...text, fill, border },
    { ...number, fill, border },
  ]
  return { open: (isNumber: boolean): Partial<Style> => (isNumber ? figures : words) }
}

interface Validations {
  add(range: string, validation: ExcelJS.DataValidation): void
}

/** The library has this, its types do not: by cell it would keep thousands. */
const validationsOf = (sheet: Worksheet) => (sheet as unknown as { dataValidations: Validations }).dataValidations

function protect(sheet: Worksheet): void {
  void sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
    sort: true,
    autoFilter: true,
  })
}

/** What XML or Excel would not give back: control characters, half a surrogate pair, and what looks like such a mark. */
function escaped(text: string): string {
  if (text.length > LONGEST_CELL) throw new Error(`a cell holds at most ${LONGEST_CELL} characters, not ${text.length}`)
  return (
    text
      .replace(/_(?=x[0-9A-Fa-f]{4})/g, '_x005F_')
      // eslint-disable-next-line no-control-regex -- these are what must not reach the file
      .replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, (it) => mark(it))
  )
}

const mark = (character: string) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

const bytes = await write(workerData as WorkbookDescription)
parentPort!.postMessage(bytes, [bytes.buffer])
