import { sql } from 'kysely'
import { z } from 'zod'
import { query, type Doing } from '../../kit/acts.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { SHOWN_STATES } from './model.ts'
import { draftLetter } from './draft-letters.server.ts'
import { requestProblem } from './problems.ts'
import { aboutRequest, isIn, requestById } from './queries.server.ts'
import { lettersAsSent, type SentLetter } from './sent-letters.server.ts'

const MOST_LETTERS = 2000

/** One letter, to be made a file of. */
export const readLetter = query({
  may: 'request.read',
  takes: z.object({ id: z.uuid(), isSample: z.boolean() }),
  about: async (db, { id }) => {
    const letter = await db.selectFrom('requestLetter').select('requestId').where('id', '=', id).executeTakeFirst()
    return letter && aboutRequest(db, letter.requestId)
  },
  run: async (db, doing, { id, isSample }) => (await lettersAsSent(db, doing, [id], isSample))[0]!,
})

const DraftDay = z.object({
  id: z.uuid(),
  /** The day on which it would go out; today, where nothing is said. */
  day: z.iso.date().optional().catch(undefined),
  isSample: z.boolean(),
})

async function draftOn(
  db: ReadDb,
  doing: Pick<Doing, 'say' | 'now'>,
  { id, day, isSample }: z.output<typeof DraftDay>,
) {
  const request = (await requestById(db, id))!
  if (request.state !== 'draft') throw requestProblem['not-a-draft']({ reference: request.reference })
  const today = doing.now.toISOString().slice(0, 10)
  const letter = await draftLetter(db, doing, { id, isSample, day: day ?? today, today })
  return { cycleId: request.cycleId, day: day ?? today, letter }
}

/** The letter of a draft as it would go out, before anything is sent. */
export const readDraftLetter = query({
  may: 'request.read',
  takes: DraftDay,
  about: (db, { id }) => aboutRequest(db, id),
  run: async (db, doing, input) => {
    const { cycleId, day, letter: made } = await draftOn(db, doing, input)
    const { document: _document, ...letter } = made
    return { cycleId, day, letter }
  },
})

/** The same, to be made a file of. */
export const readDraftLetterFile = query({
  may: 'request.read',
  takes: DraftDay,
  about: (db, { id }) => aboutRequest(db, id),
  run: async (db, doing, input): Promise<SentLetter> => {
    const { letter } = await draftOn(db, doing, input)
    return { number: `${letter.reference}-draft`, document: () => letter.document() }
  },
})

/** Which requests are meant: those that were ticked, or a whole list as it is shown. */
export const ChosenRequests = z.object({
  ids: z.array(z.uuid()).max(MOST_LETTERS).default([]),
  isAll: z.boolean().default(false),
  cycleId: z.uuid().optional().catch(undefined),
  state: z.enum(SHOWN_STATES).optional().catch(undefined),
})
export type ChosenRequests = z.output<typeof ChosenRequests>

export function chosenIds(db: ReadDb, { ids, isAll, cycleId, state }: ChosenRequests, today: string) {
  let found = db.selectFrom('request').select('request.id').where('request.state', 'not in', ['draft', 'withdrawn'])
  if (!isAll) return found.where(sql<boolean>`request.id = any (${ids}::uuid[])`)
  if (cycleId) found = found.where('request.cycleId', '=', cycleId)
  return state ? found.where(isIn(state, today)) : found
}

/** The newest letter of each chosen request, or of those of one kind. */
export const readLetters = query({
  may: 'request.read',
  takes: ChosenRequests.extend({ isSample: z.boolean() }),
  about: async () => ({ subject: 'letters', country: null }),
  run: async (db, doing, { isSample, ...chosen }) => {
    const newest = await db
      .selectFrom('requestLetter')
      .select('id')
      .distinctOn('requestId')
      .where('requestId', 'in', chosenIds(db, chosen, doing.now.toISOString().slice(0, 10)))
      .orderBy('requestId')
      .orderBy('madeAt', 'desc')
      .limit(MOST_LETTERS)
      .execute()
    return lettersAsSent(
      db,
      doing,
      newest.map(({ id }) => id),
      isSample,
    )
  },
})
