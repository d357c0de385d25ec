import type { Breakdown, Breakdowns, Part } from './breakdown.ts'
import { cellKey, MOST_ROWS, type At, type Cell, type Field } from './cell.ts'
import { kinds } from './kinds.ts'
import type { Question } from './question.ts'

/** up: the parts make the whole; overlapping: no part is larger than the whole; not: they say nothing of it. */
export type Adds = 'up' | 'overlapping' | 'not'

/** A breakdown as this question asks for it: without the parts that it does not ask for. */
export type Side = Pick<Breakdown, 'code' | 'name' | 'parts'>

/** Two breakdowns at once: a table with row, column and grand totals. */
export interface Cross {
  readonly kind: 'cross'
  /** Of the whole block: `sex;age_group`, in the order of the question. */
  readonly key: string
  readonly rows: Side
  readonly columns: Side
  readonly adds: 'up'
  /** Row by row. */
  readonly cells: readonly Cell[]
}

/** One breakdown: its parts, and below them rows that who answers names. */
export interface List {
  readonly kind: 'list'
  readonly key: string
  readonly by: Side
  /** What is filled in beside each part or name. */
  readonly fields: readonly Field[]
  /** Rows to be named; 0 where the parts are all there are. */
  readonly openRows: number
  readonly adds: Adds
  /** Part by part, then row by row: name first. */
  readonly cells: readonly Cell[]
}

export type Block = Cross | List

/** Everything that can be filled in to answer one question. */
export interface Shape extends Question {
  /** The answer as a whole: `total`, or `numerator` and `denominator`; beside an amount its `currency`. */
  readonly whole: readonly Cell[]
  readonly blocks: readonly Block[]
}

/** Rows that stand ready in an open list before anything is filled in. */
const READY_ROWS = 5

/**
 * What there is to fill in for a question. The first two closed breakdowns of what adds up cross; each other one is a
 * list of its own, and so is each of a share, an average, a choice or words. A breakdown that the content does not
 * describe is a list of named rows.
 *
 * @example
 * shapeOf({ answerType: 'count', unit: 'persons', disaggregations: ['sex', 'age_group', 'citizenship'] }, breakdowns)
 * // whole: [total]; blocks: cross sex × age_group, list citizenship with 5 rows to be named
 */
export function shapeOf(question: Question, breakdowns: Breakdowns): Shape {
  const kind = kinds[question.answerType]
  const fields = kind.fields(question.unit)
  const whole = [...fields, ...kind.beside].map((field) => cellAt(field, []))
  const asked = question.disaggregations.map((code) => breakdowns[code] ?? undescribed(code))
  const isMeasured = fields.every(({ sort }) => sort === 'whole' || sort === 'number')
  const keepsResidual = isMeasured && kind.addsUp(question.unit)
  const addsOf = (it: Breakdown): Adds => (kind.addsUp(question.unit) ? addsFor(it, question.unit) : 'not')
  const crossing = asked.filter((it) => !it.isOpen && it.parts.length > 0 && addsOf(it) === 'up').slice(0, 2)
  const crosses = fields.length === 1 && crossing.length === 2
  const cross = crosses ? [crossOf(crossing as [Breakdown, Breakdown], fields[0]!)] : []
  const lists = asked
    .filter((it) => !crosses || !crossing.includes(it))
    .map((it) => listOf(it, { fields, adds: addsOf(it), keepsResidual, openRows: it.isOpen ? READY_ROWS : 0 }))
  return { ...question, whole, blocks: [...cross, ...lists] }
}

/** All cells in the order in which they are filled in. */
export function cellsOf({ whole, blocks }: Pick<Shape, 'whole' | 'blocks'>): Cell[] {
  return [...whole, ...blocks.flatMap(({ cells }) => cells)]
}

/**
 * The same shape with as many rows in its open lists as are filled in, and some more to fill in.
 *
 * @example withRows(shape, ['open:citizenship:9:name']) // twelve rows of citizenship
 */
export function withRows(shape: Shape, filled: readonly string[]): Shape {
  return {
    ...shape,
    blocks: shape.blocks.map((block) => {
      if (block.kind === 'cross' || block.openRows === 0) return block
      const last = Math.max(0, ...filled.map((key) => rowOf(block.by.code, key)))
      const openRows = Math.min(MOST_ROWS, Math.max(block.openRows, last + 3))
      return { ...block, openRows, cells: listCells(block.by, block.fields, openRows) }
    }),
  }
}

function rowOf(by: string, key: string): number {
  const [open, code, row] = key.split(':')
  return open === 'open' && code === by && /^[1-9]\d{0,3}$/.test(row ?? '') ? Number(row) : 0
}

function addsFor(it: Breakdown, unit: string | null): Adds {
  if (!it.addsUp) return 'not'
  return unit !== null && it.overlappingFor.includes(unit) ? 'overlapping' : 'up'
}

/** The one with fewer parts goes across, so that a table stays narrow; of two alike the first. */
function crossOf([first, second]: readonly [Breakdown, Breakdown], field: Field): Cross {
  const isFirstAcross = first.parts.length <= second.parts.length
  const [columns, rows] = isFirstAcross ? [first, second] : [second, first]
  const cells = rows.parts.flatMap((row) =>
    columns.parts.map((column) => {
      const [a, b] = isFirstAcross ? [column, row] : [row, column]
      return cellAt(field, [atPart(first.code, a), atPart(second.code, b)])
    }),
  )
  return {
    kind: 'cross',
    key: `${first.code};${second.code}`,
    rows: side(rows),
    columns: side(columns),
    adds: 'up',
    cells,
  }
}

interface ListRules {
  readonly fields: readonly Field[]
  readonly adds: Adds
  readonly keepsResidual: boolean
  readonly openRows: number
}

function listOf(breakdown: Breakdown, { fields, adds, keepsResidual, openRows }: ListRules): List {
  const parts = keepsResidual ? breakdown.parts : breakdown.parts.filter(({ isResidual }) => !isResidual)
  const by = { code: breakdown.code, name: breakdown.name, parts }
  return { kind: 'list', key: by.code, by, fields, openRows, adds, cells: listCells(by, fields, openRows) }
}

function listCells(by: Side, fields: readonly Field[], openRows: number): Cell[] {
  const named: readonly Field[] = [{ name: 'name', sort: 'name' }, ...fields]
  const rows = Array.from({ length: openRows }, (_, i): At => ({ by: by.code, row: i + 1 }))
  return [
    ...by.parts.flatMap((part) => fields.map((field) => cellAt(field, [atPart(by.code, part)]))),
    ...rows.flatMap((at) => named.map((field) => cellAt(field, [at]))),
  ]
}

const side = ({ code, name, parts }: Side): Side => ({ code, name, parts })
const atPart = (by: string, { code }: Part): At => ({ by, part: code })

function cellAt({ name, sort }: Field, at: readonly At[]): Cell {
  return { key: cellKey(name, at), field: name, sort, at }
}

function undescribed(code: string): Breakdown {
  return {
    code,
    name: { en: { text: code, state: 'source' } },
    parts: [],
    isOpen: true,
    addsUp: true,
    overlappingFor: [],
  }
}
