import { cellsOf, choiceOf, doubts, read, sameAs, type Cell, type Doubt } from '../../answers/index.ts'
import { canonical, sha256 } from '../../kit/canonical.ts'
import { formatDay, LOCALES, parseNumber, type Locale } from '../../locale/index.ts'
import { explanationsIn, lastIn, type AnswerKind, type DeclineGround } from '../request/index.ts'
import type { Asked } from './asked.ts'
import type { Brought, BroughtQuestion, Said } from './brought.ts'
import type { Reading } from './known.ts'
import { WHATS, type Decided, type Decision, type PlaceProblem, type What } from './model.ts'
import { plain } from './similar.ts'

export interface PlannedField {
  readonly number: number
  /** `cell:total`, `what`, `source`, `note`. */
  readonly field: string
  readonly address: string
  readonly kind: 'new' | 'changed' | 'unchanged' | 'conflict' | 'problem'
  /** What the file was made from, where that is known; what stands here; what the file says, as it would be kept. */
  readonly was: string | null
  readonly here: string
  readonly file: string
  /** As it is written in the file, where it is read otherwise. */
  readonly written: string | null
}

export interface Write {
  readonly number: number
  readonly kind: AnswerKind
  readonly cells: Readonly<Record<string, string>>
  readonly quality: 'records' | 'estimate' | null
  readonly source: string
  readonly note: string
  readonly ground: DeclineGround | null
  readonly reason: string
}

export interface Plan {
  /** All but what is unchanged, in the order of the questions. */
  readonly fields: readonly PlannedField[]
  readonly unchanged: number
  readonly problems: readonly PlaceProblem[]
  /** Questions that were found by their words alone, with where. */
  readonly doubtful: readonly { readonly number: number; readonly address: string }[]
  readonly doubts: readonly { readonly number: number; readonly doubt: Doubt }[]
  readonly writes: readonly Write[]
  readonly strangers: number
  /** Of the answers as they stand: a plan made against others is not applied. */
  readonly seen: string
}

export type Choices = Partial<Pick<Decided, 'all' | 'conflicts' | 'takes' | 'takesAll'>>

export interface Ground extends Reading {
  /** What the file was made from; a question that is not here was not in it, or nothing is known of it. */
  readonly was: ReadonlyMap<number, Readonly<Record<string, string>>>
}

/** What a file would do: cell by cell against what it was made from and against what stands now. */
export function planOf(brought: Brought, ground: Ground, choices: Choices = {}): Plan {
  const planning = { ...ground, whats: whatsIn(ground) }
  const done = ground.asked.flatMap((one) => {
    const question = brought.questions.get(one.number)
    return question ? [planQuestion(one, question, planning, choices)] : []
  })
  const unchanged = done.reduce((sum, it) => sum + it.unchanged, 0)
  return {
    fields: done.flatMap(({ fields }) => fields),
    unchanged,
    problems: [...brought.problems, ...done.flatMap(({ problems }) => problems)],
    doubtful: done.flatMap(({ doubtful, fields }) => (doubtful && fields.length > 0 ? [doubtful] : [])),
    doubts: done.flatMap((it) => it.doubts),
    writes: done.flatMap(({ write }) => (write ? [write] : [])),
    strangers: brought.strangers,
    seen: seenIn(ground.asked),
  }
}

interface Planning extends Ground {
  readonly whats: ReadonlyMap<string, What>
}

/** What the list says, in every language, as it is compared. */
const whatsIn = ({ say }: Ground): ReadonlyMap<string, What> =>
  new Map(
    LOCALES.flatMap((locale) => WHATS.map((what) => [plain(say(locale, `workbook.what.${what}`)), what] as const)),
  )

const seenIn = (asked: readonly Asked[]) =>
  sha256(canonical(asked.map(({ number, question }) => [number, question.answerVersion ?? 0])))

/** Questions in which both sides changed something and nobody has decided. */
export function undecided({ fields }: Pick<Plan, 'fields'>, { all, conflicts = {} }: Choices): number[] {
  const open = fields.filter(({ kind, number }) => kind === 'conflict' && !all && !conflicts[String(number)])
  return [...new Set(open.map(({ number }) => number))]
}

interface Planned {
  readonly fields: readonly PlannedField[]
  readonly unchanged: number
  readonly problems: readonly PlaceProblem[]
  readonly doubtful?: { readonly number: number; readonly address: string }
  readonly doubts: Plan['doubts']
  readonly write?: Write
}

function planQuestion(one: Asked, brought: BroughtQuestion, ground: Planning, choices: Choices): Planned {
  const { number, standing } = one
  const problems: PlaceProblem[] = []
  const fields: PlannedField[] = []
  const result: Record<string, string> = { ...standing }
  const decision: Decision | undefined = choices.conflicts?.[String(number)] ?? choices.all
  const cells = new Map(cellsOf(one.shape).map((cell) => [`cell:${cell.key}`, cell]))
  let unchanged = 0
  for (const [field, said] of brought.said) {
    const heard = hear(cells.get(field), field, said, ground)
    const was = ground.was.get(number)
    const it = {
      number,
      field,
      address: said.address,
      was: was ? (was[field] ?? '') : null,
      here: standing[field] ?? '',
    }
    if ('wrong' in heard) {
      problems.push({ address: said.address, number, ...heard.wrong })
      fields.push({ ...it, kind: 'problem', file: said.text, written: null })
      continue
    }
    const kind = compared({ ...it, file: heard.text }, (a, b) => isSame(one, ground.locale, field, [a, b]))
    if (kind === 'unchanged') {
      // A cell that is empty on both sides says nothing.
      if (heard.text !== '' || it.here !== '') unchanged++
      continue
    }
    fields.push({ ...it, kind, file: heard.text, written: heard.text === said.text ? null : said.text })
    if (kind !== 'conflict' || decision === 'file') result[field] = heard.text
  }
  const isDoubtful = brought.doubtfulAt !== undefined
  const isTaken = !isDoubtful || choices.takesAll === true || choices.takes?.includes(number) === true
  const doubtful = isDoubtful ? { doubtful: { number, address: brought.doubtfulAt! } } : {}
  const isWritten = fields.some(({ field, here }) => (result[field] ?? '') !== here)
  if (!isWritten || problems.length > 0) return { fields, unchanged, problems, doubts: [], ...doubtful }
  const { write, ...judged } = judge(one, result, brought, ground)
  const wrong = new Set(judged.problems.map(({ address }) => address))
  const told = fields.map((it) => (wrong.has(it.address) ? { ...it, kind: 'problem' as const } : it))
  return { fields: told, unchanged, ...doubtful, ...judged, ...(write && isTaken ? { write } : {}) }
}

type Heard = { readonly text: string } | { readonly wrong: Pick<PlaceProblem, 'key' | 'values'> }

/** A place of the file as the text that would be kept: a number without doubt, a day in words, a choice by its code. */
function hear(cell: Cell | undefined, field: string, said: Said, { locale, whats }: Planning): Heard {
  const wrong = (key: string) => ({ wrong: { key, values: { given: said.text.slice(0, 60) } } })
  if (said.isFormula) return wrong('workbook.cell.formula')
  if (said.text === '') return { text: '' }
  if (field === 'what') {
    const what = whats.get(plain(said.text))
    return what ? { text: what } : wrong('workbook.cell.what')
  }
  if (field === 'source' && said.text.length > 500)
    return { wrong: { key: 'kit.field.too-long', values: { maximum: 500 } } }
  if (field === 'note' && said.text.length > 2000)
    return { wrong: { key: 'kit.field.too-long', values: { maximum: 2000 } } }
  const isNumber = cell?.sort === 'whole' || cell?.sort === 'number'
  if (said.day !== undefined) return isNumber ? wrong('workbook.cell.day') : { text: formatDay(locale, said.day) }
  if (isNumber) return { text: numberText(locale, said) }
  return { text: (cell && choiceOf(cell.sort, said.text)) ?? said.text }
}

/** Of 1.234 the language of the workbook says which number it is; a number of the sheet is itself. */
function numberText(locale: Locale, { text, number }: Said): string {
  if (number !== undefined) return unambiguous(number) ?? text
  const parsed = parseNumber(locale, text)
  return parsed.kind === 'ambiguous' ? (unambiguous(parsed.readings[0]) ?? text) : text
}

/** With a digit more where three after the point could be read as thousands; undefined where it has too many digits. */
function unambiguous(number: number): string | undefined {
  const text = String(Number(number.toPrecision(15)))
  if (text.includes('e')) return undefined
  return /^-?[1-9]\d{0,2}\.\d{3}$/.test(text) ? `${text}0` : text
}

interface Sides {
  readonly was: string | null
  readonly here: string
  readonly file: string
}

/** Nothing that the file left alone is written, and nothing is taken back by a file of which that is not known. */
function compared(
  { was, here, file }: Sides,
  same: (a: string, b: string) => boolean,
): 'new' | 'changed' | 'unchanged' | 'conflict' {
  if (same(file, here)) return 'unchanged'
  if (was === null) return file === '' ? 'unchanged' : here === '' ? 'new' : 'changed'
  if (same(file, was)) return 'unchanged'
  if (!same(was, here)) return 'conflict'
  return here === '' ? 'new' : 'changed'
}

const trimmed = (text: string) => text.replace(/\r\n?/g, '\n').trim()

function isSame({ shape }: Asked, locale: Locale, field: string, [a, b]: readonly [string, string]): boolean {
  if (trimmed(a) === trimmed(b)) return true
  if (!field.startsWith('cell:') || a === '' || b === '') return false
  const key = field.slice('cell:'.length)
  const [first, second] = [a, b].map((text) => read(locale, shape, { [key]: text }).cells[key])
  return first !== undefined && second !== undefined && sameAs({ [key]: first }, { [key]: second })
}

/** The answer as it would stand: what is wrong with it, what looks doubtful, and what would be written. */
function judge(one: Asked, result: Readonly<Record<string, string>>, brought: BroughtQuestion, { locale }: Ground) {
  const { number, shape, question } = one
  const given = Object.fromEntries(
    Object.entries(result).flatMap(([field, text]) =>
      field.startsWith('cell:') && text !== '' ? [[field.slice('cell:'.length), text]] : [],
    ),
  )
  const what = (result['what'] ?? '') as What | ''
  const [kind, ground] = kindOf(what)
  const source = result['source'] ?? ''
  const note = result['note'] ?? ''
  const isEmpty = Object.keys(given).length === 0
  const problem = (field: string, key: string): PlaceProblem => ({
    number,
    address: (brought.said.get(field) ?? [...brought.said.values()][0])?.address ?? '',
    key,
    values: {},
  })
  const first = `cell:${shape.whole[0]!.key}`
  if (kind !== 'value' && !isEmpty) return { problems: [problem('what', 'workbook.cell.both')], doubts: [] }
  if (kind === 'value' && isEmpty) return { problems: [problem(first, 'workbook.cell.nothing')], doubts: [] }
  if (kind === 'declined' && note === '') return { problems: [problem('note', 'workbook.cell.reason')], doubts: [] }
  const heard = read(locale, shape, given)
  const problems = heard.problems.map(({ cell, key, values }): PlaceProblem => {
    return { ...problem(`cell:${cell}`, key), values }
  })
  const last = lastIn(question)
  const before = last?.kind === 'value' ? read(locale, shape, last.cells).cells : undefined
  const explained = explanationsIn(question)
  const asked = kind === 'value' ? doubts({ locale }, shape, heard.cells, before) : []
  const isDeclined = kind === 'declined'
  const write: Write = {
    number,
    kind,
    cells: given,
    quality: what === 'records' || what === 'estimate' ? what : null,
    source,
    note: isDeclined ? (question.note ?? '') : note,
    ground,
    reason: isDeclined ? note : '',
  }
  return {
    problems,
    doubts: asked.filter(({ id }) => !explained[id]).map((doubt) => ({ number, doubt })),
    ...(problems.length === 0 ? { write } : {}),
  }
}

function kindOf(what: What | ''): [AnswerKind, DeclineGround | null] {
  if (what === 'no-data-kept' || what === 'not-applicable') return [what, null]
  if (what.startsWith('declined.')) return ['declined', what.slice('declined.'.length) as DeclineGround]
  return ['value', null]
}
