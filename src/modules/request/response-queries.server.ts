import { sql } from 'kysely'
import { query } from '../../kit/acts.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { terms } from '../country/queries.server.ts'
import { countriesPlannedBy } from '../cycle/model.ts'
import { aboutCycle, CycleId, cycleById } from '../cycle/queries.server.ts'
import { EventDetails } from './event-model.ts'
import type { StoredState } from './model.ts'
import { acceptsIn } from './reply-queries.server.ts'
import { becameOf, isNameable, responseOf, type AskedOnce } from './response.ts'
import { offeredBy, RESPONSE_INDICATORS } from './response-values.ts'

const MOST_REQUESTS = 2000

/** Every request of a cycle that was sent, with what became of it by a day: figures, lists and editions stand on these. */
export async function responsesIn(db: ReadDb, cycleId: string, today: string) {
  const requests = await db
    .selectFrom('request')
    .innerJoin('institution', 'institution.id', 'request.institutionId')
    .select(['request.id', 'request.reference', 'request.institutionId', 'request.country', 'request.state'])
    .select(['request.sentOn', 'request.dueOn', 'request.answersUntil', 'request.territory', 'request.basis'])
    .select(['institution.nameLocal', 'institution.nameEn', 'institution.category'])
    .select((eb) =>
      eb
        .selectFrom('requestQuestion')
        .whereRef('requestQuestion.requestId', '=', 'request.id')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .as('questions'),
    )
    .where('request.cycleId', '=', cycleId)
    .where('request.sentOn', 'is not', null)
    .where('request.state', 'not in', ['draft', 'withdrawn'])
    .where('request.sentOn', '<=', today)
    .orderBy('request.reference')
    .limit(MOST_REQUESTS)
    .execute()
  const events = await eventsOf(
    db,
    requests.map(({ id }) => id),
    today,
  )
  return requests.map((request) => {
    const asked: AskedOnce = {
      ...request,
      sentOn: request.sentOn!,
      state: request.state as StoredState,
      events: events.get(request.id) ?? [],
    }
    const became = becameOf(asked, today)
    const { events: _, ...rest } = { ...request, ...asked }
    return { ...rest, questions: request.questions ?? 0, ...became, isNameable: isNameable(asked, became, today) }
  })
}
export type RequestResponse = Awaited<ReturnType<typeof responsesIn>>[number]

const COUNTED = ['answered', 'answered-in-part', 'refused', 'last-letter']

async function eventsOf(db: ReadDb, ids: readonly string[], today: string) {
  const rows = await db
    .selectFrom('requestEvent')
    .select(['requestId', 'kind', 'onDay', 'details'])
    .where(sql<boolean>`request_id = any (${ids}::uuid[])`)
    .where('kind', 'in', COUNTED)
    .where('struckAt', 'is', null)
    .where('onDay', '<=', today)
    .orderBy('onDay')
    .orderBy('at')
    .execute()
  return Map.groupBy(
    rows.map((row) => ({ ...row, ground: EventDetails.catch({}).parse(row.details).ground })),
    ({ requestId }) => requestId,
  )
}

/** How a cycle was answered: by category of institution and request by request, and what can be recorded of it. */
export const readResponse = query({
  may: 'request.read',
  takes: CycleId,
  about: (db, { id }) => aboutCycle(db, id),
  run: async (db, { actor, now }, { id }) => {
    const cycle = (await cycleById(db, id))!
    const today = now.toISOString().slice(0, 10)
    const rows = await responsesIn(db, id, today)
    const planned = countriesPlannedBy(actor)
    return {
      cycle,
      rows,
      whole: responseOf(rows),
      categories: [...Map.groupBy(rows, ({ category }) => category)].map(([category, own]) => ({
        category,
        response: responseOf(own)!,
      })),
      names: await terms(db, 'institution-category'),
      today,
      mayPlan: planned === '*' || planned.includes(cycle.country),
      mayRecord: acceptsIn(actor, cycle.country),
      offered: await offeredIn(db, cycle.versionId, rows),
    }
  },
})

/** The indicators of the cycle's version that the register of requests answers, with the value that it gives. */
async function offeredIn(db: ReadDb, versionId: string, rows: readonly RequestResponse[]) {
  const indicators = await db
    .selectFrom('indicator')
    .select(['code', 'title', 'unit'])
    .where('versionId', '=', versionId)
    .where('code', 'in', [...RESPONSE_INDICATORS])
    .orderBy('code')
    .execute()
  return indicators.flatMap((indicator) => {
    const value = offeredBy(indicator.code, rows)
    return value ? [{ ...indicator, ...value }] : []
  })
}
