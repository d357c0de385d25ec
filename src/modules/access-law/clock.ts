import type { LocalText } from '../../kit/local-text.ts'
import { dayAfter, daysBetween, weekdayOf } from '../../locale/index.ts'

/** What the clock needs of a law, all of it decided: a law that leaves something open is read by `clockRulesOf`. */
export interface ClockRules {
  readonly days: number
  readonly dayKind: 'working' | 'calendar'
  /** Where the last day falls on a day off: the deadline is that day all the same, or the next working day. */
  readonly lastDay: 'as-it-falls' | 'next-working-day'
  /** What asking for clarification does to the count: it waits, it begins again once it is given, or it goes on. */
  readonly clarification: 'stops' | 'restarts' | 'runs'
  /** What passing the request on does: the count begins again on the day that the competent body has it, or goes on. */
  readonly passingOn: 'restarts' | 'runs'
}

/**
 * What happened to a request, each on its day. `passed-on` is the day on which the competent body has it.
 * An extension adds days, or sets how many there are in all from the day of receipt.
 */
export type ClockEvent =
  | {
      readonly kind: 'received' | 'clarification-asked' | 'clarification-given' | 'passed-on' | 'ended'
      readonly day: string
    }
  | { readonly kind: 'extended'; readonly day: string; readonly by: number }
  | { readonly kind: 'extended'; readonly day: string; readonly to: number }

export type ClockEventKind = ClockEvent['kind']

/** The working days of an office are Monday to Friday in all five countries; what else it does not work on, by day. */
export type DaysOff = ReadonlyMap<string, LocalText>

/** Why a day is counted or not. `moved`: all days are used, but the last one fell on a day off. */
export type Why = ClockEventKind | 'counts' | 'weekend' | 'holiday' | 'stopped' | 'moved'

export interface ClockDay {
  readonly day: string
  readonly counts: boolean
  /** Which day of the law's it is, where it counts; 0 where the count begins or begins again. */
  readonly number: number | null
  readonly why: Why
  /** The name of the holiday that falls on it, also where holidays count. */
  readonly holiday: LocalText | null
  readonly isWeekend: boolean
  /** What happened on it and moved the clock. */
  readonly events: readonly ClockEventKind[]
}

export interface Clock {
  /** Day by day from the receipt to the deadline; while the clock stands, to today. */
  readonly rows: readonly ClockDay[]
  /** Null where the request was not received yet, and while the clock stands. */
  readonly deadline: string | null
  readonly state: 'not-started' | 'running' | 'stopped' | 'passed' | 'ended'
  /** Days of the law's used up to today, or to the end. */
  readonly daysTaken: number
  /** Days of the law's that remain after today; null where there is no deadline. */
  readonly daysLeft: number | null
  /** Calendar days since the deadline, or from it to the end; 0 where it was kept or is not over. */
  readonly daysLate: number
}

/** The count on the way: what is used of how many days, and whether the clock stands. */
interface Count {
  readonly number: number
  readonly total: number
  readonly isStopped: boolean
}

interface Given {
  readonly rules: ClockRules
  readonly daysOff: DaysOff
  readonly start: string
  readonly today: string
}

/**
 * The legal deadline of a request and how it comes about. The day of an event is never counted itself: the count begins
 * on the day after the receipt, leaves out the day on which clarification is asked and goes on the day after it is given.
 * What happens after the deadline does not move it any more.
 *
 * @example clockOf(rules, [{ kind: 'received', day: '2026-11-02' }], daysOff, '2026-11-10').deadline // '2026-11-17'
 */
export function clockOf(rules: ClockRules, events: readonly ClockEvent[], daysOff: DaysOff, today: string): Clock {
  const start = firstDay(events, 'received')
  if (start === undefined) return NOT_STARTED
  const given = { rules, daysOff, start, today }
  const end = firstDay(events, 'ended', start)
  const moving: ClockEvent[] = []
  for (const event of between(events, start, end)) {
    const { deadline } = walk(given, moving)
    if ((deadline === null || event.day <= deadline) && moves(event, moving, rules)) moving.push(event)
  }
  const { rows, deadline } = walk(given, moving)
  const until = end ?? today
  const daysTaken = usedBy(until, rows)
  return {
    rows: rows.map((row) => (row.day === end ? { ...row, events: [...row.events, 'ended'] } : row)),
    deadline,
    state: stateOf(end, deadline, today),
    daysTaken,
    daysLeft: deadline === null ? null : usedBy(deadline, rows) - daysTaken,
    daysLate: deadline === null ? 0 : Math.max(0, daysBetween(deadline, until)),
  }
}

const NOT_STARTED: Clock = {
  rows: [],
  deadline: null,
  state: 'not-started',
  daysTaken: 0,
  daysLeft: null,
  daysLate: 0,
}

function stateOf(end: string | undefined, deadline: string | null, today: string): Clock['state'] {
  if (end !== undefined) return 'ended'
  if (deadline === null) return 'stopped'
  return today > deadline ? 'passed' : 'running'
}

function firstDay(events: readonly ClockEvent[], kind: ClockEventKind, from = ''): string | undefined {
  return events.flatMap((event) => (event.kind === kind && event.day >= from ? event.day : [])).sort()[0]
}

const ORDER: readonly ClockEventKind[] = ['passed-on', 'extended', 'clarification-asked', 'clarification-given']

/** What may move the clock, by day; of one day in the order in which one can follow from another. */
function between(events: readonly ClockEvent[], start: string, end = '9999-12-31'): ClockEvent[] {
  return events
    .filter(({ kind, day }) => ORDER.includes(kind) && day >= start && day <= end)
    .sort((a, b) => (a.day === b.day ? ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) : a.day < b.day ? -1 : 1))
}

function moves({ kind }: ClockEvent, before: readonly ClockEvent[], rules: ClockRules): boolean {
  if (kind === 'passed-on') return rules.passingOn === 'restarts'
  if (kind === 'extended') return true
  const last = before.findLast((event) => event.kind !== 'extended')?.kind
  const isAsked = last === 'clarification-asked'
  return rules.clarification !== 'runs' && isAsked === (kind === 'clarification-given')
}

/** How many days there are in all, by the day on which the count begins or begins again. */
function totals({ rules, start }: Given, moving: readonly ClockEvent[]): ReadonlyMap<string, number> {
  const totals = new Map([[start, rules.days]])
  let begun = start
  for (const event of moving) {
    if (event.kind === 'passed-on' || (event.kind === 'clarification-given' && rules.clarification === 'restarts')) {
      begun = event.day
      totals.set(begun, rules.days)
    }
    if (event.kind !== 'extended') continue
    const total = totals.get(begun)!
    totals.set(begun, 'by' in event ? total + event.by : Math.max(total, event.to))
  }
  return totals
}

function walk(given: Given, moving: readonly ClockEvent[]): Pick<Clock, 'rows' | 'deadline'> {
  const total = totals(given, moving)
  const lastEvent = moving.at(-1)?.day ?? given.start
  const rows: ClockDay[] = []
  let count: Count = { number: 0, total: given.rules.days, isStopped: false }
  for (let day = given.start; ; day = dayAfter(day)) {
    const begun = total.get(day)
    const row = rowOf(given, day, moving, begun === undefined ? count : null)
    rows.push(row)
    count = afterDay(row, count, begun)
    if (isLast(row, count, given.rules)) return { rows, deadline: day }
    if (count.isStopped && day >= given.today && day >= lastEvent) return { rows, deadline: null }
  }
}

function rowOf(
  { start, rules, daysOff }: Given,
  day: string,
  moving: readonly ClockEvent[],
  count: Count | null,
): ClockDay {
  const events = moving.flatMap((event) => (event.day === day ? event.kind : []))
  const holiday = daysOff.get(day) ?? null
  const isWeekend = weekdayOf(day) > 5
  const happened = events.find((kind) => kind !== 'extended')
  const seen = { day, holiday, isWeekend, events }
  if (!count) return { ...seen, why: day === start ? 'received' : happened!, counts: false, number: 0 }
  const why = happened ?? whyOf(count, rules, seen)
  const counts = why === 'counts'
  return { ...seen, why, counts, number: counts ? count.number + 1 : null }
}

function whyOf(
  { number, total, isStopped }: Count,
  { dayKind }: ClockRules,
  { holiday, isWeekend }: Pick<ClockDay, 'holiday' | 'isWeekend'>,
): Why {
  if (isStopped) return 'stopped'
  if (dayKind === 'working' && holiday) return 'holiday'
  if (dayKind === 'working' && isWeekend) return 'weekend'
  return number < total ? 'counts' : 'moved'
}

function afterDay({ number, events }: ClockDay, count: Count, total = count.total): Count {
  const isStopped = events.reduce(
    (before, kind) => (kind === 'extended' ? before : kind === 'clarification-asked'),
    count.isStopped,
  )
  return { number: number ?? count.number, total, isStopped }
}

function isLast(row: ClockDay, { number, total, isStopped }: Count, { lastDay }: ClockRules): boolean {
  if (isStopped || number < total || (row.why !== 'counts' && row.why !== 'moved')) return false
  return lastDay === 'as-it-falls' || !(row.isWeekend || row.holiday)
}

/** Days of the law's that are used at the end of a day. */
function usedBy(day: string, rows: readonly ClockDay[]): number {
  let used = 0
  for (const row of rows.filter((it) => it.day <= day)) used = row.number ?? used
  return used
}
