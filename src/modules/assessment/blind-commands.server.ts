import { z } from 'zod'
import { sql } from 'kysely'
import { command } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import type { Tx } from '../../server/db/types.ts'
import { draftStored } from './blind-model.ts'
import { doubleAt, ownRating, situationApart, type BlindRating, type DoubleRating } from './blind-queries.server.ts'
import { BLANK, fieldsThatDiffer, isBlank, SavedAssessment, type AssessmentDraft } from './model.ts'
import { assessmentProblem } from './problems.ts'
import { placeOf, type Place } from './queries.server.ts'
import { asFieldProblems, doubtsAbout, readyToSubmit } from './readiness.ts'
import { refuseForeign } from './writing.server.ts'

/** The log names the rating by an id that leads nobody to its indicator before both are in. */
const subjectOf = ({ id }: { id: string }) => `blind rating ${id}`

/** Stores what one of two raters says. Only they themselves see that it is there. */
export const saveBlindRating = command({
  may: 'assessment.write',
  records: 'rating.saved-apart',
  takes: SavedAssessment,
  about: async (db, { cycleId, code }, actor) => {
    const place = await placeOf(db, cycleId, code)
    if (!place) return undefined
    const double = await doubleAt(db, place)
    const own = double && (await ownRating(db, double.id, actor.id))
    return { subject: own ? subjectOf(own) : 'blind rating', country: place.country, state: 'draft' }
  },
  run: async (tx, { actor, now }, { cycleId, code, seenVersion, ...draft }) => {
    const place = (await placeOf(tx, cycleId, code))!
    const double = await openDouble(tx, place)
    const own = await ownRating(tx, double.id, actor.id)
    if (own?.submittedAt) throw assessmentProblem['rated-apart']()
    const before = own ? draftStored(own) : BLANK
    const changed = fieldsThatDiffer(draft, before)
    if (own ? changed.length === 0 : isBlank(draft)) return savedApart(own, [])
    if ((own?.version ?? 0) !== seenVersion) throw conflictWithOneself(draft, own, actor.name)
    await refuseForeign(tx, { actor, now, place }, draft, before)
    const columns = { ...draft, citations: JSON.stringify(draft.citations), updatedAt: now }
    const stored = own
      ? await tx
          .updateTable('blindRating')
          .set({ ...columns, version: sql`version + 1` })
          .where('id', '=', own.id)
          .returningAll()
          .executeTakeFirstOrThrow()
      : await tx
          .insertInto('blindRating')
          .values({ ...columns, doubleId: double.id, country: double.country, raterId: actor.id })
          .returningAll()
          .executeTakeFirstOrThrow()
    return savedApart(stored, changed)
  },
  // Neither what was rated nor where: the log is read by people who may be the other rater.
  details: (_input, { id, version, changed }) => ({ id, version, changed }),
})

/** Gives a blind rating out of one's hand. It is final: when the other one is in too, both are shown to all. */
export const submitBlindRating = command({
  may: 'assessment.submit',
  records: 'rating.submitted-apart',
  takes: z.object({
    id: z.uuid(),
    seenVersion: z.coerce.number<number | string>().int(),
    explanation: z.string().trim().max(4000).default(''),
  }),
  about: async (db, { id }, actor) => {
    const own = await db
      .selectFrom('blindRating')
      .select(['id', 'country'])
      .where('id', '=', id)
      .where('raterId', '=', actor.id)
      .executeTakeFirst()
    return own && { subject: subjectOf(own), country: own.country, state: 'draft' }
  },
  run: async (tx, { actor, now }, { id, seenVersion, explanation }) => {
    const { doubleId } = await tx
      .selectFrom('blindRating')
      .select('doubleId')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const own = (await ownRating(tx, doubleId, actor.id))!
    const draft = draftStored(own)
    if (own.submittedAt) throw assessmentProblem['rated-apart']()
    if (own.version !== seenVersion) throw conflictWithOneself(draft, own, actor.name)
    const place = await placeOfDouble(tx, doubleId)
    const situation = await situationApart(tx, place, draft)
    const lacks = readyToSubmit(draft, situation)
    if (lacks.length > 0)
      throw assessmentProblem.incomplete({ count: lacks.length }, { fields: asFieldProblems(lacks) })
    const doubts = doubtsAbout(draft, situation)
    if (doubts.length > 0 && explanation === '')
      throw assessmentProblem.doubtful(
        { count: doubts.length },
        { fields: asFieldProblems(doubts), details: { isDoubtful: true } },
      )
    const stored = await tx
      .updateTable('blindRating')
      .set({ submittedAt: now, updatedAt: now, explanation, version: sql`version + 1` })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
    return savedApart(stored, [])
  },
  details: ({ id }, { version }) => ({ id, version }),
})

async function openDouble(tx: Tx, place: Place): Promise<DoubleRating> {
  const double = await doubleAt(tx, place)
  if (!double) throw assessmentProblem['no-longer-apart']()
  if (double.openedAt !== null) throw assessmentProblem['by-two-others']()
  return double
}

async function placeOfDouble(tx: Tx, doubleId: string): Promise<Place> {
  const { cycleId, indicatorCode } = await tx
    .selectFrom('doubleRating')
    .select(['cycleId', 'indicatorCode'])
    .where('id', '=', doubleId)
    .executeTakeFirstOrThrow()
  return (await placeOf(tx, cycleId, indicatorCode))!
}

/** In two windows of one person: nobody else writes this row. */
function conflictWithOneself(mine: AssessmentDraft, own: BlindRating | undefined, by: string) {
  const theirs = own ? draftStored(own) : BLANK
  return kitProblem.conflict({}, { details: { mine, theirs, version: own?.version ?? 0, state: 'draft', by } })
}

function savedApart(stored: BlindRating | undefined, changed: readonly string[]) {
  const { id = null, version = 0, submittedAt = null, updatedAt = null } = stored ?? {}
  return { id, version, state: submittedAt === null ? 'draft' : 'submitted', savedAt: updatedAt, changed }
}
