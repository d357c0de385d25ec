import { sql } from 'kysely'
import { command } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import type { ReadDb, Tx } from '../../server/db/types.ts'
import { groundsOf, settleDeadlines } from './deadline.server.ts'
import { RecordedEvent, StruckEvent, type EventDetails } from './event-model.ts'
import { isEventName, mayHappen, replayed, STANDING } from './events.ts'
import { OTHER_GROUND } from './ground.ts'
import { requestProblem } from './problems.ts'
import { aboutRequest, requestById } from './queries.server.ts'

/** Records what happened to a request: a receipt, a question back, a refusal, an appeal. The state follows from it. */
export const recordEvent = command({
  may: 'request.record',
  records: 'request.event-recorded',
  takes: RecordedEvent,
  about: (db, { id }) => aboutRequest(db, id),
  run: async (tx, { actor, now }, { id, version, kind, onDay, evidenceId, note, ...said }) => {
    const request = (await requestById(tx, id))!
    if (request.version !== version) throw conflict(request)
    if (!mayHappen(kind, request.state))
      throw requestProblem['cannot-happen']({}, { fields: [{ field: 'kind', key: 'request.field.cannot-happen' }] })
    if (onDay > now.toISOString().slice(0, 10)) throw wrong('onDay', 'request.field.future')
    if (request.sentOn !== null && onDay < request.sentOn) throw wrong('onDay', 'request.field.before-sending')
    if (evidenceId !== null && !(await isEvidenceOf(tx, { id: evidenceId, country: request.country })))
      throw wrong('evidenceId', 'kit.field.choice')
    if (said.ground !== null && said.ground !== OTHER_GROUND) {
      const known = await groundsOf(tx, request)
      if (!known.some(({ code }) => code === said.ground)) throw wrong('ground', 'kit.field.choice')
    }
    await addEvents(tx, [{ request, kind, onDay, at: now, personId: actor.id, evidenceId, note, details: plain(said) }])
    await settleStates(tx, [id])
    await settleDeadlines(tx, [id], { because: kind, now })
    return standing(tx, id)
  },
})

/** Takes back what was recorded wrongly: it stays readable, struck through, with the reason; the state is told anew. */
export const strikeEvent = command({
  may: 'request.record',
  records: 'request.event-struck',
  takes: StruckEvent,
  about: async (db, { id }) => {
    const found = await db.selectFrom('requestEvent').select('requestId').where('id', '=', id).executeTakeFirst()
    return found && aboutRequest(db, found.requestId)
  },
  run: async (tx, { actor, now }, { id, reason }) => {
    const event = await tx
      .selectFrom('requestEvent')
      .select(['requestId', 'kind', 'struckAt'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    if (event.struckAt !== null) throw requestProblem['already-struck']()
    // What the product itself did stands: a letter that went out cannot be unsent.
    if (STANDING.includes(event.kind)) throw requestProblem['cannot-happen']()
    await tx
      .updateTable('requestEvent')
      .set({ struckAt: now, struckBy: actor.id, struckReason: reason })
      .where('id', '=', id)
      .execute()
    const passed =
      event.kind === 'passed-on' ? await strikePassedOn(tx, event.requestId, { by: actor.id, now, reason }) : []
    await settleStates(tx, [event.requestId])
    await settleDeadlines(tx, [event.requestId, ...passed], { because: 'struck', now })
    return standing(tx, event.requestId)
  },
})

/** What was not passed on did not come to anybody by it either: the days of those requests are counted as of any other. */
async function strikePassedOn(
  tx: Tx,
  requestId: string,
  { by, now, reason }: { by: string; now: Date; reason: string },
): Promise<string[]> {
  const struck = await tx
    .updateTable('requestEvent')
    .from('request')
    .set({ struckAt: now, struckBy: by, struckReason: reason })
    .whereRef('request.id', '=', 'requestEvent.requestId')
    .where('request.passedFrom', '=', requestId)
    .where('requestEvent.kind', '=', 'passed-here')
    .where('requestEvent.struckAt', 'is', null)
    .returning('requestEvent.requestId')
    .execute()
  return struck.map((it) => it.requestId)
}

export interface NewEvent {
  readonly request: { readonly id: string; readonly country: string }
  readonly kind: string
  readonly onDay: string
  readonly at: Date
  readonly personId?: string | null
  readonly respondentId?: string | null
  readonly evidenceId?: string | null
  readonly letterId?: string | null
  readonly submissionId?: string | null
  readonly note?: string
  readonly details?: EventDetails
}

export async function addEvents(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  await tx
    .insertInto('requestEvent')
    .values(
      events.map(({ request, details, ...event }) => ({
        ...event,
        requestId: request.id,
        country: request.country,
        details: JSON.stringify(details ?? {}),
      })),
    )
    .execute()
}

/** Sets each request to what its events say that it is. */
export async function settleStates(tx: Tx, ids: readonly string[]): Promise<void> {
  const events = await tx
    .selectFrom('requestEvent')
    .select(['requestId', 'kind'])
    .where(sql<boolean>`request_id = any (${ids}::uuid[])`)
    .where('struckAt', 'is', null)
    .orderBy('onDay')
    .orderBy('at')
    .execute()
  const byState = Map.groupBy(
    Map.groupBy(events, ({ requestId }) => requestId),
    ([, own]) => replayed(own.map(({ kind }) => kind).filter(isEventName)),
  )
  for (const [state, requests] of byState)
    await tx
      .updateTable('request')
      .set({ state, version: sql`version + 1` })
      .where(sql<boolean>`id = any (${requests.map(([id]) => id)}::uuid[])`)
      .execute()
}

function plain(said: Pick<RecordedEvent, 'ground' | 'days' | 'institutionId' | 'outcome'>): EventDetails {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null))
}

async function standing(db: ReadDb, id: string) {
  const { state, version, dueOn } = (await requestById(db, id))!
  return { id, state, version, dueOn }
}

function wrong(field: string, key: string) {
  return kitProblem.invalid({}, { fields: [{ field, key }] })
}

function conflict({ id, version, state }: { id: string; version: number; state: string }) {
  return kitProblem.conflict({}, { details: { id, version, theirs: { state } } })
}

async function isEvidenceOf(db: ReadDb, { id, country }: { id: string; country: string }): Promise<boolean> {
  const found = await db
    .selectFrom('evidence')
    .select('id')
    .where('id', '=', id)
    .where('country', '=', country)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}
