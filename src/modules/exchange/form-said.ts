import type { Breakdowns } from '../../answers/index.ts'
import { localTextOf, placeOf, type Item } from '../instrument/index.ts'
import { breakdownRows } from './form-breakdown.ts'
import { keptOf, type Kept } from './form-kept.ts'
import { ownQuestion, scaleChoices, YES_NO_PARTLY } from './form-questions.ts'
import { formName, saidIn, type FormRow } from './form-rows.ts'
import { fitsAnswer, readType } from './form-types.ts'

/** What a form says of an item: its own row; of an indicator its breakdowns; then what was kept of another form. */
export interface Said {
  readonly item: Item
  readonly row: FormRow
  readonly breakdowns: readonly FormRow[]
  readonly kept: readonly FormRow[]
}

export interface SaidForm {
  /** By code. What a country does not ask is left out, and so is what would hold nothing. */
  readonly items: ReadonlyMap<string, Said>
  readonly choices: readonly FormRow[]
}

/** What every item says as rows of a form, with what was kept of the form that it came from. */
export function saidForm(items: readonly Item[], breakdowns: Breakdowns): SaidForm {
  const asked = askedOf(items)
  const own = asked.map((it) => ({ it, rows: it.level === 'indicator' ? breakdownRows(it, breakdowns) : [] }))
  const { kept, names, lists } = sayable(own)
  const said = new Map<string, Said>()
  for (const { it, rows } of own) {
    const mine = kept.get(it.code)!
    said.set(it.code, {
      item: it,
      row: withKept(it, mine, { names, lists }),
      breakdowns: rows,
      kept: [...mine.first, ...mine.after].flatMap((row) => keptRow(row, mine.form, { names, lists })),
    })
  }
  const scales = asked.flatMap((it) => (it.level === 'indicator' ? scaleChoices(it) : []))
  return { items: balanced(said), choices: [...YES_NO_PARTLY, ...scales, ...lists.rows] }
}

interface Own {
  readonly it: Item
  readonly rows: readonly FormRow[]
}

/** What was kept and can be said: without rows that compute from what is not there, and without what rests on those. */
function sayable(own: readonly Own[]): Around & { readonly kept: ReadonlyMap<string, Kept> } {
  let kept: ReadonlyMap<string, Kept> = new Map(own.map(({ it }) => [it.code, keptOf(it)]))
  const lists = listsOf(kept)
  for (;;) {
    const names = namesOf(own, kept)
    let isWhole = true
    const next = new Map<string, Kept>()
    for (const [code, it] of kept) {
      const isSaid = (row: FormRow) => keptRow(row, it.form, { names, lists }).length > 0
      const [first, after] = [it.first.filter(isSaid), it.after.filter(isSaid)]
      isWhole &&= first.length === it.first.length && after.length === it.after.length
      next.set(code, { ...it, first, after })
    }
    if (isWhole) return { kept, names, lists }
    kept = next
  }
}

function askedOf(items: readonly Item[]): Item[] {
  const used = new Set<string | null>()
  for (const it of items.toReversed()) {
    const isAsked = it.level === 'indicator' ? !localTextOf(it.fields, 'notApplicable') : used.has(it.code)
    if (isAsked) used.add(it.code).add(placeOf(it).parent)
  }
  return items.filter(({ code }) => used.has(code))
}

interface Names {
  /** What a name of another form is called here. */
  of(form: string, name: string): string | undefined
  has(name: string): boolean
}

interface Lists {
  of(form: string, list: string): string | undefined
  readonly rows: readonly FormRow[]
}

const keyOf = (form: string, name: string) => `${form}\n${name}`

function namesOf(own: readonly Own[], kept: ReadonlyMap<string, Kept>): Names {
  const names = new Map<string, string>()
  const used = new Set<string>()
  for (const { it, rows } of own) {
    for (const name of [formName(it.code), ...rows.map((row) => row['name'])]) used.add(String(name).toLowerCase())
    const { form, name } = kept.get(it.code)!
    if (name !== undefined) names.set(keyOf(form, name), formName(it.code))
  }
  for (const { form, first, after } of kept.values())
    for (const { name, type } of [...first, ...after]) {
      if (!name || type?.startsWith('end') === true) continue
      let free = name
      for (let number = 2; used.has(free.toLowerCase()); number++) free = `${name}_${number}`
      used.add(free.toLowerCase())
      names.set(keyOf(form, name), free)
    }
  const here = new Set([
    ...names.values(),
    ...own.flatMap(({ it, rows }) => [formName(it.code), ...rows.map((row) => String(row['name']))]),
  ])
  return { of: (form, name) => names.get(keyOf(form, name)), has: (name) => here.has(name) }
}

function listsOf(kept: ReadonlyMap<string, Kept>): Lists {
  const lists = new Map<string, string>()
  const used = new Set(YES_NO_PARTLY.map((row) => String(row['list_name'])))
  const rows: FormRow[] = []
  for (const { form, choices } of kept.values())
    for (const [list, own] of Object.entries(choices)) {
      if (lists.has(keyOf(form, list))) continue
      let free = list
      for (let number = 2; used.has(free); number++) free = `${list}_${number}`
      used.add(free)
      lists.set(keyOf(form, list), free)
      rows.push(...own.map((row) => ({ ...row, list_name: free })))
    }
  return { of: (form, list) => lists.get(keyOf(form, list)), rows }
}

interface Around {
  readonly names: Names
  readonly lists: Lists
}

function withKept(it: Item, kept: Kept, around: Around): FormRow {
  const own: FormRow =
    it.level === 'indicator'
      ? ownQuestion(it)
      : { type: 'begin_group', name: formName(it.code), ...saidIn('label', localTextOf(it.fields, 'title')) }
  const cells = Object.entries(kept.cells).flatMap(([head, text]) => {
    const said = referring(text!, kept.form, around.names)
    return said === undefined ? [] : [[head, said] as const]
  })
  const type = it.level === 'indicator' ? keptType(kept, it.fields['answerType'] as string, around) : undefined
  return { ...own, ...Object.fromEntries(cells), ...(type === undefined ? {} : { type }) }
}

/** The type that the question came with, as long as it still asks for the same kind of answer. */
function keptType({ form, type }: Kept, answerType: string, { lists }: Around): string | undefined {
  const read = type === undefined ? undefined : readType(type)
  if (!read || answerType === 'scale_0_3' || !fitsAnswer(read, answerType)) return undefined
  return typeIn(type!, read.list, form, lists)
}

function typeIn(type: string, list: string | undefined, form: string, lists: Lists): string | undefined {
  if (list === undefined || type.includes('file')) return type
  const named = lists.of(form, list)
  return named === undefined ? undefined : type.replace(/^(\S+\s+)(\S+)/, (_, first: string) => first + named)
}

/** A row that is no question of the instrument, as it came; one that computes from what is not there is left out. */
function keptRow(row: FormRow, form: string, { names, lists }: Around): FormRow[] {
  const read = readType(row['type'] ?? '')
  const type = typeIn(row['type'] ?? '', read?.list, form, lists)
  if (type === undefined) return []
  const cells: Record<string, string> = { type }
  for (const [head, text] of Object.entries(row)) {
    if (head === 'type' || text === null) continue
    const said = head === 'name' ? (names.of(form, text) ?? text) : referring(text, form, names)
    if (said !== undefined) cells[head] = said
    else if (['calculation', 'repeat_count'].includes(head)) return []
    else if (head.startsWith('label')) cells[head] = text.replaceAll(REFERENCE, '[$1]')
  }
  return [cells]
}

const REFERENCE = /\$\{([^{}]{1,200})\}/g

/** A text with the names of here; undefined where it speaks of what is not there, which no converter takes. */
function referring(text: string, form: string, names: Names): string | undefined {
  let isThere = true
  const said = text.replaceAll(REFERENCE, (_, name: string) => {
    const own = names.of(form, name.trim()) ?? (names.has(name.trim()) ? name.trim() : undefined)
    isThere &&= own !== undefined
    return `\${${own ?? name}}`
  })
  return isThere ? said : undefined
}

/** Groups that were kept begin and end within one sub-area, or they are left out: their questions may have been moved. */
function balanced(said: ReadonlyMap<string, Said>): Map<string, Said> {
  const bySubarea = Map.groupBy(said.values(), ({ item }) =>
    item.level === 'indicator' ? placeOf(item).parent : item.code,
  )
  const whole = new Set<FormRow>()
  for (const own of bySubarea.values()) {
    const open: FormRow[] = []
    for (const row of own.flatMap(({ kept }) => kept)) {
      const { way, block } = bracketOf(row)
      if (way === 'begin') open.push(row)
      else if (way !== 'end') whole.add(row)
      else if (open.length > 0 && bracketOf(open.at(-1)!).block === block) whole.add(open.pop()!).add(row)
    }
  }
  return new Map([...said].map(([code, it]) => [code, { ...it, kept: it.kept.filter((row) => whole.has(row)) }]))
}

function bracketOf(row: FormRow) {
  const [, way, block] = /^(begin|end)_(\w+)$/.exec(readType(row['type'] ?? '')?.name ?? '') ?? []
  return { way, block }
}
