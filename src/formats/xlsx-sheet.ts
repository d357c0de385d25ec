import { formatsProblem } from './problems.ts'
import { dayOfSerial } from './xlsx-dates.ts'
import { isTrue, readPart, textCollector, unescaped } from './xlsx-parts.ts'
import { columnName, placeOf, type Cell, type Row, type WorkbookLimits } from './xlsx.ts'
import type { Archive } from './xlsx-zip.ts'
import { attribute, type XmlElement } from './xml.ts'

/** What the cells of all sheets draw on. */
export interface Shared {
  readonly strings: readonly string[]
  readonly isDayStyle: readonly boolean[]
  readonly is1904: boolean
  readonly limits: WorkbookLimits
  /** What is left to all sheets together. */
  readonly budget: { cells: number; text: number }
}

/** So many at once keep neither thread busy for long while they are copied over. */
const CELLS_AT_ONCE = 2000

/**
 * Reads the cells of a sheet that hold something, and hands them on by rows. What the sheet declares of its size is not
 * looked at; places must rise, so that no cell can say two things.
 */
export async function readSheet(
  archive: Archive,
  part: { readonly path: string; readonly name: string },
  shared: Shared,
  handOn: (rows: Row[]) => Promise<void>,
): Promise<void> {
  const reader = rowReader(part, shared)
  const handFrom = async (least: number) => {
    if (reader.held() >= least) await handOn(reader.release())
  }
  await readPart(archive, part.path, { ...reader.events, afterPiece: () => handFrom(CELLS_AT_ONCE) })
  await handFrom(1)
}

function rowReader(part: { readonly path: string; readonly name: string }, shared: Shared) {
  const { limits, budget } = shared
  let rows: Row[] = []
  let held = 0
  const inline = textCollector(limits, part.path)
  let row = 0
  let column = 0
  let cells: Cell[] = []
  let element: XmlElement | undefined
  let value = ''
  let formula: string | undefined
  let inside: 'v' | 'f' | 'is' | undefined
  let isInData = false
  const computed = computedRanges()

  const address = () => `${columnName(column)}${row}`
  const placed = () => ({ cell: `${part.name}!${address()}` })
  const outOfOrder = (line: number) => formatsProblem['damaged-part']({ part: part.path, line })

  function openRow(it: XmlElement, line: number) {
    const given = attribute(it, 'r')
    const next = given === undefined ? row + 1 : Number(given)
    if (!Number.isInteger(next) || next <= row) throw outOfOrder(line)
    row = next
    column = 0
    cells = []
  }

  function openCell(it: XmlElement, line: number) {
    const given = attribute(it, 'r')
    const place = given === undefined ? { row, column: column + 1 } : placeOf(given)
    if (!place || place.row !== row || place.column <= column) throw outOfOrder(line)
    column = place.column
    element = it
    value = ''
    formula = undefined
    inline.begin()
  }

  function take(it: string) {
    if (inside === 'is') return inline.text(it, placed().cell)
    if (inside === 'v') value += it
    else if (inside === 'f') formula += it
    if (value.length + (formula?.length ?? 0) > limits.cellLength * 2)
      throw formatsProblem['cell-too-long']({ ...placed(), maximum: limits.cellLength })
  }

  function closeCell(line: number) {
    if (!element) return
    const cell = cellOf(element, line)
    element = undefined
    if (!cell) return
    if (cell.text.length > limits.cellLength)
      throw formatsProblem['cell-too-long']({ ...placed(), maximum: limits.cellLength })
    if (row > limits.rows) throw formatsProblem['too-many-rows']({ sheet: part.name, maximum: limits.rows })
    if (column > limits.columns) throw formatsProblem['too-many-columns']({ sheet: part.name, maximum: limits.columns })
    if (--budget.cells < 0) throw formatsProblem['too-many-cells']({ maximum: limits.cells })
    budget.text -= cell.text.length
    if (budget.text < 0) throw formatsProblem['too-much-text']({ maximum: limits.textLength })
    cells.push(cell)
  }

  function cellOf(it: XmlElement, line: number): Cell | undefined {
    const place = { address: address(), column, isFormula: false }
    if (formula !== undefined) return { ...place, text: `=${formula}`, isFormula: true }
    if (computed.holds(row, column)) return { ...place, text: value, isFormula: true }
    const text = (words: string | undefined) => {
      if (words === undefined) throw outOfOrder(line)
      return words === '' ? undefined : { ...place, text: words }
    }
    const type = attribute(it, 't') ?? 'n'
    if (type === 'inlineStr') return text(inline.end())
    if (value === '') return undefined
    if (type === 's') return text(shared.strings[Number(value)])
    if (type === 'str') return text(unescaped(value))
    if (type === 'b') return text(isTrue(value) ? 'TRUE' : 'FALSE')
    if (type === 'e') return text(value)
    if (type === 'd') return { ...place, text: value, date: value }
    return numberOf(place, it, line)
  }

  function numberOf(place: Omit<Cell, 'text'>, it: XmlElement, line: number): Cell {
    const number = Number(value)
    if (!/^[+-]?[\d.]+(e[+-]?\d+)?$/i.test(value) || !Number.isFinite(number)) throw outOfOrder(line)
    const date = shared.isDayStyle[Number(attribute(it, 's') ?? 0)] ? dayOfSerial(number, shared.is1904) : undefined
    return date === undefined ? { ...place, text: value, number } : { ...place, text: date, number, date }
  }

  return {
    held: () => held,
    release() {
      const released = rows
      rows = []
      held = 0
      return released
    },
    events: {
      open(it: XmlElement, line: number) {
        if (it.name === 'sheetData') isInData = true
        else if (!isInData) return
        else if (it.name === 'row') openRow(it, line)
        else if (it.name === 'c') openCell(it, line)
        else if (!element) return
        else if (inside === 'is') inline.open(it.name)
        else if (it.name === 'v' || it.name === 'is') inside = it.name
        else if (it.name === 'f') {
          inside = 'f'
          formula = ''
          computed.add(attribute(it, 'ref'))
        }
      },
      text: take,
      close(name: string, line: number) {
        if (name === 'sheetData') isInData = false
        else if (name === 'c') closeCell(line)
        else if (name === inside) inside = undefined
        else if (inside === 'is') inline.close(name)
        else if (name === 'row' && cells.length > 0) {
          rows.push({ number: row, cells })
          held += cells.length
          cells = []
        }
      },
    },
  }
}

/** A formula may fill cells beside its own, which then hold a bare result. Its own comes first in the order of places. */
function computedRanges() {
  let ranges: { from: { row: number; column: number }; to: { row: number; column: number } }[] = []
  return {
    add(ref: string | undefined) {
      const [from, to] = (ref ?? '').split(':').map(placeOf)
      if (from && to) ranges.push({ from, to })
    },
    holds(row: number, column: number): boolean {
      if (ranges.length === 0) return false
      ranges = ranges.filter(({ to }) => to.row >= row)
      return ranges.some(({ from, to }) => row >= from.row && column >= from.column && column <= to.column)
    },
  }
}
