import {
  changeBetween,
  intervalOf,
  numberOf,
  read,
  sayInterval,
  wholeOf,
  type Breakdowns,
  type Doubt,
  type Interval,
} from '../../answers/index.ts'
import type { Locale } from '../../locale/index.ts'
import { lastIn, shapeFor } from './answered.ts'
import checks from './checks.json' with { type: 'json' }
import type { AskedQuestion } from './queries.server.ts'
import type { SubmittedAnswer } from './submitted.ts'

interface Asked {
  readonly answer: Pick<SubmittedAnswer, 'number' | 'kind' | 'cells'>
  readonly question: Pick<AskedQuestion, 'indicatorCode' | 'answerType' | 'unit' | 'disaggregations' | 'last'>
}

/** The value of an earlier year that an answer is held against: the institution's own, else the one that was judged by. */
export interface Earlier {
  readonly year: number
  readonly range: Interval
  readonly unit: string
  readonly isOwn: boolean
}
export type EarlierValues = ReadonlyMap<string, Earlier>

/** What is certain of the instrument's own questions, whatever the country: content, each rule with its reason. */
export interface Rules {
  /** One count, or the numerator of a share, is part of what another one counts. */
  readonly parts: readonly { readonly part: string; readonly partField?: string; readonly whole: string }[]
  /** Counts from the beginning on, which only grow. No question of the shipped instrument asks for one. */
  readonly cumulative: readonly string[]
}

/** A doubt between answers or years, with the numbers of the questions whose answers it names. */
export type AcrossDoubt = Doubt & { readonly numbers: readonly number[] }

interface Given {
  readonly locale: Locale
  readonly earlier?: EarlierValues
  readonly rules?: Rules
}

/**
 * What looks wrong across the answers of one reply, and against the year before, by the number of the question. Where a
 * value is an interval, only what is wrong with every value in it is a doubt. Both sides are asked about, neither repaired.
 */
export function doubtsAcross(
  asked: readonly Asked[],
  known: Breakdowns,
  { locale, earlier = new Map(), rules = checks }: Given,
): ReadonlyMap<number, AcrossDoubt[]> {
  const found = [
    ...rules.parts.flatMap((rule) => partDoubt(asked, known, { locale, rule })),
    ...asked.flatMap((one) =>
      yearDoubt(one, known, { locale, rules, before: earlier.get(one.question.indicatorCode) }),
    ),
  ]
  const all = new Map<number, AcrossDoubt[]>()
  for (const { at, doubt } of found) for (const number of at) all.set(number, [...(all.get(number) ?? []), doubt])
  return all
}

interface Found {
  readonly at: readonly number[]
  readonly doubt: AcrossDoubt
}

function partDoubt(
  asked: readonly Asked[],
  known: Breakdowns,
  { locale, rule }: { locale: Locale; rule: Rules['parts'][number] },
): Found[] {
  const { part, partField, whole } = rule
  const [a, b] = [part, whole].map((code) => asked.find(({ question }) => question.indicatorCode === code))
  if (!a || !b) return []
  const [low, high] = [rangeOf(a, known, locale, partField), rangeOf(b, known, locale)]
  if (!low || !high || low.low <= high.high) return []
  const kind = partField === undefined ? 'part-over-whole' : 'share-over-count'
  const numbers = [a.answer.number, b.answer.number]
  const values = { part, whole, partSum: sayInterval(locale, low), wholeSum: sayInterval(locale, high) }
  const doubt = { id: `${kind}/${part}/${whole}`, key: `answers.doubt.${kind}`, values, cells: [], numbers } as const
  return [{ at: numbers, doubt }]
}

/** What the institution itself answered last is compared in the answer's own doubts: here is what it is not asked about. */
function yearDoubt(
  { answer, question }: Asked,
  known: Breakdowns,
  { locale, rules, before }: { locale: Locale; rules: Rules; before: Earlier | undefined },
): Found[] {
  const shape = shapeFor(question, known)
  const now = before && rangeOf({ answer, question }, known, locale)
  if (!before || !now || isOtherCurrency({ answer, question }, known, before)) return []
  const range = shape.answerType === 'percentage' ? shareOf(before.range) : before.range
  const found = (kind: string, values: Doubt['values']): Found[] => {
    const told = { ...values, year: String(before.year), whose: before.isOwn ? 'own' : 'other' }
    const id = `${kind}/${before.year}`
    const numbers = [answer.number]
    return [{ at: numbers, doubt: { id, key: `answers.doubt.${kind}`, values: told, cells: [], numbers } }]
  }
  if (rules.cumulative.includes(question.indicatorCode) && now.high < range.low)
    return found('falls', { now: sayInterval(locale, now), before: sayInterval(locale, range) })
  if (lastIn(question)?.kind === 'value') return []
  const change = changeBetween({ locale }, shape, { now, before: range })
  return change ? found(`accepted-${change.kind}`, change.values) : []
}

const shareOf = ({ low, high }: Interval): Interval => ({ low: low / 100, high: high / 100 })

function isOtherCurrency({ answer, question }: Asked, known: Breakdowns, { unit }: Earlier): boolean {
  if (question.answerType !== 'amount') return false
  const shape = shapeFor(question, known)
  const { currency } = wholeOf(shape, read('en', shape, answer.cells).cells)
  return currency?.kind !== 'choice' || currency.choice !== unit
}

function rangeOf({ answer, question }: Asked, known: Breakdowns, locale: Locale, field?: string): Interval | undefined {
  if (answer.kind !== 'value') return undefined
  const shape = shapeFor(question, known)
  const { cells } = read(locale, shape, answer.cells)
  return field === undefined ? numberOf(shape, cells) : intervalOf(wholeOf(shape, cells)[field as 'numerator'])
}

/** The indicators whose answers the doubts at this one are about. */
export function partnersOf(code: string): readonly string[] {
  return checks.parts.flatMap(({ part, whole }) => (part === code ? [whole] : whole === code ? [part] : []))
}
