import { command, type Doing } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import type { ReadDb, Tx } from '../../server/db/types.ts'
import { cycleById } from '../cycle/queries.server.ts'
import { clockEventsOf, settleDeadlines } from './deadline.server.ts'
import { addEvents } from './event-commands.server.ts'
import { addLastAnswers, addMade, addOwners } from './making.server.ts'
import { AskedElsewhere } from './model.ts'
import { nextReferences } from './numbers.server.ts'
import { notCompetent, passingOf } from './passing-queries.server.ts'
import { requestProblem } from './problems.ts'
import { aboutRequest, eventsIn, requestById, type Request } from './queries.server.ts'

/**
 * Makes a draft to the institution that is competent: of a request that was passed on with all of its questions, else with
 * those that the first institution declined as not competent. What that institution has been asked in this cycle already
 * is left out. Both requests name each other.
 */
export const askElsewhere = command({
  may: 'request.plan',
  records: 'request.asked-elsewhere',
  takes: AskedElsewhere,
  about: (db, { id }) => aboutRequest(db, id),
  run: async (tx, doing, input) => {
    const request = await locked(tx, input)
    if ((await cycleById(tx, request.cycleId))!.state === 'published')
      throw requestProblem['nothing-to-ask'](
        {},
        { fields: [{ field: 'institutionId', key: 'request.field.published' }] },
      )
    const passing = request.state === 'passed-on' ? await passingOf(tx, request.id) : undefined
    const numbers = await numbersOf(tx, request, { input, passing })
    const open = await notAskedYet(tx, request, { institutionId: input.institutionId, numbers })
    if (open.length === 0) throw requestProblem['asked-already']()
    const made = await makeDraft(tx, doing, { request, input, questions: open })
    await tellBoth(tx, doing, { request, made, passing })
    await settleDeadlines(tx, [made.id], { because: 'passed-here', now: doing.now })
    return { ...made, from: request.id, left: numbers.length - open.length }
  },
  details: ({ id, institutionId }, { reference, questions, left }) => ({
    id,
    institutionId,
    reference,
    questions,
    left,
  }),
})

type Passing = Awaited<ReturnType<typeof passingOf>>

/** The request as it was seen, held against a second one who does the same at once. */
async function locked(tx: Tx, { id, version, institutionId }: AskedElsewhere): Promise<Request> {
  await tx.selectFrom('request').select('id').where('id', '=', id).forUpdate().execute()
  const request = (await requestById(tx, id))!
  if (request.version !== version)
    throw kitProblem.conflict({}, { details: { id, version: request.version, theirs: { state: request.state } } })
  if (request.state === 'draft' || request.state === 'withdrawn') throw requestProblem['cannot-happen']()
  const institution = await tx
    .selectFrom('institution')
    .select('id')
    .where('id', '=', institutionId)
    .where('country', '=', request.country)
    .where('id', '!=', request.institutionId)
    .executeTakeFirst()
  if (!institution) throw wrong('institutionId', 'kit.field.choice')
  return request
}

const wrong = (field: string, key: string) => kitProblem.invalid({}, { fields: [{ field, key }] })

/** All of a request that was passed on, and to nobody else; of any other what its last reply declines as not competent. */
async function numbersOf(
  db: ReadDb,
  { id, state }: Request,
  { input, passing }: { input: AskedElsewhere; passing: Passing },
): Promise<number[]> {
  if (state === 'passed-on') {
    if (passing?.institutionId !== input.institutionId) throw wrong('institutionId', 'request.field.passed-on-to')
    const all = await db.selectFrom('requestQuestion').select('number').where('requestId', '=', id).execute()
    return all.map(({ number }) => number)
  }
  if (input.numbers.length === 0) throw wrong('numbers', 'request.field.questions')
  const declined = new Set((await notCompetent(db, id)).map(({ number }) => number))
  if (!input.numbers.every((number) => declined.has(number))) throw wrong('numbers', 'request.field.not-declined')
  return [...new Set(input.numbers)]
}

/** Those of these questions that the institution has not been asked in this cycle. */
function notAskedYet(
  db: ReadDb,
  { id, cycleId }: Request,
  { institutionId, numbers }: { institutionId: string; numbers: readonly number[] },
) {
  return db
    .selectFrom('requestQuestion as own')
    .select(['own.indicatorId', 'own.indicatorCode'])
    .where('own.requestId', '=', id)
    .where('own.number', 'in', numbers)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('requestQuestion')
            .innerJoin('request', 'request.id', 'requestQuestion.requestId')
            .select('request.id')
            .where('request.cycleId', '=', cycleId)
            .where('request.institutionId', '=', institutionId)
            .where('request.state', '!=', 'withdrawn')
            .whereRef('requestQuestion.indicatorId', '=', 'own.indicatorId'),
        ),
      ),
    )
    .orderBy('own.number')
    .execute()
}

interface Drafted {
  readonly request: Request
  readonly input: AskedElsewhere
  readonly questions: Awaited<ReturnType<typeof notAskedYet>>
}

async function makeDraft(tx: Tx, { actor, now }: Doing, { request, input, questions }: Drafted) {
  const { country, cycleId, year, locale, basis, askedByName, askedByEmail, askedByPhone } = request
  const { institutionId, answersUntil } = input
  const [reference] = await nextReferences(tx, { country, year: now.getUTCFullYear(), many: 1 })
  const { id } = await tx
    .insertInto('request')
    .values({
      country,
      cycleId,
      year,
      locale,
      basis,
      askedByName,
      askedByEmail,
      askedByPhone,
      institutionId,
      answersUntil,
      reference: reference!,
      passedFrom: request.id,
      madeBy: actor.id,
      madeAt: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('requestQuestion')
    .values(questions.map((it, i) => ({ ...it, requestId: id, country, number: i + 1 })))
    .execute()
  await addLastAnswers(tx, [id])
  await addOwners(tx, [id], now)
  await addMade(tx, [id], { person: actor.id, now })
  return { id, reference: reference!, institutionId, questions: questions.length }
}

/** What each of the two requests tells of the other. Only what was passed on goes by the days of passing on. */
async function tellBoth(
  tx: Tx,
  { actor, now }: Doing,
  { request, made, passing }: { request: Request; made: Awaited<ReturnType<typeof makeDraft>>; passing: Passing },
): Promise<void> {
  const { country } = request
  const by = { at: now, personId: actor.id }
  await addEvents(tx, [
    {
      ...by,
      request,
      kind: 'asked-elsewhere',
      onDay: now.toISOString().slice(0, 10),
      details: { institutionId: made.institutionId, requestId: made.id, questions: made.questions },
    },
  ])
  if (!passing) return
  const receivedOn = await receivedBy(tx, request.id)
  await addEvents(tx, [
    {
      ...by,
      request: { id: made.id, country },
      kind: 'passed-here',
      onDay: passing.onDay,
      details: { institutionId: request.institutionId, requestId: request.id, ...(receivedOn && { receivedOn }) },
    },
  ])
}

/** When whoever was asked first had it, through however many hands it went. */
async function receivedBy(db: ReadDb, requestId: string): Promise<string | undefined> {
  const events = (await eventsIn(db, requestId)).filter(({ struckAt }) => struckAt === null)
  return clockEventsOf(events).find(({ kind }) => kind === 'received')?.day
}
