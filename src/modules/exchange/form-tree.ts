import type { CellProblem, CellProblemKey } from './plan-model.ts'
import type { ReadSheet, SheetRow } from './form-sheet.ts'
import { isAsked, isFromFile, readType, type FormType } from './form-types.ts'

/** A form as it is nested. A block is everything that is asked of many, or as a table: it is kept whole. */
export type FormNode =
  | { readonly kind: 'question'; readonly row: SheetRow; readonly type: FormType }
  | { readonly kind: 'other'; readonly row: SheetRow; readonly type: FormType | undefined }
  | { readonly kind: 'group'; readonly row: SheetRow; readonly inside: readonly FormNode[]; readonly end: SheetRow }
  | { readonly kind: 'block'; readonly row: SheetRow; readonly rows: readonly SheetRow[] }

/** The choices of a form by their list, in order. */
export type Choices = ReadonlyMap<string, readonly SheetRow[]>

export interface Read<T> {
  readonly read: T
  readonly problems: readonly CellProblem[]
}

type Refuse = (row: SheetRow, head: string, key: CellProblemKey, values?: CellProblem['values']) => void

function refusals(): { problems: CellProblem[]; refuse: Refuse } {
  const problems: CellProblem[] = []
  return {
    problems,
    refuse: (row, head, key, values = {}) => void problems.push({ address: row.at(head), key, values }),
  }
}

export function readChoices({ rows }: ReadSheet, mayRepeat: boolean): Read<Choices> {
  const { problems, refuse } = refusals()
  const lists = new Map<string, SheetRow[]>()
  const seen = new Set<string>()
  for (const row of rows) {
    const { list_name: list, name } = row.cells
    if (!list && Object.keys(row.cells).length === 0) continue
    if (!list || !name) {
      if (!list && !name) continue
      refuse(row, list ? 'name' : 'list_name', 'needed')
      continue
    }
    const own = lists.get(list) ?? lists.set(list, []).get(list)!
    const choice = JSON.stringify([list, name])
    if (!mayRepeat && seen.has(choice)) refuse(row, 'name', 'form-choice-twice', { list, name })
    seen.add(choice)
    own.push(row)
  }
  return { read: lists, problems }
}

/** Nobody’s form is nested like that, and whoever reads one goes as deep. */
const MOST_DEEP = 50
const NAME = /^[\p{L}_][\p{L}\p{N}_.-]*$/u

interface Open {
  readonly row: SheetRow
  readonly block: string
  readonly inside: FormNode[]
  /** Of a block that is kept whole: every row in it. */
  readonly rows: SheetRow[] | undefined
}

/** The rows of a survey as they are nested, and each cell that no converter would take. */
export function readTree({ rows, columns }: ReadSheet, choices: Choices): Read<readonly FormNode[]> {
  const { problems, refuse } = refusals()
  const root: FormNode[] = []
  const open: Open[] = []
  const names = new Map<string, number>()
  const labels = columns.filter(({ head }) => head === 'label' || head.startsWith('label::')).map(({ head }) => head)
  const unlabelled = ({ cells }: SheetRow) => labels.every((head) => !cells[head])
  for (const row of rows) {
    if (Object.keys(row.cells).length === 0) continue
    const given = row.cells['type']
    const type = given ? readType(given) : undefined
    const block = /^(begin|end)_(\w+)$/.exec(type?.name ?? '')
    if (given && !type) refuse(row, 'type', 'form-type', { given })
    if (!given && (row.cells['name'] || !unlabelled(row))) refuse(row, 'type', 'needed')
    if (block?.[1] === 'end') {
      close(row, block[2]!)
      continue
    }
    if (type) checkName(row)
    if (block) {
      if (open.length === MOST_DEEP) refuse(row, 'type', 'form-deep', { most: MOST_DEEP })
      if (open.length >= MOST_DEEP) return { read: [], problems }
      const rowsOf = open.at(-1)?.rows ?? (block[2] === 'group' ? undefined : [])
      rowsOf?.push(row)
      open.push({ row, block: block[2]!, inside: [], rows: rowsOf })
      continue
    }
    const held = open.at(-1)?.rows
    if (held) held.push(row)
    else add(nodeOf(row, type))
  }
  for (const { row } of open) refuse(row, 'type', 'form-open', { name: row.cells['name'] ?? '' })
  return { read: root, problems }

  function add(node: FormNode) {
    ;(open.at(-1)?.inside ?? root).push(node)
  }

  function checkName(row: SheetRow) {
    const name = row.cells['name'] ?? row.cells['$autoname']
    if (!name) return refuse(row, 'name', 'needed')
    if (!NAME.test(name)) return refuse(row, 'name', 'form-name', { given: name.slice(0, 80) })
    const before = names.get(name.toLowerCase())
    if (before !== undefined) return refuse(row, 'name', 'form-name-twice', { name, row: before })
    names.set(name.toLowerCase(), row.number)
  }

  function nodeOf(row: SheetRow, type: FormType | undefined): FormNode {
    if (!type || !isAsked(type)) return { kind: 'other', row, type }
    if (unlabelled(row)) refuse(row, labels[0] ?? 'label', 'needed')
    if (type.list !== undefined && !isFromFile(type) && !choices.has(type.list) && !type.list.startsWith('${'))
      refuse(row, 'type', 'form-list', { list: type.list })
    return { kind: 'question', row, type }
  }

  function close(row: SheetRow, block: string) {
    const last = open.pop()
    if (!last) return refuse(row, 'type', 'form-end', { block })
    if (last.block !== block) return refuse(row, 'type', 'form-end', { block })
    last.rows?.push(row)
    if (!last.rows) return add({ kind: 'group', row: last.row, inside: last.inside, end: row })
    if (!open.at(-1)?.rows) add({ kind: 'block', row: last.row, rows: last.rows })
  }
}
