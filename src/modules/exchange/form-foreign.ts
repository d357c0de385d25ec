import { CONTENT_LANGS } from '../../kit/local-text.ts'
import type { ContentLang } from '../../locale/index.ts'
import { answerOf, limitsOf, type Answer, type RemarkKey } from './form-answers.ts'
import { keptCell } from './form-kept.ts'
import type { Line } from './form-lines.ts'
import { isYes } from './form-rows.ts'
import { headIn, type SheetRow } from './form-sheet.ts'
import type { FormType } from './form-types.ts'

/** Tells the person what is not carried. */
export type Tell = (row: SheetRow, head: string, key: RemarkKey, values?: Record<string, string | number>) => void

/** A row of a form that knows nothing of the instrument, and what the whole form says. */
export interface ForeignRow {
  readonly row: SheetRow
  /** In which language the form was written. */
  readonly source: ContentLang | undefined
  readonly tell: Tell
}

/** What an item of the instrument has a place for. */
const CARRIED = new Set(CONTENT_LANGS.map((lang) => headIn('label', lang)))

/** Writes a wording of a form into a field of the item, in every language that both have. */
export function setWording(line: Line, field: string, row: SheetRow, source: ContentLang | undefined): void {
  const said = CONTENT_LANGS.filter((lang) => row.cells[headIn('label', lang)])
  for (const lang of said) {
    line.cells.set(`${field}.${lang}`, row.cells[headIn('label', lang)]!)
    line.places.set(`${field}.${lang}`, row.at(headIn('label', lang)))
  }
  const origin = said.find((lang) => lang === source) ?? said[0]
  if (!line.standard && origin) line.cells.set(`${field}.states`, `${origin}=source`)
}

/** Keeps with the item what the row says besides. */
export function keepCells(line: Line, row: SheetRow, carried: ReadonlySet<string>): void {
  for (const [head, text] of Object.entries(row.cells)) {
    if (text === null || CARRIED.has(head) || carried.has(head)) continue
    line.cells.set(keptCell(head), text)
    line.places.set(keptCell(head), row.at(head))
  }
}

export function foreignGroup(line: Line, { row, source, tell }: ForeignRow): void {
  setWording(line, 'title', row, source)
  keepCells(line, row, new Set())
  if (row.cells['relevant']) tell(row, 'relevant', 'relevant')
}

export function foreignQuestion(
  line: Line,
  { row, source, tell }: ForeignRow,
  { type, choices, units }: { type: FormType; choices: readonly SheetRow[]; units: ReadonlySet<string> },
): void {
  setWording(line, 'title', row, source)
  setWording(line, 'question', row, source)
  const answer = answerOf(type, row, choices)
  setAnswer(line, row, answer)
  if (answer.answerType === 'scale_0_3')
    for (const one of choices) setWording(line, `rule.${one.cells['name']}`, one, source)
  const isLimited = setLimits(line, row, { type, answer })
  const hasUnit = setUnit(line, row, { answer, units })
  keepCells(line, row, new Set([...(isLimited ? ['constraint'] : []), ...(hasUnit ? ['unit'] : [])]))
  tellQuestion({ row, tell, source }, { type, answer, isLimited })
}

/** Where the form is not certain of the kind of answer, what somebody has chosen here since stays. */
function setAnswer(line: Line, row: SheetRow, { answerType, isCertain }: Answer): void {
  if (line.standard && !isCertain) return
  line.cells.set('answerType', answerType)
  line.places.set('answerType', row.at('type'))
}

const CURRENCY = /\b(EUR|RSD|MKD|ALL|BAM)\b/g

/** Whether the row names a unit that is kept here: in a column of that name, or of an amount its one currency. */
function setUnit(
  line: Line,
  row: SheetRow,
  { answer, units }: { answer: Answer; units: ReadonlySet<string> },
): boolean {
  const said = row.cells['unit'] ?? ''
  const currencies = new Set(labelsOf(row).flatMap((text) => text.match(CURRENCY) ?? []))
  const [currency] = answer.answerType === 'amount' && currencies.size === 1 && !line.standard ? currencies : []
  const unit = [said, currency].find((it) => it !== undefined && units.has(it))
  if (unit === undefined) return false
  line.cells.set('unit', unit)
  line.places.set('unit', row.at('unit'))
  return unit === said
}

const labelsOf = ({ cells }: SheetRow) =>
  Object.entries(cells).flatMap(([head, text]) => (head.startsWith('label') && text ? [text] : []))

const IN_NUMBERS = ['count', 'days', 'percentage', 'amount']

/** Whether the constraint is said by the limits of the item, or by what its kind of answer says anyway. */
function setLimits(line: Line, row: SheetRow, { type, answer }: { type: FormType; answer: Answer }): boolean {
  const limits = limitsOf(type, row.cells)
  if (!limits || !IN_NUMBERS.includes(answer.answerType)) return false
  const { answerType } = answer
  const least = limits.least === (answerType === 'amount' ? undefined : 0) ? undefined : limits.least
  const most = limits.most === (answerType === 'percentage' ? 100 : undefined) ? undefined : limits.most
  for (const [name, bound] of Object.entries({ least, most })) {
    line.cells.set(`limits.${name}`, bound ?? null)
    line.places.set(`limits.${name}`, row.at('constraint'))
  }
  return type.name !== 'range'
}

function tellQuestion(
  { row, tell }: ForeignRow,
  { type, answer, isLimited }: { type: FormType; answer: Answer; isLimited: boolean },
): void {
  if (answer.remark) tell(row, 'type', answer.remark, { type: row.cells['type'] ?? '' })
  for (const one of answer.strangers ?? []) tell(one, 'name', 'choice', { given: one.cells['name'] ?? '' })
  if (row.cells['relevant']) tell(row, 'relevant', 'relevant')
  const hasLimits = limitsOf(type, row.cells) !== undefined && IN_NUMBERS.includes(answer.answerType)
  if (row.cells['constraint'] && !isLimited && !hasLimits) tell(row, 'constraint', 'constraint')
  if (row.cells['choice_filter']) tell(row, 'choice_filter', 'choice-filter')
  if (isYes(row.cells['required'] ?? '')) tell(row, 'required', 'required')
}
