import type { AnswerType } from '../../answers/index.ts'
import type { FormRow } from './form-rows.ts'
import type { SheetRow } from './form-sheet.ts'
import type { FormType } from './form-types.ts'

/** Why something of a form is not carried, or only as the nearest. Keys are words of this module under `remark.`. */
export type RemarkKey =
  | 'choices'
  | 'choice'
  | 'several'
  | 'decimal'
  | 'percentage'
  | 'date'
  | 'no-answer'
  | 'repeat'
  | 'group'
  | 'relevant'
  | 'constraint'
  | 'choice-filter'
  | 'required'
  | 'language'
  | 'language-twice'
  | 'column'
  | 'settings'
  | 'sheet'
  | 'list'
  | 'breakdown'
  | 'part'

export interface Answer {
  readonly answerType: AnswerType
  /** False: the nearest there is, and `remark` says why; what a person has chosen since is then left alone. */
  readonly isCertain: boolean
  readonly remark?: RemarkKey
  /** Of a yes or no: choices beside yes, partly and no. */
  readonly strangers?: readonly SheetRow[]
}

const YES = ['yes', 'da', 'po', 'да', '1', 'true', 'oui']
const NO = ['no', 'ne', 'jo', 'не', '0', 'false', 'non']
const PARTLY = ['partly', 'partial', 'partially', 'delimično', 'delimicno', 'djelimično', 'djelimicno', 'pjesërisht', 'pjeserisht', 'делумно', 'делимично'] // prettier-ignore
/** What says that there is no answer: it is left empty here. */
const NONE = /^(dk|dnk|na|n_?a|nr|unknown|unsure|not_?(known|applicable|sure)|dont_?know|do_not_know|refused?|no_?answer|ne_?znam|nepoznato|nuk_e_di|не_знам|-?8+|-?9{2,})$/ // prettier-ignore

const wordsOf = ({ cells }: SheetRow) =>
  [cells['name'], ...Object.entries(cells).flatMap(([head, text]) => (head.startsWith('label') ? [text] : []))].map(
    (it) => (it ?? '').trim().toLowerCase(),
  )

/** The nearest kind of answer that there is, and whether it is the one that the form means. */
export function answerOf(type: FormType, row: SheetRow, choices: readonly SheetRow[]): Answer {
  if (type.name === 'select_one') return type.hasOther ? IN_WORDS : chosenOf(choices)
  if (type.name === 'integer' || type.name === 'decimal') return numberOf(type.name, row.cells)
  if (type.name === 'range') return rangeOf(row.cells)
  if (type.name === 'text') return { answerType: 'text', isCertain: true }
  if (type.name.startsWith('select') || type.name === 'rank')
    return { answerType: 'text', isCertain: false, remark: type.name.startsWith('select_one') ? 'choices' : 'several' }
  return { answerType: 'text', isCertain: false, remark: 'date' }
}

const IN_WORDS: Answer = { answerType: 'text', isCertain: false, remark: 'choices' }

/** A list is long at times, and many questions choose from it: it is looked at once. */
const chosen = new WeakMap<readonly SheetRow[], Answer>()

function chosenOf(choices: readonly SheetRow[]): Answer {
  const known = chosen.get(choices) ?? listed(choices)
  chosen.set(choices, known)
  return known
}

/** Beside yes, partly and no there are at most a few ways to say that there is no answer. */
const MOST_STRANGERS = 5

function listed(choices: readonly SheetRow[]): Answer {
  const names = choices.map(({ cells }) => cells['name'] ?? '')
  if (names.toSorted().join() === '0,1,2,3') return { answerType: 'scale_0_3', isCertain: true }
  if (choices.length > 3 + MOST_STRANGERS) return IN_WORDS
  const is = (one: SheetRow, list: readonly string[]) => wordsOf(one).some((it) => list.includes(it))
  const known = (one: SheetRow) => is(one, YES) || is(one, NO) || is(one, PARTLY)
  const strangers = choices.filter((one) => !known(one))
  const isYesNo = choices.some((one) => is(one, YES)) && choices.some((one) => is(one, NO))
  const isEmptyOnly = strangers.every((one) => wordsOf(one).some((it) => NONE.test(it.replaceAll(/[\s’'/-]+/g, '_'))))
  if (!isYesNo || !isEmptyOnly || choices.length - strangers.length > 3) return IN_WORDS
  return { answerType: 'yes_no_partial', isCertain: true, strangers }
}

const PERCENT = /%|percent|per cent|procen[ta]|postot|përqind|процент|проценат/i
const MONEY = /€|\b(EUR|RSD|BAM|MKD|USD|euros?|evra|eura|denar[ia]?|dinara?|lekë)\b|\b(износ|евра|денари)\b/u
const DAYS =
  /(how many|number of|koliko|broj|sa|numri i|колку|број на|број)\s+(calendar|working|radnih|kalendarskih|работни)?\s*(days|dana|ditë\p{L}*|денови|дана)(?!\p{L})/iu

function numberOf(type: 'integer' | 'decimal', cells: FormRow): Answer {
  const unit = (cells['unit'] ?? '').toLowerCase()
  const said = Object.entries(cells)
    .flatMap(([head, text]) => (/^(label|hint)/.test(head) ? [text] : []))
    .join('\n')
    .slice(0, 2000)
    .replaceAll(/\s+/g, ' ')
  const certain = (answerType: AnswerType): Answer => ({ answerType, isCertain: true })
  if (unit === 'days' || DAYS.test(said)) return certain('days')
  if (unit === '%' || PERCENT.test(unit) || PERCENT.test(said)) return certain('percentage')
  if (MONEY.test(cells['unit'] ?? '') || (type === 'decimal' && MONEY.test(said))) return certain('amount')
  if (type === 'integer') return certain('count')
  const { limits } = readConstraint(cells['constraint'] ?? '', false)
  if (limits?.least === 0 && limits.most === 100)
    return { answerType: 'percentage', isCertain: false, remark: 'percentage' }
  return { answerType: 'count', isCertain: false, remark: 'decimal' }
}

/** A slider: from 0 to 3 by ones it is a scale, else a number between its ends. */
function rangeOf(cells: FormRow): Answer {
  const { start, end, step } = parameters(cells)
  if (start === 0 && end === 3 && step === 1) return { answerType: 'scale_0_3', isCertain: true }
  const isWhole = [start, end, step].every(Number.isInteger)
  return isWhole
    ? { answerType: 'count', isCertain: true }
    : { answerType: 'count', isCertain: false, remark: 'decimal' }
}

function parameters(cells: FormRow): { start: number; end: number; step: number } {
  const said = cells['parameters'] ?? ''
  const of = (name: string, otherwise: number) =>
    Number(new RegExp(`\\b${name}\\s*=\\s*(-?[\\d.]+)`).exec(said)?.[1] ?? otherwise)
  return { start: of('start', 1), end: of('end', 10), step: of('step', 1) }
}

export interface LeastAndMost {
  readonly least?: number
  readonly most?: number
}

/** What limits the answer: a slider's ends, or a constraint that says a least and a most and nothing else. */
export function limitsOf(type: FormType, cells: FormRow): LeastAndMost | undefined {
  if (type.name === 'range') {
    const { start, end } = parameters(cells)
    return { least: Math.min(start, end), most: Math.max(start, end) }
  }
  return readConstraint(cells['constraint'] ?? '', type.name === 'integer').limits
}

const LONGEST = 200
const SIDE = /^\.\s*(>=|<=|>|<)\s*(-?\d+(?:\.\d+)?)$/
const TURNED = /^(-?\d+(?:\.\d+)?)\s*(>=|<=|>|<)\s*\.$/
const MIRROR: Readonly<Record<string, string>> = { '>=': '<=', '<=': '>=', '>': '<', '<': '>' }

/**
 * A constraint in simple numeric form; without limits where it says anything else.
 *
 * @example readConstraint('. >= 0 and . < 100', true) // { limits: { least: 0, most: 99 } }
 */
export function readConstraint(text: string, isWhole: boolean): { readonly limits?: LeastAndMost } {
  const limits: { least?: number; most?: number } = {}
  if (text.length > LONGEST) return {}
  for (const part of bare(text)
    .split(/\s+and\s+/i)
    .map(bare)) {
    const [, sign, number] = SIDE.exec(part) ?? turned(part)
    if (sign === undefined || number === undefined) return {}
    const isStrict = !sign.endsWith('=')
    if (isStrict && !isWhole) return {}
    const side = sign.startsWith('>') ? 'least' : 'most'
    if (limits[side] !== undefined) return {}
    limits[side] = bound(Number(number), { side, isStrict, isWhole })
  }
  const { least, most } = limits
  return least !== undefined && most !== undefined && least > most ? {} : { limits }
}

function turned(part: string): (string | undefined)[] {
  const [, number, sign] = TURNED.exec(part) ?? []
  return sign === undefined ? [] : ['', MIRROR[sign], number]
}

function bound(value: number, { side, isStrict, isWhole }: { side: string; isStrict: boolean; isWhole: boolean }) {
  if (!isWhole) return value
  const whole = side === 'least' ? Math.ceil(value) : Math.floor(value)
  if (!isStrict || whole !== value) return whole
  return side === 'least' ? whole + 1 : whole - 1
}

/** Without the brackets around all of it. */
function bare(text: string): string {
  const inside = /^\s*\(([^()]*)\)\s*$/.exec(text)?.[1]
  return (inside ?? text).trim()
}
