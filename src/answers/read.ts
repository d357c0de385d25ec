import { fold, type Locale } from '../locale/index.ts'
import type { Cells, CellValue } from './cell-value.ts'
import type { Cell } from './cell.ts'
import { kinds } from './kinds.ts'
import { shortened, type Wrong } from './number.ts'
import { readCell } from './read-cell.ts'
import { cellsOf, withRows, type Shape } from './shape.ts'
import { totalsOf, type Totals } from './totals.ts'

/** What is wrong at one cell: a message key with its values. */
export interface CellProblem extends Wrong {
  readonly cell: string
}

export interface ReadAnswer {
  /** What was understood, each beside what was given. */
  readonly cells: Cells
  /** In the order of the cells. What stands there was given and is not among `cells`. */
  readonly problems: readonly CellProblem[]
  readonly totals: Totals
}

/**
 * Reads what was given for the cells of an answer, from a form, a workbook, a pasted range or by hand: `given` holds
 * texts by cell key. An empty cell is empty, never zero. Nothing that was given is dropped: what is not understood, and
 * what belongs to no cell, is a problem there.
 *
 * A row of an open list needs its name, and no name stands there twice. An amount needs its currency.
 *
 * @example
 * read('sr-latn', shape, { total: '<5', 'sex=female;age_group=adult': 'oko 3' })
 * // cells: { total: { kind: 'interval', low: 0, high: 4, asGiven: '<5' } }
 * // problems: [{ cell: 'sex=female;age_group=adult', key: 'answers.cell.number-with-words', values: … }]
 */
export function read(locale: Locale, shape: Shape, given: Readonly<Record<string, string>>): ReadAnswer {
  const filled = Object.entries(given).filter(([, text]) => text.trim() !== '')
  const known = cellsOf(
    withRows(
      shape,
      filled.map(([key]) => key),
    ),
  )
  const texts = new Map(filled)
  const cells: Record<string, CellValue> = {}
  const problems: CellProblem[] = []
  for (const cell of known) {
    const text = texts.get(cell.key)
    if (text === undefined) continue
    const read = readCell(locale, cell, text, ruleOf(shape, cell))
    if ('wrong' in read) problems.push({ cell: cell.key, ...read.wrong })
    else cells[cell.key] = read.value
  }
  const keys = new Set(known.map(({ key }) => key))
  const strays = filled
    .filter(([key]) => !keys.has(key))
    .map(([cell, text]) => ({
      cell,
      key: 'answers.cell.unknown',
      values: { cell: shortened(cell), given: shortened(text) },
    }))
  const lacking = [...lackingNames(known, texts), ...namesTwice(known, cells), ...lackingCurrency(known, texts)]
  return { cells, problems: [...inOrder(known, [...problems, ...lacking]), ...strays], totals: totalsOf(shape, cells) }
}

function ruleOf(shape: Shape, { at }: Cell) {
  const isMeasured = kinds[shape.answerType].isMeasured
  return at.length === 0 ? { ...shape.limits, isMeasured } : { isMeasured }
}

const isRow = ({ at }: Cell) => at.some((it) => 'row' in it)
const nameKeyOf = ({ key }: Cell) => `${key.split(':').slice(0, 3).join(':')}:name`

function lackingNames(known: readonly Cell[], texts: ReadonlyMap<string, string>): CellProblem[] {
  const rows = known.filter((cell) => isRow(cell) && cell.field !== 'name' && texts.has(cell.key)).map(nameKeyOf)
  return [...new Set(rows)]
    .filter((key) => !texts.has(key))
    .map((cell) => ({ cell, key: 'answers.cell.row-name', values: {} }))
}

/** Within one list Čačak and Чачак are one name. */
function namesTwice(known: readonly Cell[], cells: Cells): CellProblem[] {
  const seen = new Set<string>()
  return known.flatMap((cell) => {
    const value = cell.field === 'name' ? cells[cell.key] : undefined
    if (value?.kind !== 'words') return []
    const name = `${cell.at[0]!.by} ${fold(value.text)}`
    if (!seen.has(name)) {
      seen.add(name)
      return []
    }
    return { cell: cell.key, key: 'answers.cell.name-twice', values: { given: shortened(value.text) } }
  })
}

function lackingCurrency(known: readonly Cell[], texts: ReadonlyMap<string, string>): CellProblem[] {
  const currency = known.find(({ sort }) => sort === 'currency')
  const hasAmount = known.some(({ sort, key }) => sort === 'number' && texts.has(key))
  if (!currency || !hasAmount || texts.has(currency.key)) return []
  return [{ cell: currency.key, key: 'answers.cell.currency-missing', values: {} }]
}

function inOrder(known: readonly Cell[], problems: readonly CellProblem[]): CellProblem[] {
  const place = new Map(known.map(({ key }, i) => [key, i]))
  return problems.toSorted((a, b) => place.get(a.cell)! - place.get(b.cell)!)
}
