import { sql } from 'kysely'
import type { Actor } from '../../kit/acts.ts'
import { kitProblem, type FieldProblem } from '../../kit/problems.ts'
import type { Tx } from '../../server/db/types.ts'
import type { AssessmentDraft, AssessmentState } from './model.ts'
import { authorsOf, figuresOfIndicator, visibleTo, type Place, type StoredAssessment } from './queries.server.ts'

/** One act as its writing needs it: who, when, and where. */
export interface Writing {
  readonly actor: Actor
  readonly now: Date
  readonly place: Place
}

/** Refuses what cannot be stored: a rated context indicator, a figure or a source that is not of this country. */
export async function refuseForeign(
  tx: Tx,
  { actor, place }: Writing,
  draft: AssessmentDraft,
  before: AssessmentDraft,
) {
  const fields: FieldProblem[] = []
  if (!place.isRated && draft.rating !== null)
    fields.push({ field: 'rating', key: 'assessment.field.context-takes-no-rating' })
  if (draft.chosenObservation !== null && draft.chosenObservation !== before.chosenObservation) {
    const figures = await figuresOfIndicator(tx, place.country, place.code)
    const isVisible = visibleTo(actor, place.country)
    if (!figures.some((figure) => figure.id === draft.chosenObservation && isVisible(figure)))
      fields.push({ field: 'chosenObservation', key: 'assessment.field.figure-not-here' })
  }
  fields.push(...(await citationProblems(tx, { actor, place }, draft, before)))
  if (fields.length > 0) throw kitProblem.invalid({}, { fields })
}

/** A source that was withdrawn stays cited where it was; nobody cites it anew. */
async function citationProblems(
  tx: Tx,
  { actor, place }: Pick<Writing, 'actor' | 'place'>,
  draft: AssessmentDraft,
  before: AssessmentDraft,
): Promise<FieldProblem[]> {
  const known = new Set(before.citations.map(({ evidenceId }) => evidenceId))
  const added = [...new Set(draft.citations.map(({ evidenceId }) => evidenceId))].filter((id) => !known.has(id))
  if (added.length === 0) return []
  const found = await tx
    .selectFrom('evidence')
    .select(['id', 'class', 'withdrawnAt'])
    .where('country', '=', place.country)
    .where('id', 'in', added)
    .execute()
  const isVisible = visibleTo(actor, place.country)
  const open = found.filter((it) => isVisible(it))
  if (open.length < added.length) return [{ field: 'citations', key: 'assessment.field.source-not-here' }]
  return open.some(({ withdrawnAt }) => withdrawnAt !== null)
    ? [{ field: 'citations', key: 'assessment.field.source-withdrawn' }]
    : []
}

/** The first words about an indicator; undefined where somebody else wrote theirs in the same moment. */
export async function begin(tx: Tx, { actor, now, place }: Writing, draft: AssessmentDraft, carriedFrom?: string) {
  const { citations, ...columns } = draft
  const { cycleId, country, indicatorId, code: indicatorCode } = place
  const begun = await tx
    .insertInto('assessment')
    .values({ ...columns, cycleId, country, indicatorId, indicatorCode, authorId: actor.id, updatedAt: now })
    .onConflict((conflict) => conflict.columns(['cycleId', 'indicatorId']).doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!begun) return undefined
  if (carriedFrom) await tx.updateTable('assessment').set({ carriedFrom }).where('id', '=', begun.id).execute()
  await addAuthor(tx, begun, actor)
  await replaceCitations(tx, { actor, stored: begun }, citations)
  return begun
}

interface Change {
  readonly draft: AssessmentDraft
  readonly state: AssessmentState
  readonly carriedFrom: string | null
}

/** Writes a draft over what stands, one version on; an approval in force is voided and stays to be seen. */
export async function overwrite(tx: Tx, { actor, now }: Writing, stored: StoredAssessment, change: Change) {
  const { citations, ...columns } = change.draft
  const { state, carriedFrom } = change
  await tx
    .updateTable('approval')
    .set({ voidedAt: now, voidedBy: actor.id })
    .where('assessmentId', '=', stored.id)
    .where('voidedAt', 'is', null)
    .execute()
  await addAuthor(tx, stored, actor)
  await replaceCitations(tx, { actor, stored }, citations)
  return tx
    .updateTable('assessment')
    .set({ ...columns, ...(await unseenChoice(tx, actor, stored, change.draft)), state, carriedFrom })
    .set({ updatedAt: now, version: sql`version + 1` })
    .where('id', '=', stored.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** None of these approves it. */
export async function addAuthor(tx: Tx, { id, country }: StoredAssessment, actor: Actor) {
  await tx
    .insertInto('assessmentAuthor')
    .values({ assessmentId: id, country, personId: actor.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Whoever wrote the words that are taken over wrote these too. */
export async function addAuthorsOf(tx: Tx, earlierId: string, { id, country }: StoredAssessment) {
  const authors = await authorsOf(tx, earlierId)
  await tx
    .insertInto('assessmentAuthor')
    .values(authors.map((author) => ({ assessmentId: id, country, personId: author.id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Citations of sources that this writer does not see are not theirs to drop: they stay, after the others. */
async function replaceCitations(
  tx: Tx,
  { actor, stored }: { actor: Actor; stored: StoredAssessment },
  citations: AssessmentDraft['citations'],
) {
  const isVisible = visibleTo(actor, stored.country)
  const standing = await tx
    .selectFrom('citation')
    .innerJoin('evidence', 'evidence.id', 'citation.evidenceId')
    .select(['citation.id', 'citation.evidenceId', 'citation.page', 'citation.quotation', 'evidence.class'])
    .where('assessmentId', '=', stored.id)
    .orderBy('citation.position')
    .execute()
  const unseen = standing.filter((it) => !isVisible(it))
  await tx.deleteFrom('citation').where('assessmentId', '=', stored.id).execute()
  const rows = [...citations, ...unseen].map(({ evidenceId, page, quotation }, position) => ({
    assessmentId: stored.id,
    country: stored.country,
    evidenceId,
    page,
    quotation,
    position,
  }))
  if (rows.length > 0) await tx.insertInto('citation').values(rows).execute()
}

/** The same holds for a chosen figure of a class that this writer does not see. */
async function unseenChoice(tx: Tx, actor: Actor, stored: StoredAssessment, { chosenObservation }: AssessmentDraft) {
  if (chosenObservation !== null || stored.chosenObservation === null) return {}
  const chosen = await tx
    .selectFrom('observation')
    .select('class')
    .where('id', '=', stored.chosenObservation)
    .executeTakeFirst()
  if (!chosen || visibleTo(actor, stored.country)(chosen)) return {}
  const { chosenObservation: kept, chosenReason } = stored
  return { chosenObservation: kept, chosenReason }
}
