import { isSame, levelOf, type Item, type Level } from '../instrument/index.ts'
import { addressOf, plain, type Grid, type GridRow } from './grid.ts'
import { formulas, readHeads, type Heads } from './heads.ts'
import { newCode, parentsAfter, type Codes } from './new-codes.ts'
import { readStamp } from './origin.ts'
import type { CellProblem, CellProblemKey, Ground, Plan, PlannedField, PlannedItem } from './plan-model.ts'
import { plannedFields, type ReadRow } from './planned-fields.ts'

/**
 * What a file would do to a draft, row by row, without doing it. Three texts are compared for each cell: what the file
 * was made from, what stands here now, what the file says. What the file leaves as it was is never written, so that it
 * takes back nothing that was changed here since; a row or a column that is missing says nothing.
 */
export function planOf(grid: Grid, ground: Ground): Plan {
  const heads = readHeads(grid)
  const problems: CellProblem[] = [...heads.problems, ...formulas(grid)]
  const rows = grid.rows.filter(({ cells }) => cells.some((cell) => cell !== null && plain(cell) !== ''))
  const codes: Codes = { taken: new Set(ground.taken), seen: new Map(), parents: new Map() }
  const read = rows.map((row) => readRow(grid, row, { heads, ground, problems }))
  const inOrder = (['area', 'subarea', 'indicator'] as const).flatMap((level) =>
    read.filter((it) => it !== undefined).filter((it) => it.level === level),
  )
  const named: ReadRow[] = []
  for (const it of inOrder) {
    const one = newCode(it, { ground, codes, problems })
    if (one) named.push(one)
  }
  const parents = parentsAfter(named, ground)
  const items = named
    .flatMap((it): PlannedItem[] => planned(it, { ground, parents, problems }))
    .toSorted((a, b) => a.row - b.row)
  return {
    items,
    problems: [...problems, ...heldParts(items, named, parents)],
    others: [...heads.others.keys()],
    strangers: named.filter(({ isStranger }) => isStranger).length,
  }
}

interface Around {
  readonly heads: Heads
  readonly ground: Ground
  readonly problems: CellProblem[]
}

/** Which item a row is about; undefined where that cannot be known, which is then among the problems. */
function readRow(grid: Grid, row: GridRow, { heads, ground, problems }: Around): ReadRow | undefined {
  const text = (head: string) => {
    const at = heads.known.get(head) ?? heads.others.get(head)
    return at === undefined ? undefined : plain(row.cells[at])
  }
  const address = (head: string) => addressOf(grid, row, heads.known.get(head) ?? heads.others.get(head) ?? 0)
  const refuse = (head: string, key: CellProblemKey, values: CellProblem['values'] = {}) => {
    problems.push({ address: address(head), key, values })
    return undefined
  }
  const key = text('key') ?? ''
  const stamp = key === '' ? undefined : readStamp(key)
  if (key !== '' && !stamp) return refuse('key', 'key')
  const written = (text('code') ?? '').toUpperCase()
  if (stamp && written !== '' && written !== stamp.code) return refuse('code', 'code-changed', { code: stamp.code })
  const code = stamp?.code ?? written
  const level = (code === '' ? text('level') : levelOf(code)) as Level | undefined
  if (code !== '' && !level) return refuse('code', 'code-form', { code })
  const said = text('level') ?? ''
  if (!['', 'area', 'subarea', 'indicator'].includes(said)) return refuse('level', 'choice', { given: said })
  if (code !== '' && said !== '' && said !== level) return refuse('level', 'level-changed', { code })
  if (!level) return refuse('level', 'needed')
  const origin = stamp && ground.origin(stamp)
  return {
    code,
    level,
    row: row.number,
    base: origin?.get(code),
    here: ground.current.get(code),
    isStranger: origin === undefined && code !== '' && ground.current.has(code),
    others: [...heads.others.keys()],
    text,
    address,
  }
}

interface Planning {
  readonly ground: Ground
  readonly parents: ReadonlyMap<string, string | null>
  readonly problems: CellProblem[]
}

function planned(it: ReadRow, { ground, parents, problems }: Planning): PlannedItem[] {
  const { code, level, row, here } = it
  const { fields, found, sources, stale } = plannedFields(it, ground, parents)
  // Taken out here since: a row that says nothing else is left alone.
  if (!here && it.base) {
    if (fields.length > 0) problems.push({ address: it.address('code'), key: 'gone', values: { code } })
    return []
  }
  problems.push(...found)
  const rest = { code, level, row, item: here, sources, stale }
  if (!here) return [{ ...rest, kind: 'new', fields }]
  if (fields.some(({ field, file }) => field === 'retired' && file === true))
    return [{ ...rest, kind: 'retired', fields }]
  return [{ ...rest, kind: fields.length > 0 ? 'changed' : 'unchanged', fields: withRetired(here, fields) }]
}

/** What is retired here and changed by the file: both, or neither. */
function withRetired(here: Item, fields: readonly PlannedField[]): readonly PlannedField[] {
  if (here.fields['retired'] !== true || fields.length === 0) return fields
  const back: PlannedField = { field: 'retired', base: null, here: true, file: null, isConflict: true }
  return [back, ...fields]
}

/** Nothing is retired while something still stands under it. */
function heldParts(
  items: readonly PlannedItem[],
  rows: readonly ReadRow[],
  parents: ReadonlyMap<string, string | null>,
): CellProblem[] {
  const retired = new Set(items.filter(({ kind }) => kind === 'retired').map(({ code }) => code))
  const held = new Set([...parents].flatMap(([code, parent]) => (parent === null || retired.has(code) ? [] : [parent])))
  return rows
    .filter(({ code }) => retired.has(code) && held.has(code))
    .map(({ code, address }) => ({ address: address('retired'), key: 'has-parts' as const, values: { code } }))
}

/** Whether a plan would write nothing at all. */
export function changesNothing({ items }: Plan): boolean {
  return items.every(({ fields }) => fields.every(({ here, file }) => isSame(here, file)))
}
