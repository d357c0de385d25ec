import { sql } from 'kysely'
import type { ReadDb } from '../../server/db/types.ts'
import { EventDetails } from './event-model.ts'
import type { StoredState } from './model.ts'
import { groundsOf } from './deadline.server.ts'
import type { Ground } from './ground.ts'
import { becameOf, isNameable, type AskedOnce } from './response.ts'

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
  const named = await groundsNamed(db, requests, events)
  return requests.map((request) => {
    const asked: AskedOnce = {
      ...request,
      sentOn: request.sentOn!,
      state: request.state as StoredState,
      events: events.get(request.id) ?? [],
    }
    const became = becameOf(asked, today)
    const { events: _, ...rest } = { ...request, ...asked }
    return {
      ...rest,
      questions: request.questions ?? 0,
      ...became,
      isNameable: isNameable(asked, became, today),
      grounds: named.get(request.id) ?? [],
    }
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

/** The grounds that the law of each refused request knows, as they are called there. */
async function groundsNamed(
  db: ReadDb,
  requests: readonly { id: string; country: string; territory: string | null; sentOn: string | null }[],
  events: Awaited<ReturnType<typeof eventsOf>>,
): Promise<ReadonlyMap<string, readonly Ground[]>> {
  const named = new Map<string, readonly Ground[]>()
  for (const request of requests)
    if (events.get(request.id)?.some(({ kind }) => kind === 'refused'))
      named.set(request.id, await groundsOf(db, request))
  return named
}
