import { formatsProblem } from './problems.ts'
import { columnName, type Cell, type Row, type SheetState, type WorkbookLimits } from './xlsx.ts'
import { attribute, type XmlElement, type XmlReader } from './xml.ts'

const PART = 'content.xml'
/** Of a sheet, with some more than Excel allows. */
const LONGEST_NAME = 60
/** What stands at a cell and is none of its text: remarks, drawings, readings of signs. */
const BESIDE: readonly string[] = ['annotation', 'note', 'frame', 'custom-shape', 'ruby-text', 'g', 'rect', 'caption']

/** What was read: a new sheet, or rows of the one before. */
export interface Piece {
  readonly sheet?: { readonly name: string; readonly state: SheetState }
  readonly rows: Row[]
}

/**
 * Reads the sheets of an OpenDocument spreadsheet as its content goes by. Cells and rows that are repeated are repeated only
 * where they hold something, each within the limits: a file may repeat nothing a thousand million times.
 */
export function sheetReader(limits: WorkbookLimits): { events: XmlReader; release(): Piece[] } {
  const budget = { cells: limits.cells, text: limits.textLength }
  const hidden = new Set<string>()
  let pieces: Piece[] = [{ rows: [] }]
  let sheets = 0
  let style = ''
  let sheet = ''
  let isInSheet = false
  let row = 0
  let rowTimes = 1
  let column = 0
  let cells: Omit<Cell, 'address'>[] = []
  let cell: { element: XmlElement; times: number; text: string; paragraphs: number } | undefined
  let inParagraph = 0
  /** Cells that a formula beside them has filled. */
  let computed: { toRow: number; fromColumn: number; toColumn: number }[] = []
  let beside = 0

  const place = () => `${sheet}!${columnName(Math.min(column + 1, limits.columns))}${row}`

  function openSheet(it: XmlElement) {
    if (++sheets > limits.sheets) throw formatsProblem['too-many-sheets']({ maximum: limits.sheets })
    sheet = (attribute(it, 'name') ?? '').slice(0, LONGEST_NAME)
    const state = hidden.has(attribute(it, 'style-name') ?? '') ? 'hidden' : 'visible'
    pieces.push({ sheet: { name: sheet, state }, rows: [] })
    isInSheet = true
    row = 0
    computed = []
  }

  function add(it: string) {
    if (!cell || inParagraph === 0 || beside > 0) return
    cell.text += it
    if (cell.text.length > limits.cellLength)
      throw formatsProblem['cell-too-long']({ cell: place(), maximum: limits.cellLength })
  }

  function closeCell(line: number) {
    if (!cell) return
    const { element, times, text } = cell
    const bare = saidBy(element, text, line)
    const isComputed = computed.some((it) => row <= it.toRow && column + 1 >= it.fromColumn && column < it.toColumn)
    const said = bare && isComputed ? { ...bare, isFormula: true } : bare
    if (said?.isFormula) noteMatrix(element, line)
    if (said) {
      if (row > limits.rows) throw formatsProblem['too-many-rows']({ sheet, maximum: limits.rows })
      if (column + times > limits.columns) throw formatsProblem['too-many-columns']({ sheet, maximum: limits.columns })
      if (said.text.length > limits.cellLength)
        throw formatsProblem['cell-too-long']({ cell: place(), maximum: limits.cellLength })
      for (let i = 1; i <= times; i++) cells.push({ ...said, column: column + i })
    }
    column += times
    cell = undefined
  }

  function noteMatrix(it: XmlElement, line: number) {
    const rows = timesOf(it, 'number-matrix-rows-spanned', line)
    const columns = timesOf(it, 'number-matrix-columns-spanned', line)
    if (rows * columns > 1) computed.push({ toRow: row + rows - 1, fromColumn: column + 1, toColumn: column + columns })
  }

  function closeRow() {
    computed = computed.filter(({ toRow }) => toRow > row)
    if (cells.length > 0) {
      if (row + rowTimes - 1 > limits.rows) throw formatsProblem['too-many-rows']({ sheet, maximum: limits.rows })
      budget.cells -= cells.length * rowTimes
      if (budget.cells < 0) throw formatsProblem['too-many-cells']({ maximum: limits.cells })
      budget.text -= rowTimes * cells.reduce((sum, { text }) => sum + text.length, 0)
      if (budget.text < 0) throw formatsProblem['too-much-text']({ maximum: limits.textLength })
      for (let number = row; number < row + rowTimes; number++) {
        const own = cells.map((it) => ({ ...it, address: `${columnName(it.column)}${number}` }))
        pieces.at(-1)!.rows.push({ number, cells: own })
      }
    }
    row += rowTimes - 1
    cells = []
  }

  return {
    release() {
      const released = pieces
      pieces = [{ rows: [] }]
      return released
    },
    events: {
      open(it, line) {
        const { name } = it
        if (beside > 0 || BESIDE.includes(name)) beside++
        else if (name === 'style') style = attribute(it, 'name') ?? ''
        else if (name === 'table-properties' && attribute(it, 'display') === 'false') hidden.add(style)
        else if (name === 'table') openSheet(it)
        else if (!isInSheet) return
        else if (name === 'table-row') {
          row++
          column = 0
          rowTimes = timesOf(it, 'number-rows-repeated', line)
        } else if (name === 'table-cell' || name === 'covered-table-cell')
          cell = { element: it, times: timesOf(it, 'number-columns-repeated', line), text: '', paragraphs: 0 }
        else if (!cell) return
        else if (name === 'p') {
          inParagraph++
          if (cell.paragraphs++ > 0) add('\n')
        } else if (name === 's') add(' '.repeat(Math.min(timesOf(it, 'c', line), limits.cellLength + 1)))
        else if (name === 'tab') add('\t')
        else if (name === 'line-break') add('\n')
      },
      text: add,
      close(name, line) {
        if (beside > 0) beside--
        else if (name === 'p' && inParagraph > 0) inParagraph--
        else if (name === 'table') isInSheet = false
        else if (name === 'table-cell' || name === 'covered-table-cell') closeCell(line)
        else if (name === 'table-row') closeRow()
      },
    },
  }
}

const damaged = (line: number) => formatsProblem['damaged-part']({ part: PART, line })

function timesOf(it: XmlElement, name: string, line: number): number {
  const given = attribute(it, name)
  if (given === undefined) return 1
  if (!/^[1-9]\d{0,11}$/.test(given)) throw damaged(line)
  return Number(given)
}

/** What a cell says, by its kind (OpenDocument 1.3, part 3, 19.387); nothing of an empty one. */
function saidBy(it: XmlElement, shown: string, line: number): Omit<Cell, 'address' | 'column'> | undefined {
  // LibreOffice writes its own kind (calcext) beside the one of the standard.
  const given = (name: string) => it.attributes[`office:${name}`] ?? attribute(it, name)
  const formula = attribute(it, 'formula')
  if (formula !== undefined) return { text: `=${formula.replace(/^\w+:=?/, '')}`, isFormula: true }
  const type = given('value-type')
  if (type === 'float' || type === 'percentage' || type === 'currency') {
    const value = given('value') ?? ''
    const number = Number(value)
    if (!/^[+-]?[\d.]+(e[+-]?\d+)?$/i.test(value) || !Number.isFinite(number)) throw damaged(line)
    return { text: value, number, isFormula: false }
  }
  if (type === 'date') {
    const date = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d:\d\d)?/.exec(given('date-value') ?? '')
    if (!date) throw damaged(line)
    const isDay = date[2] === undefined || date[2] === 'T00:00:00'
    const text = isDay ? date[1]! : date[0]
    return { text, date: text, isFormula: false }
  }
  if (type === 'boolean') return { text: given('boolean-value') === 'true' ? 'TRUE' : 'FALSE', isFormula: false }
  const text = type === 'string' ? (given('string-value') ?? shown) : shown
  return text === '' ? undefined : { text, isFormula: false }
}
