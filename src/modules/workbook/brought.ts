import { columnName, type Cell, type Row, type Sheet, type Workbook } from '../../formats/xlsx.ts'
import { readKey, type Asked, type ReadKey, type Table } from './asked.ts'
import { HEADS, type Head } from './heads.ts'
import { knownIn, type KnownTable, type Reading } from './known.ts'
import type { PlaceProblem } from './model.ts'
import { plain } from './similar.ts'

/** What stands at one place of the file. */
export interface Said {
  readonly address: string
  readonly text: string
  readonly number?: number
  /** A day as `2024-03-31`. */
  readonly day?: string
  readonly isFormula: boolean
}

export interface BroughtQuestion {
  readonly number: number
  /** By field: `cell:total`, `what`, `source`, `note`; what the file has no place for is not here. */
  readonly said: Map<string, Said>
  /** Where it was found by its words alone; a person confirms it. */
  doubtfulAt?: string
}

export interface Brought {
  readonly questions: ReadonlyMap<number, BroughtQuestion>
  readonly problems: readonly PlaceProblem[]
  /** Rows with keys of questions that whoever brings the file was not given. */
  readonly strangers: number
  /** Requests that keys name. */
  readonly references: ReadonlySet<string>
  /** Texts that stand where nothing is answered. */
  readonly isKeyed: boolean
}

type Columns = Readonly<Partial<Record<Head, number>>>

/** Puts what stands in a file to the questions that it is of: by hidden keys, else by numbers and words. */
export function readBrought({ sheets }: Workbook, reading: Reading): Brought {
  const found = collector(reading)
  for (const sheet of sheets) if (sheet.state === 'visible') readSheet(sheet, found)
  return found.result()
}

type Collector = ReturnType<typeof collector>

function collector(reading: Reading) {
  const { asked } = reading
  const byNumber = new Map(asked.map((one) => [one.number, one]))
  const questions = new Map<number, BroughtQuestion>()
  const problems: PlaceProblem[] = []
  const references = new Set<string>()
  let strangers = 0
  let isKeyed = false
  const of = (number: number) => {
    const known = questions.get(number) ?? { number, said: new Map<string, Said>() }
    questions.set(number, known)
    return known
  }
  return {
    byNumber,
    known: knownIn(reading),
    keyed: ({ reference, number }: ReadKey) => {
      references.add(reference)
      isKeyed = true
      const one = byNumber.get(number)
      if (!one) strangers++
      return one
    },
    problem: (it: PlaceProblem) => problems.push(it),
    put(number: number, field: string, said: Said) {
      const question = of(number)
      const earlier = question.said.get(field)
      if (earlier && earlier.text !== said.text)
        problems.push({
          address: said.address,
          number,
          key: 'workbook.cell.twice',
          values: { other: earlier.address },
        })
      else question.said.set(field, said)
    },
    doubt(number: number, address: string) {
      of(number).doubtfulAt ??= address
    },
    result: (): Brought => ({ questions, problems, strangers, references, isKeyed }),
  }
}

function readSheet(sheet: Sheet, found: Collector): void {
  const heads = headsOf(sheet, found)
  const isKeyed = sheet.rows.some(({ cells }) => cells.some(({ text }) => readKey(text) !== undefined))
  if (!isKeyed && !heads) return readLooseTables(sheet, found)
  let table: Table | undefined
  for (const row of sheet.rows) {
    if (heads && row.number <= heads.row) continue
    const keyAt = row.cells.find(({ text }) => readKey(text) !== undefined)
    const key = keyAt && readKey(keyAt.text)
    if (!keyAt || !key) {
      if (heads) readLooseRow({ sheet, row, found }, heads.columns)
      continue
    }
    const one = found.keyed(key)
    if (!one) continue
    if (key.kind === 'head') table = keyedHead({ sheet, row, found }, one, key, keyAt.column)
    else if (key.kind === 'table') keyedTableRow({ sheet, row, found }, one, key, { from: keyAt.column, table })
    else keyedRow({ sheet, row, found }, one, key.cell, heads?.columns ?? columnsFrom(keyAt.column))
  }
}

const columnsFrom = (first: number): Columns => Object.fromEntries(HEADS.map((head, i) => [head, first + i]))

/** The names of the columns stand at the top; nobody looks for them in a whole sheet. */
const MOST_HEAD_ROWS = 10
const MOST_HEAD_CELLS = 20

/** The row that names the columns, in whichever language the file is. */
function headsOf({ rows }: Sheet, { known }: Collector): { row: number; columns: Columns } | undefined {
  for (const { number, cells } of rows.slice(0, MOST_HEAD_ROWS)) {
    const written = cells
      .slice(0, MOST_HEAD_CELLS)
      .filter(({ text }) => text.length < 100)
      .map(({ text, column }) => [plain(text), column] as const)
    for (const words of known.heads) {
      const found = written.flatMap(([text, column]) => {
        const head = words.get(text)
        return head ? [[head, column] as const] : []
      })
      const columns: Columns = Object.fromEntries(found.toReversed())
      if (columns.answer !== undefined && columns.question !== undefined) return { row: number, columns }
    }
  }
  return undefined
}

function saidAt(sheet: Sheet, row: Row, column: number): Said {
  const cell = row.cells.find((it) => it.column === column)
  const address = `${sheet.name}!${columnName(column)}${row.number}`
  if (!cell) return { address, text: '', isFormula: false }
  const { text, number, date, isFormula } = cell
  return {
    address,
    text: text.replace(/\r\n?/g, '\n').trim(),
    isFormula,
    ...(number === undefined ? {} : { number }),
    ...(date === undefined ? {} : { day: date.slice(0, 10) }),
  }
}

interface At {
  readonly sheet: Sheet
  readonly row: Row
  readonly found: Collector
}

function keyedRow({ sheet, row, found }: At, one: Asked, cell: string, columns: Columns): void {
  const { answer } = columns
  if (answer === undefined) return
  const { number } = one
  if (!one.rows.some(({ key }) => key === cell)) {
    const said = saidAt(sheet, row, answer)
    if (said.text !== '') found.problem(noPlace(said.address, number))
    return
  }
  found.put(number, `cell:${cell}`, saidAt(sheet, row, answer))
  putBeside({ sheet, row, found }, one, cell, columns)
}

/** What is said of the question as a whole stands in its first row; elsewhere it has no place. */
function putBeside({ sheet, row, found }: At, one: Asked, cell: string, columns: Columns): void {
  const isFirst = one.rows[0]?.key === cell
  for (const field of ['what', 'source', 'note'] as const) {
    const column = columns[field]
    if (column === undefined) continue
    const said = saidAt(sheet, row, column)
    if (isFirst) found.put(one.number, field, said)
    else if (said.text !== '')
      found.problem({ address: said.address, number: one.number, key: 'workbook.cell.first-row', values: {} })
  }
}

const noPlace = (address: string, number: number | null): PlaceProblem => ({
  address,
  number,
  key: 'workbook.cell.no-place',
  values: {},
})

/** A table's columns are where its head says; moved ones would put figures to the wrong parts. */
function keyedHead(
  { sheet, row, found }: At,
  one: Asked,
  { block }: { readonly block: string },
  keyColumn: number,
): Table | undefined {
  const tables = found.known.question(one).tables.filter(({ key }) => key === block)
  if (tables.length === 0) return undefined
  const written = textsFrom({ sheet, row }, keyColumn + 1, tables[0]!.head.length)
  const its = tables.find(({ head }) => head.every((label, i) => label === written[i]))
  if (!its)
    found.problem({
      address: `${sheet.name}!${columnName(keyColumn + 1)}${row.number}`,
      number: one.number,
      key: 'workbook.cell.columns-moved',
      values: {},
    })
  return its?.table
}

const textsFrom = ({ sheet, row }: Pick<At, 'sheet' | 'row'>, first: number, count: number) =>
  Array.from({ length: count }, (_, i) => plain(saidAt(sheet, row, first + i).text.slice(0, LONGEST_LABEL)))

const LONGEST_LABEL = 300
/** A row of a table is never as wide. */
const MOST_TABLE_CELLS = 100

function keyedTableRow(
  { sheet, row, found }: At,
  one: Asked,
  { cells }: { readonly cells: readonly string[] },
  { from, table }: { readonly from: number; readonly table: Table | undefined },
): void {
  const known = found.known.question(one).tableCells
  cells.slice(0, MOST_TABLE_CELLS).forEach((key, i) => {
    if (key === '') return
    const said = saidAt(sheet, row, from + 1 + i)
    if (known.has(key) && table) found.put(one.number, `cell:${key}`, said)
    else if (said.text !== '' && table) found.problem(noPlace(said.address, one.number))
  })
}

/** A row without its key: by the number and the words of its question, and the name of its part. */
function readLooseRow({ sheet, row, found }: At, columns: Columns): void {
  const textAt = (head: Head) => (columns[head] === undefined ? '' : saidAt(sheet, row, columns[head]).text)
  const answer = saidAt(sheet, row, columns.answer!)
  const isEmpty = answer.text === '' && textAt('what') === '' && textAt('source') === '' && textAt('note') === ''
  const given = /^\d{1,5}$/.test(textAt('number')) ? Number(textAt('number')) : undefined
  const match = found.known.match(given, textAt('question'))
  const one = match && found.byNumber.get(match.number)
  if (!match || !one) {
    if (!isEmpty) found.problem({ address: answer.address, number: null, key: 'workbook.cell.no-question', values: {} })
    return
  }
  const cell = cellCalled(one, found, textAt('part'))
  if (!cell) {
    if (!isEmpty) found.problem(noPlace(answer.address, one.number))
    return
  }
  if (!match.isSure) found.doubt(one.number, answer.address)
  found.put(one.number, `cell:${cell}`, answer)
  putBeside({ sheet, row, found }, one, cell, columns)
}

function cellCalled(one: Asked, { known }: Collector, part: string): string | undefined {
  const [only] = one.rows
  if (one.rows.length === 1 && part === '') return only!.key
  const { cellBy } = known.question(one)
  const written = part.slice(0, LONGEST_LABEL)
  return cellBy.get(plain(written)) ?? cellBy.get(plain(written.replace(/ \([^()]*\)$/, '')))
}

/** A sheet of tables without keys: by the question in its first row, the heads of the tables and the names of the rows. */
function readLooseTables(sheet: Sheet, found: Collector): void {
  const [first, ...rows] = sheet.rows
  const title = first?.cells.find(({ text }) => /^\d{1,5}\.\s/.test(text))
  if (!title) return
  const [, number, text] = /^(\d{1,5})\.\s+(.*)$/s.exec(title.text)!
  const match = found.known.match(Number(number), text!)
  const one = match && found.byNumber.get(match.number)
  if (!one || one.blocks.length === 0) return
  const start = title.column
  const { tables } = found.known.question(one)
  const widest = Math.max(...tables.map(({ head }) => head.length))
  let inTable: { known: KnownTable; row: number } | undefined
  for (const row of rows) {
    const written = textsFrom({ sheet, row }, start, widest)
    const begun = tables.find(({ head }) => head.every((label, i) => label === written[i]))
    if (begun) {
      inTable = { known: begun, row: 0 }
      found.doubt(one.number, `${sheet.name}!${columnName(start)}${row.number}`)
    } else if (inTable) {
      const at = rowAt(inTable.known, written[0]!, inTable.row)
      if (at === undefined) {
        looseLeft(sheet, row, found, { number: one.number, start })
        continue
      }
      inTable.row = at + 1
      inTable.known.table.rows[at]!.cells.forEach((cell, i) => {
        if (cell) found.put(one.number, `cell:${cell.key}`, saidAt(sheet, row, start + i))
      })
    }
  }
}

function looseLeft(
  sheet: Sheet,
  row: Row,
  found: Collector,
  { number, start }: { readonly number: number; readonly start: number },
): void {
  const left = row.cells.find(({ column }: Cell) => column > start)
  if (left) found.problem(noPlace(`${sheet.name}!${left.address}`, number))
}

/** The table's row of that name, else its next row to be named. */
function rowAt({ labels }: KnownTable, label: string, next: number): number | undefined {
  const named = labels.indexOf(label)
  if (named >= 0) return named
  const open = labels.findIndex((its, i) => i >= next && its === undefined)
  return open < 0 ? undefined : open
}
