import { inOrder, levelOf, placeOf, type Item, type Level } from '../instrument/index.ts'
import { breakdownName, breakdownRows } from './form-breakdown.ts'
import { foreignGroup, foreignQuestion, type Tell } from './form-foreign.ts'
import { KEY_HEAD } from './form.ts'
import { formHomes } from './form-homes.ts'
import { keptOf } from './form-kept.ts'
import { gridOfLines, keep, keptLength, lineOf, rowHash, type Line } from './form-lines.ts'
import { ownRow, ownScale } from './form-own.ts'
import type { FormGround, FormReading, Remark } from './form-reading.ts'
import { columnRemarks } from './form-remarks.ts'
import { codeOfName, isSameCell, type FormRow } from './form-rows.ts'
import { saidForm, type SaidForm } from './form-said.ts'
import { readForm, type ReadForm } from './form-sheets.ts'
import type { SheetRow } from './form-sheet.ts'
import type { BroughtForm } from './form-sheet.ts'
import type { FormNode } from './form-tree.ts'
import { readType } from './form-types.ts'
import { plain } from './grid.ts'
import { readStamp } from './origin.ts'
import type { CellProblem, Ground } from './plan-model.ts'
import { cellsOf } from './table.ts'

/** What the items keep of one form, in characters. */
const MOST_KEPT = 1_000_000

/**
 * A form as the table that every file is read as. Rows whose names are codes go back to their items, and only what they
 * say otherwise than the form did is read; everything else is a new question, in the sub-area that its group is.
 */
export function readingOf(brought: BroughtForm, ground: Ground, given: FormGround): FormReading {
  const form = readForm(brought, given.lang)
  const key = form.settings[KEY_HEAD] ?? ''
  const stamp = readStamp(`${key}:IDN`)
  const standard = (stamp && ground.origin(stamp)) ?? ground.current
  const reader = formReader(form, { ground, given, standard })
  if (!form.asksLang) reader.walk(form.nodes, {})
  const lines = reader.finished()
  const asks = { into: reader.homes.isAsked(), lang: form.asksLang }
  const problems: CellProblem[] = [...form.problems]
  if (keptLength(lines) > MOST_KEPT) problems.push({ address: 'survey', key: 'form-kept', values: { most: MOST_KEPT } })
  const isOpen = asks.into || asks.lang
  return {
    grid: gridOfLines(isOpen ? [] : lines, (code) => (stamp ? `${key}:${code}` : null)),
    problems,
    remarks: reader.remarks,
    asks,
  }
}

interface Around {
  readonly ground: Ground
  readonly given: FormGround
  /** What the form was made from, as far as that is known. */
  readonly standard: ReadonlyMap<string, Item>
}

/** Where in the tree of the instrument a row stands. */
interface Place {
  readonly area?: string | undefined
  readonly subarea?: Line | undefined
}

function formReader(form: ReadForm, around: Around) {
  const { ground, given, standard } = around
  const tell: Tell = (row, head, key, values = {}) => void remarks.push({ address: row.at(head), key, values })
  const said = saidForm(
    inOrder([...standard.values()].filter(({ fields }) => fields['retired'] !== true)),
    given.breakdowns,
  )
  // Of a form that came from elsewhere, a name that is known here means nothing.
  const isOurs = form.settings[KEY_HEAD] !== undefined || form.nodes.some(({ row }) => codeOf(row.cells['name'] ?? ''))
  const remarks: Remark[] = columnRemarks(form, isOurs, ground.values.unit)
  const known = namesOf(isOurs ? said : { items: new Map(), choices: [] })
  const homes = formHomes(form, ground, given)
  const lines: Line[] = []
  const byCode = new Map<string, Line>()
  const usedLists = new Set<string>()
  let pending: SheetRow[] = []
  let last: Line | undefined

  return { walk, finished, homes, remarks }

  function walk(nodes: readonly FormNode[], place: Place): void {
    for (const node of nodes) read(node, place)
  }

  function read(node: FormNode, place: Place): void {
    const name = node.row.cells['name'] ?? node.row.cells['$autoname'] ?? ''
    if (isBreakdown(name, node, place) || known.generated.has(name)) return
    const code = codeOf(name)
    if (code !== undefined && (node.kind === 'group' || node.kind === 'question')) return own(code, node, place)
    if (node.kind === 'group') return group(node, place)
    if (node.kind === 'question' && !known.kept.has(name)) return question(node, place)
    for (const row of rowsOf(node)) aside(row, place)
    if (known.kept.has(name)) return
    if (node.kind === 'block') tell(node.row, 'type', 'repeat', { count: node.rows.filter(isQuestion).length })
    else if (node.kind === 'other' && node.type) tell(node.row, 'type', 'no-answer', { type: node.type.name })
  }

  /** The item that a name says, if there is or was such a one. */
  function codeOf(name: string): string | undefined {
    const code = codeOfName(name)
    const isOurs = code !== undefined && levelOf(code) !== undefined
    return isOurs && (standard.has(code) || ground.current.has(code)) ? code : undefined
  }

  function own(code: string, node: FormNode & { kind: 'group' | 'question' }, place: Place): void {
    const item = standard.get(code) ?? ground.current.get(code)!
    const line = lineOf({ code, level: item.level, row: node.row, standard: item, isForeign: false, parent: null })
    const row = said.items.get(code)?.row
    if (row) ownRow(line, { row: node.row, said: row, heads: form.heads, choices: form.choices, tell })
    ownScale(line, form.choices, said.choices, form.choiceHeads)
    if (item.level === 'indicator' && place.subarea && place.subarea.code !== placeOf(item).parent)
      moved(line, place.subarea.code)
    add(line)
    if (node.kind === 'question') return useList(node.row, line)
    walk(node.inside, item.level === 'area' ? { area: code } : { ...place, subarea: line })
  }

  /** Into another group: the last there, until somebody says otherwise. */
  function moved(line: Line, parent: string): void {
    line.cells.set('parent', parent).set('position', null)
    line.places.set('parent', line.row.at('name'))
  }

  /** A group that tells an indicator apart: it adds the breakdown, and its parts are kept centrally. */
  function isBreakdown(name: string, node: FormNode, place: Place): boolean {
    if (!name.includes('_by_')) return false
    const line = byCode.get(codeOfName(name.slice(0, name.indexOf('_by_'))) ?? '')
    const by = Object.keys(given.breakdowns).find((it) => line && breakdownName(line.code, it) === name)
    if (!line?.standard || by === undefined) return false
    const codes = (line.standard.fields['disaggregations'] ?? []) as string[]
    if (!codes.includes(by)) {
      line.cells.set(
        'disaggregations',
        [String(line.cells.get('disaggregations') ?? ''), by].filter(Boolean).join(', '),
      )
      line.places.set('disaggregations', node.row.at('name'))
    }
    const asked = { ...line.standard, fields: { ...line.standard.fields, disaggregations: [by] } }
    const rows = breakdownRows(asked, given.breakdowns)
    const parts = new Map(rows.filter((row) => row['type'] !== 'end_group').map((row) => [row['name'], row]))
    for (const row of rowsOf(node)) part(row, parts.get(row.cells['name'] ?? ''), { place, isNew: !codes.includes(by) })
    return true
  }

  /** A part is told as it is everywhere; what is none of them is kept. */
  function part(row: SheetRow, said: FormRow | undefined, { place, isNew }: { place: Place; isNew: boolean }): void {
    if (row.cells['type']?.startsWith('end')) return
    if (!said) {
      aside(row, place)
      return tell(row, 'name', 'breakdown', { name: row.cells['name'] ?? '' })
    }
    const changed =
      !isNew && form.heads.find((head) => !isSameCell(head, row.cells[head] ?? '', plain(said[head] ?? null)))
    if (changed) tell(row, changed, 'part')
  }

  function group(node: FormNode & { kind: 'group' }, place: Place): void {
    const { row, inside, end } = node
    const isLayout = !form.isLabelled(row)
    if (isLayout || place.subarea) {
      if (!isLayout && !known.kept.has(row.cells['name'] ?? ''))
        tell(row, 'name', 'group', { name: row.cells['name'] ?? '' })
      aside(row, place)
      walk(inside, place)
      return aside(end, place)
    }
    const area = place.area === undefined ? homes.areaLike(row) : undefined
    if (area !== undefined) return walk(inside, { area })
    walk(inside, { ...place, subarea: subarea(row, place) })
  }

  function subarea(row: SheetRow, place: Place): Line | undefined {
    const home = homes.subareaFor(row, place.area)
    if (!home) return undefined
    const there = byCode.get(home.code)
    if (there) return there
    const line = newLine({ row, level: 'subarea', ...home })
    foreignGroup(line, { row, source: form.source, tell })
    add(line)
    return line
  }

  function question(node: FormNode & { kind: 'question' }, place: Place): void {
    const under = place.subarea ?? subarea(form.rootRow, place)
    if (!under) return
    const home = homes.indicatorFor(node.row, under)
    const line = newLine({ row: node.row, level: 'indicator', ...home, parent: under.code })
    const { row, type } = node
    foreignQuestion(
      line,
      { row, source: form.source, tell },
      { type, choices: form.choices.get(type.list ?? '') ?? [], units: ground.values.unit },
    )
    add(line)
    useList(row, line)
  }

  function newLine(it: { row: SheetRow; level: Level; code: string; here: Item | undefined; parent: string }): Line {
    const line = lineOf({ ...it, standard: it.here, isForeign: true })
    keep(line, 'form', form.id)
    line.places.set('title.en', it.row.at(form.heads.find((head) => head.startsWith('label')) ?? 'name'))
    return line
  }

  function add(line: Line): void {
    lines.push(line)
    byCode.set(line.code, line)
    last = line
    if (line.level === 'area') return
    for (const row of pending) line.around.push(row.cells)
    pending = []
  }

  /** A row that is no question of the instrument stays behind the item that it follows. */
  function aside(row: SheetRow, place: Place): void {
    const line = last && last.level !== 'area' ? last : place.subarea
    if (!line) return void pending.push(row)
    line.around.push(row.cells)
    useList(row, line)
  }

  /** The choices stay with whoever asks for them first. */
  function useList(row: SheetRow, line: Line): void {
    const list = readType(row.cells['type'] ?? '')?.list
    if (list === undefined || usedLists.has(list) || (!line.isForeign && known.lists.has(list))) return
    usedLists.add(list)
    if (form.choices.has(list)) line.choices[list] = choicesOf(list)
  }

  function choicesOf(list: string): FormRow[] {
    return (form.choices.get(list) ?? []).map(({ cells: { list_name: _list, ...cells } }) => cells)
  }

  function finished(): Line[] {
    const first = lines.find(({ level }) => level !== 'area')
    if (first) formWide(first)
    for (const line of lines) {
      if (line.isForeign) finishForeign(line)
      else finishOwn(line)
    }
    return lines
  }

  /** What the form says as a whole, and lists that nobody chooses from. */
  function formWide(line: Line): void {
    for (const [list, rows] of form.choices) {
      if (usedLists.has(list) || known.lists.has(list)) continue
      line.choices[list] = choicesOf(list)
      tell(rows[0]!, 'list_name', 'list', { list })
    }
    for (const { sheet, rows } of form.otherSheets) {
      remarks.push({ address: sheet, key: 'sheet', values: { sheet } })
      keep(line, 'sheets', { [sheet]: rows })
    }
    if (!line.isForeign) return
    const { settings } = form
    keep(line, 'settings', settings)
    if (form.settingsAt !== undefined) remarks.push({ address: form.settingsAt, key: 'settings', values: {} })
  }

  function finishForeign(line: Line): void {
    keep(line, line.level === 'indicator' ? 'after' : 'first', line.around)
    keep(line, 'choices', line.choices)
    const hash = rowHash([line.row.cells, line.around, line.choices])
    keep(line, 'row', hash)
    if (!line.standard || keptOf(line.standard).row !== hash) return
    // As it was when it came: what was written here since stays.
    line.cells.clear()
    for (const [head, cell] of cellsOf(line.standard)) line.cells.set(head, cell)
  }

  function finishOwn(line: Line): void {
    const was = said.items.get(line.code)?.kept ?? []
    if (!isSameRows(line.around, was)) keep(line, line.level === 'indicator' ? 'after' : 'first', line.around)
    const kept = line.standard ? keptOf(line.standard).choices : {}
    const changed = Object.keys(kept).filter((list) => !isSameRows(choicesOf(list), known.choices(list)))
    const own = { ...line.choices, ...Object.fromEntries(changed.map((list) => [list, choicesOf(list)])) }
    if (Object.keys(own).length > 0) keep(line, 'choices', { ...kept, ...own })
  }
}

/** Every row of a node, its own first. */
function rowsOf(node: FormNode): SheetRow[] {
  if (node.kind === 'block') return [...node.rows]
  return node.kind === 'group' ? [node.row, ...node.inside.flatMap(rowsOf), node.end] : [node.row]
}

const isQuestion = ({ cells }: SheetRow) => !/^(begin|end)[ _]/i.test(cells['type'] ?? '')

function isSameRows(a: readonly FormRow[], b: readonly FormRow[]): boolean {
  const text = (rows: readonly FormRow[]) =>
    JSON.stringify(
      rows.map((row) =>
        Object.entries(row)
          .filter(([head, cell]) => cell !== null && head !== 'list_name')
          .map(([head, cell]) => [head, plain(cell)])
          .toSorted(([x], [y]) => (x! < y! ? -1 : 1)),
      ),
    )
  return text(a) === text(b)
}

/** Names of rows that a form of ours has besides its items. */
function namesOf({ items, choices }: SaidForm) {
  const of = (rows: readonly FormRow[]) => rows.map((row) => row['name'] ?? '').filter(Boolean)
  return {
    generated: new Set([...items.values()].flatMap(({ breakdowns }) => of(breakdowns))),
    kept: new Set([...items.values()].flatMap(({ kept }) => of(kept))),
    lists: new Set(choices.map((row) => row['list_name'])),
    choices: (list: string) => choices.filter((row) => row['list_name'] === list),
  }
}
