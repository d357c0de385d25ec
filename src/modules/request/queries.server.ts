import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import { query, type Actor } from '../../kit/acts.ts'
import { isLocale } from '../../locale/index.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { breakdowns } from '../country/queries.server.ts'
import { countriesPlannedBy } from '../cycle/model.ts'
import { seenBy } from '../evidence/queries.server.ts'
import { doubtsIn } from './across.server.ts'
import { calculationOf, groundsOf, movesOf } from './deadline.server.ts'
import { passedOn } from './passing-queries.server.ts'
import { filesIn } from './file-queries.server.ts'
import { mailsOf, receivedBy } from './mail-queries.server.ts'
import { recordsIn } from './recording.ts'
import { remindersOf } from './reminder-days.server.ts'
import { acceptsIn, observationsOf, replyToAccept } from './reply-queries.server.ts'
import { AWAITING, SHOWN_STATES, stateOn, type StoredState } from './model.ts'
import { lettersIn } from './sent-letters.server.ts'

export { letterFile, letterIn } from './letter-files.server.ts'
export { lettersAsSent, lettersIn } from './sent-letters.server.ts'
export { doubtsAt } from './across.server.ts'
export { lastSubmission } from './reply-queries.server.ts'
export { fileOf, filesIn } from './file-queries.server.ts'

export { responsesIn, type RequestResponse } from './responses-in.server.ts'

export const RequestId = z.object({ id: z.uuid() })

/** One request as rights and the heads of pages need it. */
export async function requestById(db: ReadDb, id: string) {
  const found = await db
    .selectFrom('request')
    .innerJoin('institution', 'institution.id', 'request.institutionId')
    .innerJoin('country', 'country.code', 'request.country')
    .selectAll('request')
    .select(['institution.nameLocal', 'institution.nameEn', 'institution.category', 'country.name as countryName'])
    .where('request.id', '=', id)
    .executeTakeFirst()
  return found && { ...found, state: found.state as StoredState }
}
export type Request = NonNullable<Awaited<ReturnType<typeof requestById>>>

/** For people by country; for a respondent by the request itself. */
export async function aboutRequest(db: ReadDb, id: string) {
  const found = await db
    .selectFrom('request')
    .select(['country', 'state', 'institutionId'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) return undefined
  const { country, state, institutionId: institution } = found
  return { subject: `request ${id}`, country, state, institution, request: id }
}

type Shown = (typeof SHOWN_STATES)[number]

/** Silent: the law's last day has passed and nothing came. Late: silent, or the day that was agreed has passed. */
export function isIn(shown: Shown, today: string): RawBuilder<boolean> {
  const awaiting = sql<boolean>`request.state = any (${[...AWAITING]}::text[])`
  const silent = sql<boolean>`is_silent(request.state, request.due_on, request.answers_until, ${today}::date)`
  if (shown === 'silent') return silent
  if (shown === 'late')
    return sql<boolean>`(${silent} or ((${awaiting} or request.state = 'answered-in-part') and request.answers_until < ${today}::date))`
  const state = sql<boolean>`request.state = ${shown}`
  return AWAITING.some((each) => each === shown) ? sql<boolean>`(${state} and not ${silent})` : state
}

const PAGE_SIZE = 100

/** The requests that this person sees, of one cycle or all, with how far each is. */
export const readRequests = query({
  may: 'request.read',
  takes: z.object({
    cycleId: z.uuid().optional().catch(undefined),
    state: z.enum(SHOWN_STATES).optional().catch(undefined),
    page: z.coerce.number<unknown>().int().min(1).max(100_000).catch(1).default(1),
  }),
  about: async () => ({ subject: 'requests', country: null }),
  run: async (db, { actor, now }, { cycleId, state, page }) => {
    const today = now.toISOString().slice(0, 10)
    let found = db.selectFrom('request')
    if (cycleId) found = found.where('request.cycleId', '=', cycleId)
    const counts = await found
      .select((eb) => eb.fn.countAll<number>().as('all'))
      .select(SHOWN_STATES.map((each) => sql<number>`count(*) filter (where ${isIn(each, today)})`.as(each)))
      .executeTakeFirstOrThrow()
    const chosen = state ? found.where(isIn(state, today)) : found.where('request.state', '!=', 'withdrawn')
    const rows = await chosen
      .innerJoin('institution', 'institution.id', 'request.institutionId')
      .select([
        'request.id',
        'request.reference',
        'request.country',
        'request.year',
        'request.state',
        'request.version',
      ])
      .select(['request.sentOn', 'request.dueOn', 'request.answersUntil', 'institution.nameLocal', 'request.locale'])
      .select((eb) => [
        questionsOf(db, sql`true`).as('questions'),
        questionsOf(db, sql`state in ('answered', 'declined', 'accepted')`).as('answered'),
        eventsOf(db, 'reminded').as('reminders'),
        eventsOf(db, 'opened').as('openings'),
        eb.ref('institution.nameEn').as('nameEn'),
      ])
      .orderBy('request.country')
      .orderBy('request.reference')
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE)
      .execute()
    const total = Number(state ? counts[state] : counts.all - counts.withdrawn)
    const cycle = cycleId ? await cycleHead(db, cycleId) : undefined
    const planned = countriesPlannedBy(actor)
    return {
      rows: rows.map((row) => ({ ...row, state: stateOn(today, { ...row, state: row.state as StoredState }) })),
      counts,
      cycle,
      state,
      page,
      pages: Math.max(1, Math.ceil(total / PAGE_SIZE)),
      total,
      today,
      planned,
    }
  },
})

function cycleHead(db: ReadDb, id: string) {
  return db
    .selectFrom('cycle')
    .innerJoin('country', 'country.code', 'cycle.country')
    .select(['cycle.id', 'cycle.country', 'cycle.year', 'cycle.state', 'country.name as countryName'])
    .where('cycle.id', '=', id)
    .executeTakeFirst()
}

function questionsOf(db: ReadDb, which: RawBuilder<unknown>) {
  return db
    .selectFrom('requestQuestion')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .whereRef('requestQuestion.requestId', '=', sql.ref('request.id'))
    .where(sql<boolean>`${which}`)
}

function eventsOf(db: ReadDb, kind: string) {
  return db
    .selectFrom('requestEvent')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .whereRef('requestEvent.requestId', '=', sql.ref('request.id'))
    .where('requestEvent.kind', '=', kind)
    .where('requestEvent.struckAt', 'is', null)
}

/** The questions of a request in their order, with how far each is. */
export function questionsIn(db: ReadDb, requestId: string) {
  return askedOf(db, requestId).orderBy('requestQuestion.number').limit(1000).execute()
}

/** One question of a request. */
export function questionAt(db: ReadDb, requestId: string, number: number) {
  return askedOf(db, requestId).where('requestQuestion.number', '=', number).executeTakeFirst()
}

/** The questions of a request without their wording: for what has to be quick. */
export function statesIn(db: ReadDb, requestId: string) {
  return db
    .selectFrom('requestQuestion')
    .select(['number', 'state'])
    .where('requestId', '=', requestId)
    .orderBy('number')
    .limit(1000)
    .execute()
}

/** To be narrowed: the questions of a request with their wording and what was answered. */
export function askedOf(db: ReadDb, requestId: string) {
  return db
    .selectFrom('requestQuestion')
    .innerJoin('indicator', 'indicator.id', 'requestQuestion.indicatorId')
    .innerJoin('area', (on) =>
      on.onRef('area.versionId', '=', 'indicator.versionId').onRef('area.code', '=', 'indicator.areaCode'),
    )
    .leftJoin('answer', 'answer.questionId', 'requestQuestion.id')
    .leftJoin('respondent', 'respondent.id', 'requestQuestion.givenTo')
    .select(['requestQuestion.id', 'requestQuestion.number', 'requestQuestion.state', 'requestQuestion.indicatorCode'])
    .select('requestQuestion.returnedBecause')
    .select([
      'requestQuestion.last',
      'requestQuestion.givenTo',
      'requestQuestion.isHandedBack',
      'respondent.name as givenToName',
    ])
    .select(['indicator.id as indicatorId', 'indicator.title', 'indicator.question', 'indicator.answerType'])
    .select(['indicator.unit', 'indicator.disaggregations', 'indicator.areaCode', 'area.title as areaTitle'])
    .select(['answer.kind', 'answer.cells', 'answer.quality', 'answer.source', 'answer.note', 'answer.explanations'])
    .select(['answer.ground', 'answer.reason', 'answer.suggestedInstitution', 'answer.cameBy', 'answer.savedAt'])
    .select('answer.proposedOn')
    .select(['answer.version as answerVersion', 'answer.evidenceId', 'answer.page', 'answer.enteredByName'])
    .where('requestQuestion.requestId', '=', requestId)
}
export type AskedQuestion = Awaited<ReturnType<typeof questionsIn>>[number]

const MOST_EVENTS = 1000

/** All that happened to a request, in order; what was struck too. */
export function eventsIn(db: ReadDb, requestId: string) {
  return db
    .selectFrom('requestEvent')
    .leftJoin('person', 'person.id', 'requestEvent.personId')
    .leftJoin('respondent', 'respondent.id', 'requestEvent.respondentId')
    .leftJoin('evidence', 'evidence.id', 'requestEvent.evidenceId')
    .leftJoin('requestLetter', 'requestLetter.id', 'requestEvent.letterId')
    .select(['requestEvent.id', 'requestEvent.kind', 'requestEvent.onDay', 'requestEvent.at', 'requestEvent.details'])
    .select(['requestEvent.note', 'requestEvent.struckAt', 'requestEvent.struckReason', 'requestEvent.evidenceId'])
    .select(['person.name as personName', 'respondent.name as respondentName', 'respondent.part'])
    .select(['evidence.title as evidenceTitle', 'requestEvent.letterId', 'requestLetter.number as letterNumber'])
    .select('requestEvent.submissionId')
    .where('requestEvent.requestId', '=', requestId)
    .orderBy('requestEvent.onDay')
    .orderBy('requestEvent.at')
    .limit(MOST_EVENTS)
    .execute()
}
export type RequestEventRow = Awaited<ReturnType<typeof eventsIn>>[number]

/** One request with its questions, its answers as they stand, and all that happened. */
export const readRequest = query({
  may: 'request.read',
  takes: RequestId,
  about: (db, { id }) => aboutRequest(db, id),
  run: async (db, { actor, now }, { id }) => {
    const request = (await requestById(db, id))!
    const questions = await questionsIn(db, id)
    const known = await breakdowns(db)
    const locale = isLocale(actor.locale) ? actor.locale : 'en'
    const today = now.toISOString().slice(0, 10)
    const planned = countriesPlannedBy(actor)
    const mayPlan = planned === '*' || planned.includes(request.country)
    return {
      request,
      cycle: { id: request.cycleId },
      state: stateOn(today, request),
      questions,
      breakdowns: known,
      doubts: await doubtsIn(db, request, { questions, known, locale }),
      files: await filesIn(db, id),
      events: await eventsIn(db, id),
      letters: await lettersIn(db, id),
      calculation: request.sentOn === null ? undefined : await calculationOf(db, request, today),
      moves: await movesOf(db, id),
      grounds: await groundsOf(db, request),
      evidence: await sourcesOf(db, actor, request.country),
      institutions: await othersOf(db, request),
      passed: await passedOn(db, request),
      reply: await replyToAccept(db, actor, id),
      observations: await observationsOf(db, actor, id),
      reminders: await remindersOf(db, request, today),
      received: await receivedBy(db, id),
      mails: mayPlan ? await mailsOf(db, id) : [],
      today,
      mayPlan,
      mayAccept: acceptsIn(actor, request.country),
      mayRecord: recordsIn(actor, request.country),
    }
  },
})

/** The latest sources of the country, for the document of an event. */
function sourcesOf(db: ReadDb, actor: Actor, country: string) {
  return db
    .selectFrom('evidence')
    .select(['id', 'title'])
    .where('country', '=', country)
    .where('withdrawnAt', 'is', null)
    .where(seenBy(actor))
    .orderBy('addedAt', 'desc')
    .limit(200)
    .execute()
}

/** Whom a request can be passed on to. */
function othersOf(db: ReadDb, { country, institutionId }: Request) {
  return db
    .selectFrom('institution')
    .select(['id', 'nameLocal'])
    .where('country', '=', country)
    .where('id', '!=', institutionId)
    .orderBy('nameLocal')
    .limit(2000)
    .execute()
}

/** The registered mailbox of an institution, where one is known and works. */
export async function contactOf(db: ReadDb, institutionId: string): Promise<string | undefined> {
  const found = await db
    .selectFrom('institutionContact')
    .select('email')
    .where('institutionId', '=', institutionId)
    .where('removedAt', 'is', null)
    .where('state', '=', 'working')
    .where('email', 'is not', null)
    .orderBy('changedAt')
    .limit(1)
    .executeTakeFirst()
  return found?.email ?? undefined
}
