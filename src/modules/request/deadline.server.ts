import { sql } from 'kysely'
import { textIn } from '../../kit/local-text.ts'
import { toCyrillic, type Locale } from '../../locale/index.ts'
import type { ReadDb, Tx } from '../../server/db/types.ts'
import type { RefusalGround } from '../access-law/model.ts'
import {
  accessLaws,
  lawOf,
  legalClocks,
  type Asked,
  type LegalClock,
  type LegalClocks,
} from '../access-law/queries.server.ts'
import type { ClockEvent } from '../access-law/index.ts'
import { EventDetails } from './event-model.ts'
import { letterLocale } from './letter-locale.ts'

/** The law that obliges institutions to answer, as letters name it, by country. */
export async function lawNames(
  db: ReadDb,
  countries: readonly string[],
): Promise<ReadonlyMap<string, (locale: Locale) => string>> {
  const laws = await Promise.all(countries.map(async (country) => (await accessLaws(db, country))[0]))
  return new Map(
    laws
      .filter((law) => law !== undefined)
      .map(({ country, title, gazette }) => [
        country,
        (locale) =>
          [textIn(title, locale).text, gazette && `(${inScriptOf(locale, country, gazette)})`]
            .filter(Boolean)
            .join(' '),
      ]),
  )
}

/** A gazette is noted in Latin; a letter in Cyrillic to an office that writes so names it in Cyrillic too. */
function inScriptOf(locale: Locale, country: string, gazette: string): string {
  return locale === 'sr-cyrl' && letterLocale(country) === locale ? toCyrillic(gazette) : gazette
}

interface Happened {
  readonly kind: string
  readonly onDay: string
  readonly details: unknown
}

/** Which events end the clock: by then the institution has said what it has to say. */
const ENDING: readonly string[] = ['answered', 'refused', 'passed-on', 'closed']

/**
 * What happened to a request, as the clock of the law knows it. The request is received on the day it is sent, unless
 * the institution has acknowledged it on a later one. One that was passed on was received by who had it first; the
 * competent institution has it since the day of passing on, whenever our own letter goes there.
 */
export function clockEventsOf(events: readonly Happened[]): ClockEvent[] {
  const isPassed = events.some(({ kind }) => kind === 'passed-here')
  return events.flatMap(({ kind, onDay: day, details }): ClockEvent[] => {
    if (kind === 'sent') return isPassed ? [] : [{ kind: 'received', day }]
    if (kind === 'passed-here') {
      const { receivedOn = day } = EventDetails.catch({}).parse(details)
      return [
        { kind: 'received', day: receivedOn },
        { kind: 'passed-on', day },
      ]
    }
    if (kind === 'clarification-asked' || kind === 'clarification-given') return [{ kind, day }]
    if (kind === 'extended') {
      const { days } = EventDetails.catch({}).parse(details)
      return days === undefined ? [] : [{ kind, day, by: days }]
    }
    return ENDING.includes(kind) ? [{ kind: 'ended', day }] : []
  })
}

/**
 * The count of one request. Where a law gives the competent institution days of its own, it has them also when the first
 * one let its own run out before it passed the request on.
 */
export function countedBy(clockOf: LegalClocks, { territory, events }: Asked, today: string): LegalClock | undefined {
  const found = clockOf({ territory, events }, today)
  const passed = events.find(({ kind }) => kind === 'passed-on')
  if (!found || !passed || found.read.rules.passingOn === 'runs') return found
  if (found.clock.rows.some((row) => row.events.includes('passed-on'))) return found
  const since = events.filter(({ kind }) => kind !== 'received' && kind !== 'passed-on')
  return clockOf({ territory, events: [{ kind: 'received', day: passed.day }, ...since] }, today)
}

/** What moved a deadline: an event, a struck event, a holiday or a rule of the law. */
export interface Because {
  readonly because: string
  readonly now: Date
  /** Of a holiday or a rule: why it was changed. */
  readonly reason?: string
}

/** Counts the law's last day of each of these requests anew, and logs those that moved. Gives how many did. */
export async function settleDeadlines(
  tx: Tx,
  ids: readonly string[],
  { because, now, reason }: Because,
): Promise<number> {
  const requests = await tx
    .selectFrom('request')
    .select(['id', 'country', 'territory', 'dueOn'])
    .where(sql<boolean>`id = any (${ids}::uuid[])`)
    .where('basis', '=', 'access-law')
    .execute()
  if (requests.length === 0) return 0
  const events = await eventsOf(
    tx,
    requests.map(({ id }) => id),
  )
  const today = now.toISOString().slice(0, 10)
  const moved: { id: string; country: string; from: string | null; to: string | null }[] = []
  for (const [country, own] of Map.groupBy(requests, (it) => it.country)) {
    const clockOf = await legalClocks(tx, country)
    for (const { id, territory, dueOn } of own) {
      const found = countedBy(clockOf, { territory, events: clockEventsOf(events.get(id) ?? []) }, today)
      const to = found?.clock.deadline ?? null
      if (to !== dueOn) moved.push({ id, country, from: dueOn, to })
    }
  }
  await writeMoves(tx, moved, { because, now, ...(reason && { reason }) })
  return moved.length
}

async function eventsOf(db: ReadDb, ids: readonly string[]): Promise<ReadonlyMap<string, Happened[]>> {
  const rows = await db
    .selectFrom('requestEvent')
    .select(['requestId', 'kind', 'onDay', 'details'])
    .where(sql<boolean>`request_id = any (${ids}::uuid[])`)
    .where('struckAt', 'is', null)
    .orderBy('onDay')
    .orderBy('at')
    .execute()
  return Map.groupBy(rows, ({ requestId }) => requestId)
}

async function writeMoves(
  tx: Tx,
  moved: readonly { id: string; country: string; from: string | null; to: string | null }[],
  { because, now, reason }: Because,
): Promise<void> {
  if (moved.length === 0) return
  for (const [to, own] of Map.groupBy(moved, (it) => it.to))
    await tx
      .updateTable('request')
      .set({ dueOn: to })
      .where(sql<boolean>`id = any (${own.map(({ id }) => id)}::uuid[])`)
      .execute()
  await tx
    .insertInto('deadlineMove')
    .values(
      moved.map(({ id, country, from, to }) => ({
        requestId: id,
        country,
        fromDay: from,
        toDay: to,
        because,
        details: JSON.stringify(reason ? { reason } : {}),
        at: now,
      })),
    )
    .execute()
}

/** The law's own calculation for one request, day by day; undefined where no law counts the days. */
export async function calculationOf(
  db: ReadDb,
  { id, country, territory, basis }: { id: string; country: string; territory: string | null; basis: string },
  today: string,
) {
  if (basis !== 'access-law') return undefined
  const [clockOf, events] = [await legalClocks(db, country), await eventsOf(db, [id])]
  return countedBy(clockOf, { territory, events: clockEventsOf(events.get(id) ?? []) }, today)
}

/** The law's last day of each of these requests, as if all were sent on one day; null where no law counts the days. */
export async function duesIfSent(
  db: ReadDb,
  ids: readonly string[],
  { sentOn, today }: { sentOn: string; today: string },
): Promise<ReadonlyMap<string, string | null>> {
  const requests = await db
    .selectFrom('request')
    .select(['id', 'country', 'territory', 'basis'])
    .where(sql<boolean>`id = any (${ids}::uuid[])`)
    .execute()
  const happened = await eventsOf(db, ids)
  const dues = new Map<string, string | null>()
  for (const [country, own] of Map.groupBy(requests, (it) => it.country)) {
    const clockOf = await legalClocks(db, country)
    for (const { id, territory, basis } of own) {
      const events = clockEventsOf([...(happened.get(id) ?? []), { kind: 'sent', onDay: sentOn, details: {} }])
      const found = basis === 'access-law' ? countedBy(clockOf, { territory, events }, today) : undefined
      dues.set(id, found?.clock.deadline ?? null)
    }
  }
  return dues
}

/** All that moved the legal deadline of a request, the latest last. */
export async function movesOf(db: ReadDb, requestId: string) {
  const rows = await db
    .selectFrom('deadlineMove')
    .select(['id', 'fromDay', 'toDay', 'because', 'details', 'at'])
    .where('requestId', '=', requestId)
    .orderBy('at')
    .limit(500)
    .execute()
  return rows.map(({ details, ...move }) => ({ ...move, reason: (details as { reason?: string }).reason ?? null }))
}

/** The grounds on which the law that binds the institution lets it refuse. */
export async function groundsOf(
  db: ReadDb,
  { country, territory, sentOn }: { country: string; territory: string | null; sentOn: string | null },
): Promise<readonly RefusalGround[]> {
  const law = await lawOf(db, country, { territory, ...(sentOn === null ? {} : { onDay: sentOn }) })
  return law?.grounds ?? []
}

/** Requests whose legal deadline is still counted: those that a new holiday may move. */
export async function settleRunning(tx: Tx, country: string, why: Because): Promise<number> {
  const running = await tx
    .selectFrom('request')
    .select('id')
    .where('country', '=', country)
    .where('state', 'in', ['sent', 'acknowledged', 'extended', 'clarification-asked'])
    .execute()
  return settleDeadlines(
    tx,
    running.map(({ id }) => id),
    why,
  )
}
