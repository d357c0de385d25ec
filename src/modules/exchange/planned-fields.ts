import { CONTENT_LANGS } from '../../kit/local-text.ts'
import {
  fieldKey,
  isSame,
  ownerOf,
  placeOf,
  sourceOf,
  textFields,
  type Item,
  type Json,
  type Level,
} from '../instrument/index.ts'
import { decimalOf, extraOf, FIELD_COLUMNS, STATES, statesCell, type FieldColumns } from './columns.ts'
import { plain } from './grid.ts'
import type { CellProblem, CellProblemKey, Ground, PlannedField } from './plan-model.ts'

/** A row as it is read: whose it is, and its texts by heading. */
export interface ReadRow {
  /** Empty until a new one gets its own. */
  readonly code: string
  readonly level: Level
  readonly row: number
  readonly base: Item | undefined
  readonly here: Item | undefined
  readonly isStranger: boolean
  readonly others: readonly string[]
  /** Undefined where the file has no such column. */
  text(head: string): string | undefined
  address(head: string): string
}

export interface FieldsOfRow {
  readonly fields: readonly PlannedField[]
  readonly found: readonly CellProblem[]
  readonly sources: Readonly<Record<string, string>>
  readonly stale: readonly string[]
}

interface Reading {
  readonly row: ReadRow
  readonly ground: Ground
  readonly parents: ReadonlyMap<string, string | null>
  refuse(head: string, key: CellProblemKey, values?: CellProblem['values']): undefined
}

export function plannedFields(row: ReadRow, ground: Ground, parents: ReadonlyMap<string, string | null>): FieldsOfRow {
  const found: CellProblem[] = []
  const refuse = (head: string, key: CellProblemKey, values: CellProblem['values'] = {}) => {
    found.push({ address: row.address(head), key, values })
    return undefined
  }
  const reading: Reading = { row, ground, parents, refuse }
  const fields = [
    retiredField(reading),
    placeField(reading),
    ...FIELD_COLUMNS.map((columns) => plannedField(columns, reading)),
    extraField(reading),
  ].filter((it) => it !== undefined)
  return { fields, found, ...statesOf(reading) }
}

const cellsOf = (columns: FieldColumns, item: Item | undefined): string[] =>
  item ? columns.cells(item).map(plain) : columns.heads.map(() => '')

function plannedField(columns: FieldColumns, { row, ground, refuse }: Reading): PlannedField | undefined {
  const { heads, field, levels } = columns
  const given = heads.map((head) => row.text(head))
  if (given.every((it) => it === undefined)) return undefined
  const first = heads.find((_, at) => given[at]) ?? heads[0]!
  if (!levels.includes(row.level)) return given.some(Boolean) ? refuse(first, 'not-of-level') : undefined
  const origin = row.base ?? row.here
  const base = cellsOf(columns, origin)
  const texts = given.map((text, at) => text ?? base[at]!)
  if (texts.every((text, at) => text === base[at])) return undefined
  const here = cellsOf(columns, row.here)
  if (texts.every((text, at) => text === here[at])) return undefined
  if (isOfTheCore(field, row.code, ground)) return refuse(first, 'of-the-core')
  const value = readValue(columns, texts, { row, ground, refuse })
  if (value === undefined) return undefined
  const said = (item: Item | undefined): Json => saidOf(item, field)
  const isConflict = row.base !== undefined && here.some((text, at) => text !== base[at])
  return isSame(value, said(row.here))
    ? undefined
    : { field, base: said(origin), here: said(row.here), file: value, isConflict }
}

/** Of wording its text alone: how far a translation is, no file decides. */
function saidOf(item: Item | undefined, field: string): Json {
  const value = item?.fields[field] ?? null
  return fieldKey(field)?.lang && value !== null ? (value as { text: string }).text : value
}

function isOfTheCore(field: string, code: string, { country }: Ground): boolean {
  return country !== null && ownerOf(code) !== country && fieldKey(field)?.field.isNational !== true
}

/** What an indicator cannot be without. */
const NEEDED = ['kind', 'answerType', 'rating']

function readValue(
  columns: FieldColumns,
  texts: readonly string[],
  { row, ground, refuse }: Pick<Reading, 'row' | 'ground' | 'refuse'>,
): Json | undefined {
  const { heads, field } = columns
  if (texts.every((text) => text === '')) {
    if (!NEEDED.includes(field) || !row.here) return null
    return refuse(heads[0]!, 'needed')
  }
  const read = columns.value(texts)
  if ('fault' in read) return refuse(heads[read.column]!, read.fault, { given: read.given.slice(0, 80) })
  const unknown = unknownValue(field, read.value, ground)
  if (unknown !== undefined) return refuse(heads[0]!, 'unknown', { given: unknown })
  return Array.isArray(read.value) && read.value.length === 0 ? null : read.value
}

/** A code of a list that nobody keeps. */
function unknownValue(field: string, value: Json, { values }: Ground): string | undefined {
  if (field === 'unit') return values.unit.has(value as string) ? undefined : (value as string)
  if (field === 'disaggregations' || field === 'responsible')
    return (value as string[]).find((it) => !values[field].has(it))
  if (field !== 'citations') return undefined
  const cited = value as { standard: string; article: string; amendedBy: string | null; insertedBy: string | null }[]
  const wrong = cited.find(({ standard, article }) => !values.articles.has(`${standard} ${article}`))
  if (wrong) return `${wrong.standard}: ${wrong.article}`
  return (
    cited.flatMap((it) => [it.amendedBy, it.insertedBy]).find((it) => it !== null && !values.standards.has(it)) ??
    undefined
  )
}

function retiredField({ row, ground, refuse }: Reading): PlannedField | undefined {
  const text = row.text('retired')?.toLowerCase() ?? ''
  if (!row.here || row.here.fields['retired'] === true || ['', 'no', 'false', '0'].includes(text)) return undefined
  if (!['yes', 'true', '1'].includes(text)) return refuse('retired', 'yes-no', { given: text })
  if (ground.country !== null && ownerOf(row.code) !== ground.country) return refuse('retired', 'of-the-core')
  return { field: 'retired', base: null, here: null, file: true, isConflict: false }
}

function placeField(reading: Reading): PlannedField | undefined {
  const { row, refuse } = reading
  const origin = row.base ?? row.here
  const said = (item: Item | undefined) =>
    item ? [placeOf(item).parent ?? '', String(placeOf(item).position)] : ['', '']
  const base = said(origin)
  const [parent = '', written = ''] = [row.text('parent')?.toUpperCase() ?? base[0], row.text('position') ?? base[1]]
  if (origin && parent === base[0] && (written === base[1] || written === '')) return undefined
  const position = written === '' ? undefined : decimalOf(written)
  if (written !== '' && position === undefined) return refuse('position', 'number', { given: written })
  if (row.here && !mayStandUnder(reading, parent)) return undefined
  const value = { parent: parent === '' ? null : parent, position: position ?? null }
  const here = row.here ? (row.here.fields['place'] ?? null) : null
  if (isSame(here, value)) return undefined
  const isConflict = row.base !== undefined && said(row.here).some((text, at) => text !== base[at])
  return { field: 'place', base: origin?.fields['place'] ?? null, here, file: value, isConflict }
}

/** An item stays in its area, because its code begins with it, and a country's order is within the core's parents. */
function mayStandUnder({ row, ground, parents, refuse }: Reading, parent: string): boolean {
  const refused = (key: CellProblemKey) => {
    refuse('parent', key, { parent, code: row.code })
    return false
  }
  const now = placeOf(row.here!).parent ?? ''
  if (parent === now) return true
  if (row.level === 'area') return refused('no-parent')
  if (ground.country !== null && ownerOf(row.code) !== ground.country) return refused('of-the-core')
  const isThere = parents.has(parent) && (row.level === 'indicator') === parent.includes('.')
  if (!isThere) return refused('parent')
  return parent.slice(0, 3) === row.code.slice(0, 3) || refused('other-area')
}

/** Columns that the product does not know, kept under their own heading. */
function extraField({ row, refuse }: Reading): PlannedField | undefined {
  const [base, here] = [extraOf(row.base ?? row.here ?? { fields: {} }), extraOf(row.here ?? { fields: {} })]
  const file: Record<string, string> = { ...here }
  let isConflict = false
  for (const head of row.others) {
    const text = row.text(head) ?? ''
    if (text === plain(base[head])) continue
    if (text.length > 32_767) return refuse(head, 'too-long', { given: String(text.length) })
    isConflict ||= row.base !== undefined && plain(here[head]) !== plain(base[head]) && plain(here[head]) !== text
    if (text === '') delete file[head]
    else file[head] = text
  }
  if (isSame(here as Json, file)) return undefined
  const value = (it: Readonly<Record<string, string>>): Json => (Object.keys(it).length > 0 ? it : null)
  return { field: 'extra', base: value(base), here: value(here), file: value(file), isConflict }
}

/** In which language new wording was written, and what of it the file knows to be stale. */
function statesOf({ row, refuse }: Reading): Pick<FieldsOfRow, 'sources' | 'stale'> {
  const sources: Record<string, string> = {}
  const stale: string[] = []
  for (const name of textFields(row.level)) {
    const { head } = STATES.find((it) => it.name === name)!
    const text = row.text(head) ?? ''
    if (row.base && text !== '' && text !== (statesCell(row.base, name) ?? '')) {
      refuse(head, 'states')
      continue
    }
    if (row.here && sourceOf(row.here.fields, name) !== undefined) continue
    const states = Object.fromEntries(text.split(/\s+/).map((it) => it.split('=', 2) as [string, string]))
    const source =
      CONTENT_LANGS.find((lang) => states[lang] === 'source' && row.text(`${name}.${lang}`)) ??
      CONTENT_LANGS.find((lang) => row.text(`${name}.${lang}`))
    if (source) sources[name] = source
    for (const lang of CONTENT_LANGS) if (states[lang] === 'stale') stale.push(`${name}.${lang}`)
  }
  return { sources, stale }
}
