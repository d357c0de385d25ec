import { intervalOf, type Cells } from './cell-value.ts'
import { placeKey, type At, type Cell, type Field, type FieldName } from './cell.ts'
import { sumOf, type Interval } from './interval.ts'
import { shareBetween, shareOf } from './share.ts'
import { withRows, type Block, type Cross, type List, type Shape } from './shape.ts'

/** What is computed from cells, and typed by nobody. */
export interface Total extends Interval {
  readonly sort: 'sum' | 'share'
  /** False: some of the cells are empty, so the sum is only of those that are filled. A share is always complete. */
  readonly isComplete: boolean
}

/**
 * By key: `sum:sex=female` of one column, `sum:sex;age_group` of a whole table, `sum:instance` of a list
 * (`sum:instance:numerator` where there are several fields), `share` of the whole, `sex=female:share` of a part
 * (0.425 is 42.5 percent), `sum:age_group:share` of a whole list. Nothing stands here where there is nothing to compute from.
 */
export type Totals = Readonly<Record<string, Total>>

/**
 * Row, column and grand totals, and shares.
 *
 * @example totalsOf(shape, cells)['sum:sex;age_group'] // { sort: 'sum', low: 58, high: 58, isComplete: true }
 */
export function totalsOf(shape: Shape, cells: Cells): Totals {
  const { blocks } = withRows(shape, Object.keys(cells))
  return Object.fromEntries([...blocks.flatMap((block) => sumsOf(block, cells)), ...sharesOf(cells)])
}

type Entry = readonly [string, Total]

export function sumKey(block: Pick<Block, 'key'>, field: FieldName | 'share' = 'value'): string {
  return `sum:${block.key}${field === 'value' ? '' : `:${field}`}`
}

function sumsOf(block: Block, cells: Cells): Entry[] {
  if (block.adds !== 'up') return []
  if (block.kind === 'cross') return crossSums(block, cells)
  const sums = block.fields.flatMap((field) => listSum(block, field, cells))
  return [...sums, ...shareOfSums(block, Object.fromEntries(sums))]
}

function shareOfSums(block: List, sums: Totals): Entry[] {
  const [part, whole] = [sums[sumKey(block, 'numerator')], sums[sumKey(block, 'denominator')]]
  if (!part?.isComplete || !whole?.isComplete) return []
  const share = shareBetween(part, whole)
  return share ? [[sumKey(block, 'share'), { sort: 'share', ...share, isComplete: true }]] : []
}

function crossSums(block: Cross, cells: Cells): Entry[] {
  const along = [block.rows, block.columns].flatMap(({ code, parts }) =>
    parts.flatMap((part) => {
      const at: At = { by: code, part: part.code }
      const own = block.cells.filter((cell) => cell.at.some((it) => placeKey([it]) === placeKey([at])))
      return entry(`sum:${placeKey([at])}`, own, cells)
    }),
  )
  return [...along, ...entry(sumKey(block), block.cells, cells)]
}

/** Of the rows to be named only those count in which something stands. */
function listSum(block: List, { name }: Field, cells: Cells): Entry[] {
  const used = new Set(block.cells.filter(({ key }) => key in cells).flatMap(({ at }) => rowsOf(at)))
  const own = block.cells.filter(({ field, at }) => field === name && rowsOf(at).every((row) => used.has(row)))
  return entry(sumKey(block, name), own, cells)
}

const rowsOf = (at: readonly At[]) => at.flatMap((it) => ('row' in it ? it.row : []))

function entry(key: string, own: readonly Cell[], cells: Cells): Entry[] {
  const values = own.map((cell) => intervalOf(cells[cell.key])).filter((it) => it !== undefined)
  if (values.length === 0) return []
  return [[key, { sort: 'sum', ...sumOf(values), isComplete: values.length === own.length }]]
}

function sharesOf(cells: Cells): Entry[] {
  return Object.keys(cells).flatMap((key) => {
    const [, place] = /^(.*:)?numerator$/.exec(key) ?? []
    const prefix = place ?? ''
    const share = key.endsWith('numerator') ? shareOf(cells, prefix) : undefined
    return share ? [[`${prefix}share`, { sort: 'share', ...share, isComplete: true }] as const] : []
  })
}
