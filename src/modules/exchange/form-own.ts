import { CONTENT_LANGS } from '../../kit/local-text.ts'
import { textOf } from '../instrument/index.ts'
import { answerOf, readConstraint, type RemarkKey } from './form-answers.ts'
import type { Tell } from './form-foreign.ts'
import { keptCell, keptOf } from './form-kept.ts'
import type { Line } from './form-lines.ts'
import { formName, isSameCell, isYes, type FormRow } from './form-rows.ts'
import { headIn, type SheetRow } from './form-sheet.ts'
import { readType } from './form-types.ts'
import type { Choices } from './form-tree.ts'
import { plain } from './grid.ts'

interface OwnRow {
  readonly row: SheetRow
  /** What a form of what it was made from says there. */
  readonly said: FormRow
  /** Headings that the file has. */
  readonly heads: readonly string[]
  readonly choices: Choices
  readonly tell: Tell
}

const TOLD: Readonly<Record<string, RemarkKey>> = {
  relevant: 'relevant',
  required: 'required',
  choice_filter: 'choice-filter',
}

/** A row that came from here: only the cells that say something else than the form did are read. */
export function ownRow(line: Line, own: OwnRow): void {
  const { row, said, heads } = own
  const hasQuestion = CONTENT_LANGS.some((lang) => textOf(line.standard!.fields, 'question', lang) !== undefined)
  const kept = keptOf(line.standard!)
  const set = (field: string, head: string, value: string | number | null) => {
    line.cells.set(field, value)
    line.places.set(field, row.at(head))
  }
  for (const head of heads) {
    const text = row.cells[head] ?? ''
    if (head === 'name' || isSameCell(head, text, plain(said[head] ?? null))) continue
    const lang = CONTENT_LANGS.find((one) => head === headIn('label', one) || head === headIn('hint', one))
    if (lang && head.startsWith('label')) set(`${hasQuestion ? 'question' : 'title'}.${lang}`, head, text || null)
    else if (lang && hasQuestion && kept.cells[head] === undefined) set(`title.${lang}`, head, text || null)
    else if (head === 'type') setType(line, own, kept.type !== undefined)
    else if (head === 'constraint' && kept.cells['constraint'] === undefined) setConstraint(line, own)
    else {
      set(keptCell(head), head, text || null)
      const why = text === '' || (head === 'required' && !isYes(text)) ? undefined : TOLD[head]
      if (why) own.tell(row, head, why)
    }
  }
}

function setType(line: Line, { row, choices, tell }: OwnRow, isKept: boolean): void {
  const type = readType(row.cells['type'] ?? '')
  if (!type || line.level !== 'indicator') return
  const answer = answerOf(type, row, choices.get(type.list ?? '') ?? [])
  line.cells.set('answerType', answer.answerType)
  line.places.set('answerType', row.at('type'))
  if (isKept || !answer.isCertain) line.cells.set(keptCell('type'), row.cells['type']!)
  if (answer.remark) tell(row, 'type', answer.remark, { type: row.cells['type'] ?? '' })
}

function setConstraint(line: Line, { row, tell }: OwnRow): void {
  const text = row.cells['constraint'] ?? ''
  const isWhole = row.cells['type'] === 'integer'
  const { limits } = text === '' ? { limits: {} } : readConstraint(text, isWhole)
  if (!limits) {
    line.cells.set(keptCell('constraint'), text)
    line.places.set(keptCell('constraint'), row.at('constraint'))
    return tell(row, 'constraint', 'constraint')
  }
  for (const side of ['least', 'most'] as const) {
    line.cells.set(`limits.${side}`, limits[side] ?? null)
    line.places.set(`limits.${side}`, row.at('constraint'))
  }
}

/** What the levels of a scale mean, where the form says it otherwise than it did. */
export function ownScale(line: Line, choices: Choices, said: readonly FormRow[], heads: readonly string[]): void {
  const list = `scale_${formName(line.code)}`
  for (const choice of choices.get(list) ?? []) {
    const level = choice.cells['name']!
    const was = said.find((it) => it['list_name'] === list && it['name'] === level)
    if (!was) continue
    for (const lang of CONTENT_LANGS) {
      const head = headIn('label', lang)
      const text = choice.cells[head] ?? ''
      if (!heads.includes(head) || text === plain(was[head] ?? null)) continue
      line.cells.set(`rule.${level}.${lang}`, text || null)
      line.places.set(`rule.${level}.${lang}`, choice.at(head))
    }
  }
}
