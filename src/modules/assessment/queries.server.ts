import { breakBetween, type Break } from '../instrument/index.ts'
import { comparisonSteps } from '../instrument/queries.server.ts'
import { sql } from 'kysely'
import type { Actor, Matter } from '../../kit/acts.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { classesSeen } from '../evidence/model.ts'
import type { AssessmentDraft, AssessmentState } from './model.ts'

/** The indicator in the cycle's own version of the instrument; undefined where either is not there for who asks. */
export function placeOf(db: ReadDb, cycleId: string, code: string) {
  return db
    .selectFrom('cycle')
    .innerJoin('indicator', 'indicator.versionId', 'cycle.versionId')
    .select(['cycle.id as cycleId', 'cycle.country', 'cycle.year', 'cycle.versionId'])
    .select(['indicator.id as indicatorId', 'indicator.code', 'indicator.isRated'])
    .where('cycle.id', '=', cycleId)
    .where('indicator.code', '=', code)
    .executeTakeFirst()
}
export type Place = NonNullable<Awaited<ReturnType<typeof placeOf>>>

export function assessmentAt(db: ReadDb, cycleId: string, indicatorId: string) {
  return db
    .selectFrom('assessment')
    .selectAll()
    .where('cycleId', '=', cycleId)
    .where('indicatorId', '=', indicatorId)
    .executeTakeFirst()
}

export function assessmentById(db: ReadDb, id: string) {
  return db.selectFrom('assessment').selectAll().where('id', '=', id).executeTakeFirst()
}
export type StoredAssessment = NonNullable<Awaited<ReturnType<typeof assessmentById>>>

/** Everybody who wrote a part of it, by name: none of them may approve it. */
export function authorsOf(db: ReadDb, assessmentId: string) {
  return db
    .selectFrom('person')
    .select(['person.id', 'person.name'])
    .where((eb) =>
      eb.or([
        eb('person.id', 'in', eb.selectFrom('assessment').select('authorId').where('id', '=', assessmentId)),
        eb(
          'person.id',
          'in',
          eb.selectFrom('assessmentAuthor').select('personId').where('assessmentId', '=', assessmentId),
        ),
      ]),
    )
    .orderBy('person.name')
    .limit(200)
    .execute()
}

/** What rights ask of an act on the desk, also where nothing is written yet. */
export async function aboutPlace(db: ReadDb, cycleId: string, code: string): Promise<Matter | undefined> {
  const place = await placeOf(db, cycleId, code)
  if (!place) return undefined
  const standing = await assessmentAt(db, cycleId, place.indicatorId)
  if (!standing) return { subject: `assessment ${code} of cycle ${cycleId}`, country: place.country, state: 'draft' }
  return matterOf(db, standing)
}

export async function aboutAssessment(db: ReadDb, id: string): Promise<Matter | undefined> {
  const standing = await assessmentById(db, id)
  return standing && matterOf(db, standing)
}

async function matterOf(db: ReadDb, { id, country, state }: StoredAssessment): Promise<Matter> {
  const authors = await authorsOf(db, id)
  return { subject: `assessment ${id}`, country, state, authors: authors.map((author) => author.id) }
}

/** Citations in their order, with the evidence that they cite. */
export function citationsOf(db: ReadDb, ...assessmentIds: readonly [string, ...string[]]) {
  return db
    .selectFrom('citation')
    .innerJoin('evidence', 'evidence.id', 'citation.evidenceId')
    .select(['citation.evidenceId', 'citation.page', 'citation.quotation', 'citation.position'])
    .select(['evidence.title', 'evidence.class', 'evidence.kind', 'evidence.language', 'evidence.url'])
    .select(['evidence.fileSha256', 'evidence.fileName', 'evidence.publisher', 'evidence.publishedOn'])
    .select(['evidence.withdrawnAt', 'evidence.note', 'evidence.author', 'citation.assessmentId'])
    .where('citation.assessmentId', 'in', [...assessmentIds])
    .orderBy('citation.assessmentId')
    .orderBy('citation.position')
    .limit(500 * Math.max(1, assessmentIds.length))
    .execute()
}
export type CitationRow = Awaited<ReturnType<typeof citationsOf>>[number]

/** What else a reader is told of the evidence behind a figure: an approval holds for that too. */
export const sourceFacts = sql<readonly unknown[] | null>`case when evidence.id is not null then jsonb_build_array(
  evidence.class, evidence.kind, evidence.author, evidence.publisher, evidence.published_on, evidence.language,
  evidence.file_sha256, evidence.withdrawn_at is not null) end`.as('sourceFacts')

/**
 * What all sources say of one indicator in one country, the newest year first: figures given for the indicator itself,
 * and those whose measure answers it or a part of it.
 */
export async function figuresOfIndicator(db: ReadDb, country: string, code: string) {
  // Beforehand, so that both halves of the search below are found by an index.
  const fitting = await db
    .selectFrom('measureIndicator')
    .select('measure')
    .where('indicatorCode', '=', code)
    .limit(500)
    .execute()
  const measures = fitting.map(({ measure }) => measure)
  return db
    .selectFrom('observation')
    .leftJoin('measureIndicator as fit', (on) =>
      on.onRef('fit.measure', '=', 'observation.measure').on('fit.indicatorCode', '=', code),
    )
    .leftJoin('measure', 'measure.code', 'observation.measure')
    .leftJoin('source', 'source.id', 'observation.sourceId')
    .leftJoin('evidence', 'evidence.id', 'observation.evidenceId')
    .leftJoin('instrumentVersion', 'instrumentVersion.id', 'observation.instrumentVersionId')
    .leftJoin('requestQuestion', 'requestQuestion.id', 'observation.questionId')
    .leftJoin('request', 'request.id', 'requestQuestion.requestId')
    .leftJoin('institution', 'institution.id', 'request.institutionId')
    .select(['request.id as requestId', 'request.reference', 'requestQuestion.number as questionNumber'])
    .select(['institution.nameLocal as institution', 'observation.page', 'observation.flags'])
    .select(['observation.id', 'observation.year', 'observation.measure', 'observation.kind', 'observation.number'])
    .select(['observation.low', 'observation.high', 'observation.text', 'observation.asGiven', 'observation.unit'])
    .select([
      'observation.territory',
      'observation.class',
      'observation.note',
      'observation.origin',
      'measure.label as measureLabel',
      'instrumentVersion.code as instrument',
    ])
    .select(['fit.fit', 'fit.note as fitNote', 'observation.evidenceId'])
    .select(sourceFacts)
    .select((eb) => [
      eb.fn.coalesce('source.title', 'evidence.title').as('source'),
      eb.fn.coalesce('source.url', 'evidence.url').as('sourceUrl'),
    ])
    .select(
      sql<string>`case when observation.indicator_code = ${code} or fit.fit = 'exact' then 'indicator'
        else observation.measure end || coalesce(' ' || observation.territory, '')`.as('of'),
    )
    .where('observation.country', '=', country)
    .where('observation.withdrawnAt', 'is', null)
    .where((eb) =>
      eb.or([eb('observation.indicatorCode', '=', code), eb('observation.measure', '=', eb.fn.any(eb.val(measures)))]),
    )
    .orderBy('observation.year', 'desc')
    .orderBy('measure.position', (order) => order.asc().nullsFirst())
    .orderBy('source')
    .orderBy('observation.id')
    .limit(1_000)
    .execute()
}
export type FigureRow = Awaited<ReturnType<typeof figuresOfIndicator>>[number]

/** Keeps what this person may see: row-level security knows countries, not classes. */
export function visibleTo(actor: Actor, country: string) {
  const classes = classesSeen(actor)
    .filter((seen) => seen.country === null || seen.country === country)
    .flatMap((seen) => seen.classes.map(String))
  return (it: { readonly class: string }) => classes.includes(it.class)
}

/** What was written of it, as far as this person sees the sources; the others stay as they are when it is saved. */
export async function draftAsSeen(db: ReadDb, actor: Actor, stored: StoredAssessment): Promise<AssessmentDraft> {
  const isVisible = visibleTo(actor, stored.country)
  const citations = (await citationsOf(db, stored.id)).filter(isVisible)
  const { rating, missing, narrative, narrativeLang, confidence, noEvidenceReason } = stored
  const chosen = await visibleChoice(db, stored, isVisible)
  return {
    rating,
    missing,
    narrative,
    narrativeLang,
    confidence,
    chosenObservation: chosen,
    chosenReason: chosen === null && stored.chosenObservation !== null ? null : stored.chosenReason,
    noEvidenceReason,
    citations: citations.map(({ evidenceId, page, quotation }) => ({ evidenceId, page, quotation })),
  } as AssessmentDraft
}

async function visibleChoice(db: ReadDb, stored: StoredAssessment, isVisible: ReturnType<typeof visibleTo>) {
  if (stored.chosenObservation === null) return null
  const chosen = await db
    .selectFrom('observation')
    .select(['id', 'class'])
    .where('id', '=', stored.chosenObservation)
    .executeTakeFirst()
  return chosen && isVisible(chosen) ? chosen.id : null
}

/** The last assessment of the same indicator in an earlier cycle of the same country. */
export function previousOf(db: ReadDb, { country, year, code }: Pick<Place, 'country' | 'year' | 'code'>) {
  return db
    .selectFrom('assessment')
    .innerJoin('cycle', 'cycle.id', 'assessment.cycleId')
    .innerJoin('instrumentVersion', 'instrumentVersion.id', 'cycle.versionId')
    .select(['assessment.id', 'assessment.state', 'assessment.rating', 'assessment.missing', 'assessment.confidence'])
    .select(['assessment.narrative', 'assessment.narrativeLang', 'assessment.noEvidenceReason'])
    .select(['cycle.year', 'cycle.versionId', 'instrumentVersion.code as versionCode'])
    .where('assessment.country', '=', country)
    .where('assessment.indicatorCode', '=', code)
    .where('cycle.year', '<', year)
    .where((eb) =>
      eb.or([
        eb('assessment.rating', 'is not', null),
        eb('assessment.missing', 'is not', null),
        eb('assessment.narrative', '<>', ''),
      ]),
    )
    .orderBy('cycle.year', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Why an answer given on another version of the instrument is not comparable with one on this; null where it is. */
export async function apartSince(
  db: ReadDb,
  { versionCode, cycleId, code }: { versionCode: string; cycleId: string; code: string },
): Promise<Break | null> {
  const now = await db
    .selectFrom('cycle')
    .innerJoin('instrumentVersion', 'instrumentVersion.id', 'cycle.versionId')
    .select('instrumentVersion.code')
    .where('cycle.id', '=', cycleId)
    .executeTakeFirstOrThrow()
  if (now.code === versionCode) return null
  return breakBetween(await comparisonSteps(db), { from: versionCode, to: now.code, code }) ?? null
}

/** The year that an assessment was carried over from; null where it was written anew or changed since. */
export async function yearCarriedFrom(db: ReadDb, { carriedFrom }: Pick<StoredAssessment, 'carriedFrom'>) {
  if (carriedFrom === null) return null
  const from = db.selectFrom('assessment').innerJoin('cycle', 'cycle.id', 'assessment.cycleId').select('cycle.year')
  return (await from.where('assessment.id', '=', carriedFrom).executeTakeFirst())?.year ?? null
}

/** The person's name for a sentence about them. */
export async function nameOf(db: ReadDb, personId: string): Promise<string> {
  const found = await db.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirst()
  return found?.name ?? ''
}

export function stateOf({ state }: Pick<StoredAssessment, 'state'>): AssessmentState {
  return state as AssessmentState
}
