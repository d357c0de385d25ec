import { isAwaiting, type StoredState } from './model.ts'

/** What became of one request, as it counts. */
export const OUTCOMES_OF_ASKING = [
  'answered',
  'answered-in-part',
  'refused',
  'silent',
  'awaiting',
  'passed-on',
] as const
export type Outcome = (typeof OUTCOMES_OF_ASKING)[number]

/** One request with what happened to it, the earliest first. */
export interface AskedOnce {
  readonly id: string
  readonly institutionId: string
  readonly category: string
  readonly state: StoredState
  readonly sentOn: string
  /** The law's last day, where a law counts the days. */
  readonly dueOn: string | null
  readonly answersUntil: string
  readonly events: readonly { readonly kind: string; readonly onDay: string; readonly ground?: string | undefined }[]
}

export interface Became {
  readonly outcome: Outcome
  /** Of a refusal: the ground of the law, or that it was told question by question. */
  readonly ground: string | null
  /** The first answer, in part, in full, or a refusal. */
  readonly repliedOn: string | null
  /** Days from sending to the first reply. */
  readonly days: number | null
  /** The first reply came after the last day, or none came until it. */
  readonly isLate: boolean
  /** Everything was answered, and not later than on the last day. */
  readonly isFullInTime: boolean
  /** The last letter: no answer is a finding, and is published. */
  readonly toldOn: string | null
}

const REPLIES: readonly string[] = ['answered', 'answered-in-part', 'refused']

/** The last day: the law's own, else the one that was agreed. */
export const lastDayOf = ({ dueOn, answersUntil }: Pick<AskedOnce, 'dueOn' | 'answersUntil'>) => dueOn ?? answersUntil

/**
 * What became of a request by a day. An answer that came late is an answer; a request whose days still run is neither
 * answered nor silent; one that was passed on is counted where it went.
 */
export function becameOf(it: AskedOnce, today: string): Became {
  const last = lastDayOf(it)
  const replies = it.events.filter(({ kind }) => REPLIES.includes(kind))
  const outcome = outcomeOf(it, replies, last < today)
  const repliedOn = replies[0]?.onDay ?? null
  const fullOn = replies.find(({ kind }) => kind === 'answered')?.onDay
  return {
    outcome,
    ground: outcome === 'refused' ? (replies.findLast(({ kind }) => kind === 'refused')?.ground ?? null) : null,
    repliedOn,
    days: repliedOn === null ? null : daysBetween(it.sentOn, repliedOn),
    isLate: repliedOn === null ? outcome === 'silent' : repliedOn > last,
    isFullInTime: outcome === 'answered' && fullOn !== undefined && fullOn <= last,
    toldOn: it.events.findLast(({ kind }) => kind === 'last-letter')?.onDay ?? null,
  }
}

function outcomeOf({ state }: AskedOnce, replies: AskedOnce['events'], isOver: boolean): Outcome {
  if (state === 'passed-on') return 'passed-on'
  if (state === 'answered' || state === 'answered-in-part' || state === 'refused') return state
  const said = replies.at(-1)?.kind
  if (said === 'answered' || said === 'answered-in-part' || said === 'refused') return said
  const counts = isAwaiting(state) || state === 'closed' || state === 'appealed' || state === 'decided'
  return counts && isOver ? 'silent' : 'awaiting'
}

/** After the last letter an institution has these days before its silence is published under its name. */
export const DAYS_AFTER_LAST_LETTER = 7

/** Whether silence may be published with the institution's name: every last day has passed, and it was told. */
export function isNameable(it: AskedOnce, { outcome, toldOn }: Became, today: string): boolean {
  if (outcome !== 'silent') return true
  const isClosed = lastDayOf(it) < today && it.answersUntil < today
  return isClosed && toldOn !== null && daysBetween(toldOn, today) > DAYS_AFTER_LAST_LETTER
}

/** Counts of what became of requests. Where nobody was asked there are no counts: that is not zero. */
export interface Response {
  readonly asked: number
  readonly by: Readonly<Record<Outcome, number>>
  /** Refusals by the ground that was given. */
  readonly grounds: Readonly<Record<string, number>>
  /** Replies that came after the last day. */
  readonly late: number
  /** The middle number of days to the first reply; null where none came. */
  readonly days: number | null
}

export function responseOf(rows: readonly Became[]): Response | null {
  if (rows.length === 0) return null
  const of = (outcome: Outcome) => rows.filter((row) => row.outcome === outcome)
  return {
    asked: rows.length,
    by: Object.fromEntries(OUTCOMES_OF_ASKING.map((each) => [each, of(each).length])) as Record<Outcome, number>,
    grounds: Object.fromEntries(
      [...Map.groupBy(of('refused'), ({ ground }) => ground ?? 'other')].map(([ground, own]) => [ground, own.length]),
    ),
    late: rows.filter(({ isLate, repliedOn }) => isLate && repliedOn !== null).length,
    days: median(rows.flatMap(({ days }) => days ?? [])),
  }
}

/** The middle of an odd number of days, the mean of the two in the middle of an even one. */
export function median(days: readonly number[]): number | null {
  if (days.length === 0) return null
  const sorted = days.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

/** The share of institutions of which every request was answered in full and in time, as two counts. */
export function fullInTime(rows: readonly (Became & { readonly institutionId: string })[]) {
  const counted = rows.filter(({ outcome }) => outcome !== 'passed-on')
  const all = [...Map.groupBy(counted, ({ institutionId }) => institutionId).values()]
  return { part: all.filter((own) => own.every((row) => row.isFullInTime)).length, whole: all.length }
}

/** The mean number of days to the first reply, to the tenth; null where none came. */
export function meanDays(rows: readonly Became[]): number | null {
  const days = rows.flatMap((row) => row.days ?? [])
  if (days.length === 0) return null
  return Math.round((10 * days.reduce((sum, each) => sum + each, 0)) / days.length) / 10
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
