import { z } from 'zod'
import { command } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import type { ReadDb, Tx } from '../../server/db/types.ts'
import { conflictsAmong } from './figures.ts'
import {
  AssessmentPlace,
  BLANK,
  fieldsThatDiffer,
  isBlank,
  SavedAssessment,
  stateAfterEdit,
  type AssessmentDraft,
} from './model.ts'
import { assessmentProblem } from './problems.ts'
import {
  aboutAssessment,
  aboutPlace,
  assessmentAt,
  citationsOf,
  draftAsSeen,
  figuresOfIndicator,
  nameOf,
  placeOf,
  apartSince,
  previousOf,
  stateOf,
  type Place,
  type StoredAssessment,
} from './queries.server.ts'
import { asFieldProblems, doubtsAbout, readyToSubmit, type Situation } from './readiness.ts'
import { addAuthor, addAuthorsOf, begin, overwrite, refuseForeign, type Writing } from './writing.server.ts'

/** Stores the whole draft as its writer saw it. A draft that says what stands already changes nothing. */
export const saveAssessment = command({
  may: 'assessment.write',
  records: 'assessment.saved',
  takes: SavedAssessment,
  about: (db, { cycleId, code }) => aboutPlace(db, cycleId, code),
  run: async (tx, { actor, now }, { cycleId, code, seenVersion, ...draft }) => {
    const writing = { actor, now, place: (await placeOf(tx, cycleId, code))! }
    const stored = await locked(tx, writing.place)
    const before = stored ? await draftAsSeen(tx, actor, stored) : BLANK
    const changed = fieldsThatDiffer(draft, before)
    if (stored ? changed.length === 0 : isBlank(draft)) return saved(stored, [])
    if ((stored?.version ?? 0) !== seenVersion) throw await conflict(tx, writing, draft, stored)
    await refuseForeign(tx, writing, draft, before)
    if (!stored) return saved(await begun(tx, writing, draft), changed)
    const state = stateAfterEdit(stateOf(stored))
    return saved(await overwrite(tx, writing, stored, { draft, state, carriedFrom: null }), changed)
  },
  // The words themselves stay with the assessment: an audit log that repeats every keystroke protects nobody.
  details: ({ cycleId, code, rating, missing }, { changed, version }) => ({
    cycleId,
    code,
    version,
    changed,
    rating,
    missing,
  }),
})

/** Brings what the cycle before said, to be confirmed by whoever submits it. Words that stand are never replaced. */
export const takeOverAssessment = command({
  may: 'assessment.write',
  records: 'assessment.taken-over',
  takes: AssessmentPlace,
  about: (db, { cycleId, code }) => aboutPlace(db, cycleId, code),
  run: async (tx, { actor, now }, { cycleId, code, seenVersion }) => {
    const writing = { actor, now, place: (await placeOf(tx, cycleId, code))! }
    const stored = await locked(tx, writing.place)
    const before = stored ? await draftAsSeen(tx, actor, stored) : BLANK
    if ((stored?.version ?? 0) !== seenVersion) throw await conflict(tx, writing, before, stored)
    const previous = await previousOf(tx, writing.place)
    if (!previous || (await apartSince(tx, { ...previous, cycleId, code }))) throw assessmentProblem['nothing-before']()
    if (before.narrative !== '' && before.narrative !== previous.narrative) throw assessmentProblem['already-written']()
    const draft = { ...before, ...(await takenOver(tx, previous, before)) }
    const taken = stored
      ? await overwrite(tx, writing, stored, {
          draft,
          state: stateAfterEdit(stateOf(stored)),
          carriedFrom: previous.id,
        })
      : await begun(tx, writing, draft, previous.id)
    await addAuthorsOf(tx, previous.id, taken)
    return saved(taken, ['rating'])
  },
})

/** Rating, words, confidence and sources; a figure of another year is not this year's figure. */
async function takenOver(
  tx: Tx,
  previous: NonNullable<Awaited<ReturnType<typeof previousOf>>>,
  before: AssessmentDraft,
) {
  const { rating, missing, narrative, narrativeLang, confidence, noEvidenceReason } = previous
  const known = new Set(before.citations.map(({ evidenceId }) => evidenceId))
  const cited = (await citationsOf(tx, previous.id)).filter(
    (it) => it.withdrawnAt === null && !known.has(it.evidenceId),
  )
  const citations = cited.map(({ evidenceId, page, quotation }) => ({ evidenceId, page, quotation }))
  return {
    rating,
    missing,
    narrative,
    narrativeLang,
    confidence,
    noEvidenceReason,
    citations: [...before.citations, ...citations],
  } as Partial<AssessmentDraft>
}

/** Hands a whole draft to the reviewers, and stands for it as its authors do. What is doubtful goes with an explanation, which they read. */
export const submitAssessment = command({
  may: 'assessment.submit',
  records: 'assessment.submitted',
  takes: z.object({
    id: z.uuid(),
    seenVersion: z.coerce.number<number | string>().int(),
    explanation: z.string().trim().max(4000).default(''),
  }),
  about: async (db, { id }) => asked(await aboutAssessment(db, id), 'draft'),
  run: async (tx, { actor, now }, { id, seenVersion, explanation }) => {
    const stored = await lockedById(tx, id)
    if (stored.state === 'submitted') throw assessmentProblem['already-submitted']()
    if (stored.state === 'approved') throw assessmentProblem['already-approved']({ by: await approverOf(tx, id) })
    const place = (await placeOf(tx, stored.cycleId, stored.indicatorCode))!
    const writing = { actor, now, place }
    if (stored.version !== seenVersion) throw await conflict(tx, writing, await draftAsSeen(tx, actor, stored), stored)
    const { whole, situation } = await situationOf(tx, stored, place)
    const lacks = readyToSubmit(whole, situation)
    if (lacks.length > 0)
      throw assessmentProblem.incomplete({ count: lacks.length }, { fields: asFieldProblems(lacks) })
    const doubts = doubtsAbout(whole, situation)
    if (doubts.length > 0 && explanation === '')
      throw assessmentProblem.doubtful(
        { count: doubts.length },
        { fields: asFieldProblems(doubts), details: { isDoubtful: true } },
      )
    await addAuthor(tx, stored, actor)
    const { country } = stored
    if (explanation !== '')
      await tx
        .insertInto('reviewComment')
        .values({ assessmentId: id, country, authorId: actor.id, kind: 'comment', body: explanation, at: now })
        .execute()
    const done = await tx
      .updateTable('assessment')
      .set({ state: 'submitted', submittedAt: now, updatedAt: now, version: stored.version + 1 })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
    return saved(done, [])
  },
})

/** The draft as it is, sources of every class included: whoever submits it need not see them all. */
export async function situationOf(db: ReadDb, stored: StoredAssessment, place: Place) {
  const figures = await figuresOfIndicator(db, place.country, place.code)
  const citations = await citationsOf(db, stored.id)
  const previous = await previousOf(db, place)
  const isThere = figures.some(({ id }) => id === stored.chosenObservation)
  const whole = {
    ...stored,
    chosenObservation: isThere ? stored.chosenObservation : null,
    citations: citations.map(({ evidenceId, page, quotation }) => ({ evidenceId, page, quotation })),
  } as unknown as AssessmentDraft
  const situation: Situation = {
    isRated: place.isRated,
    hasConflict: conflictsAmong(figures.filter(({ year }) => year === place.year)).length > 0,
    previousRating: previous?.versionId === place.versionId ? previous.rating : null,
    citesWithdrawn: citations.some(({ withdrawnAt }) => withdrawnAt !== null),
  }
  return { whole, situation }
}

async function begun(
  tx: Tx,
  writing: Writing,
  draft: AssessmentDraft,
  carriedFrom?: string,
): Promise<StoredAssessment> {
  const created = await begin(tx, writing, draft, carriedFrom)
  if (created) return created
  const { cycleId, indicatorId } = writing.place
  throw await conflict(tx, writing, draft, await assessmentAt(tx, cycleId, indicatorId))
}

/** Both sides, whole: the page shows them beside each other and sends the one that is kept on the new version. */
async function conflict(tx: Tx, { actor }: Writing, mine: AssessmentDraft, stored: StoredAssessment | undefined) {
  const theirs = stored ? await draftAsSeen(tx, actor, stored) : BLANK
  const by = stored ? await lastWriterOf(tx, stored) : ''
  return kitProblem.conflict({}, { details: { mine, theirs, version: stored?.version ?? 0, state: stored?.state, by } })
}

async function lastWriterOf(tx: Tx, { id, authorId }: StoredAssessment): Promise<string> {
  const entry = await tx
    .selectFrom('auditEntry')
    .select('actorId')
    .where('subject', '=', `assessment ${id}`)
    .where('outcome', '=', 'done')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return nameOf(tx, entry?.actorId ?? authorId)
}

export async function approverOf(db: ReadDb, assessmentId: string): Promise<string> {
  const found = await db
    .selectFrom('approval')
    .innerJoin('person', 'person.id', 'approval.approverId')
    .select('person.name')
    .where('assessmentId', '=', assessmentId)
    .where('voidedAt', 'is', null)
    .executeTakeFirst()
  return found?.name ?? ''
}

function saved(stored: StoredAssessment | undefined, changed: readonly string[]) {
  const { id = null, version = 0, state = 'not-started', updatedAt = null } = stored ?? {}
  return { id, version, state, savedAt: updatedAt, changed }
}

/** Rights are asked as if it still were in that state: what became of it has a sentence of its own. */
export function asked<M extends { state?: string }>(matter: M | undefined, state: string): M | undefined {
  return matter && { ...matter, state }
}

function locked(tx: Tx, { cycleId, indicatorId }: Place): Promise<StoredAssessment | undefined> {
  return tx
    .selectFrom('assessment')
    .selectAll()
    .where('cycleId', '=', cycleId)
    .where('indicatorId', '=', indicatorId)
    .forUpdate()
    .executeTakeFirst()
}

export function lockedById(tx: Tx, id: string): Promise<StoredAssessment> {
  return tx.selectFrom('assessment').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
}

export { staleApprovals, voidStaleApprovals } from './stale-approvals.server.ts'
export { snapshotOf } from './seen.server.ts'
