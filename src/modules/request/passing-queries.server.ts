import { fold } from '../../locale/index.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { EventDetails } from './event-model.ts'
import type { StoredState } from './model.ts'
import { lastSubmission } from './reply-queries.server.ts'
import { answersIn } from './submitted.ts'

interface Passing {
  readonly id: string
  readonly state: StoredState
  readonly cycleId: string
  readonly country: string
  readonly institutionId: string
  readonly passedFrom: string | null
}

/** Where a request came from, where it went on to, and what another institution could be asked of it. */
export async function passedOn(db: ReadDb, request: Passing) {
  return {
    from: request.passedFrom === null ? null : ((await requestsBy(db, 'id', request.passedFrom))[0] ?? null),
    to: await requestsBy(db, 'passedFrom', request.id),
    proposals: await proposalsFor(db, request),
  }
}

function requestsBy(db: ReadDb, column: 'id' | 'passedFrom', id: string) {
  return db
    .selectFrom('request')
    .innerJoin('institution', 'institution.id', 'request.institutionId')
    .select(['request.id', 'request.reference', 'request.state', 'institution.nameLocal'])
    .where(`request.${column}`, '=', id)
    .orderBy('request.reference')
    .limit(100)
    .execute()
}

/** The institution that a request was passed on to, and since when that one has it; undefined where it was not. */
export async function passingOf(db: ReadDb, requestId: string) {
  const event = await db
    .selectFrom('requestEvent')
    .select(['details', 'onDay'])
    .where('requestId', '=', requestId)
    .where('kind', '=', 'passed-on')
    .where('struckAt', 'is', null)
    .orderBy('onDay', 'desc')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const { institutionId } = EventDetails.catch({}).parse(event?.details ?? {})
  return event && institutionId !== undefined ? { institutionId, onDay: event.onDay } : undefined
}

/** Questions that the institution said in its last reply not to be competent for, with whom it suggests. */
export async function notCompetent(db: ReadDb, requestId: string) {
  const reply = await lastSubmission(db, requestId)
  if (!reply) return []
  return answersIn(reply.body).filter(({ kind, ground }) => kind === 'declined' && ground === 'not-competent')
}

export interface Proposal {
  /** The institution that a request was passed on to, or whom the words of a reply mean; null: not known. */
  readonly institutionId: string | null
  /** As the reply says it; null: it suggests nobody. Undefined: the whole request was passed on. */
  readonly suggested?: string | null
  readonly numbers: readonly number[]
}

const CLOSED_TO_IT: readonly StoredState[] = ['draft', 'withdrawn']

/** What another institution could be asked: what was asked elsewhere already, and not withdrawn, is left out. */
async function proposalsFor(db: ReadDb, request: Passing): Promise<Proposal[]> {
  if (CLOSED_TO_IT.includes(request.state)) return []
  const elsewhere = await askedElsewhere(db, request.id)
  const asked = await db
    .selectFrom('requestQuestion')
    .select(['number', 'indicatorId'])
    .where('requestId', '=', request.id)
    .orderBy('number')
    .execute()
  const open = asked.filter(({ indicatorId }) => !elsewhere.has(indicatorId)).map(({ number }) => number)
  if (request.state === 'passed-on') {
    const passing = await passingOf(db, request.id)
    return passing && open.length > 0 ? [{ institutionId: passing.institutionId, numbers: open }] : []
  }
  const declined = (await notCompetent(db, request.id)).filter(({ number }) => open.includes(number))
  const groups = Map.groupBy(declined, ({ suggestedInstitution }) => suggestedInstitution?.trim() || null)
  return Promise.all(
    [...groups].map(async ([suggested, own]) => ({
      institutionId: suggested === null ? null : await namedIn(db, request, suggested),
      suggested,
      numbers: own.map(({ number }) => number),
    })),
  )
}

/** What the requests that came from this one ask. */
async function askedElsewhere(db: ReadDb, id: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('requestQuestion')
    .innerJoin('request', 'request.id', 'requestQuestion.requestId')
    .select('requestQuestion.indicatorId')
    .where('request.passedFrom', '=', id)
    .where('request.state', '!=', 'withdrawn')
    .execute()
  return new Set(rows.map(({ indicatorId }) => indicatorId))
}

/** The one institution of the country that is called so, in its own language or in English, whatever the script. */
async function namedIn(db: ReadDb, { country, institutionId }: Passing, name: string): Promise<string | null> {
  const rows = await db
    .selectFrom('institution')
    .select(['id', 'nameLocal', 'nameEn'])
    .where('country', '=', country)
    .where('id', '!=', institutionId)
    .limit(2000)
    .execute()
  const wanted = fold(name)
  const [found, other] = rows.filter((it) => fold(it.nameLocal) === wanted || fold(it.nameEn ?? '') === wanted)
  return found && !other ? found.id : null
}
