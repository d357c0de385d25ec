import type { ReadDb } from '../../server/db/types.ts'
import { territoriesOf } from '../country/queries.server.ts'
import { responsesIn } from '../request/queries.server.ts'
import { ratersIn } from '../scoring/queries.server.ts'
import { areas, wholeIndicators } from '../instrument/queries.server.ts'

/** Everything that an edition of this cycle is frozen from, in a fixed number of statements. */
export async function gatherCycle(db: ReadDb, cycleId: string, now: Date) {
  const cycle = await cycleOf(db, cycleId)
  const { country, versionId } = cycle
  return {
    cycle,
    areas: await areas(db, versionId),
    territories: await territoriesOf(db, country),
    indicators: await wholeIndicators(db, versionId),
    assessments: await assessmentsOf(db, cycleId),
    approvals: await approvalsOf(db, cycleId),
    raters: await ratersIn(db, cycleId),
    returns: await returnsOf(db, cycleId),
    citations: await citationsOf(db, cycleId),
    figures: await figuresOf(db, country),
    responses: await responsesIn(db, cycleId, now.toISOString().slice(0, 10)),
    fits: await db
      .selectFrom('measureIndicator')
      .selectAll()
      .orderBy('measure')
      .orderBy('indicatorCode')
      .limit(5_000)
      .execute(),
    sums: await db.selectFrom('measureSum').selectAll().orderBy('total').orderBy('parts').limit(5_000).execute(),
  }
}
export type Gathered = Awaited<ReturnType<typeof gatherCycle>>

function cycleOf(db: ReadDb, id: string) {
  return db
    .selectFrom('cycle')
    .innerJoin('country', 'country.code', 'cycle.country')
    .innerJoin('instrumentVersion', 'instrumentVersion.id', 'cycle.versionId')
    .leftJoin('instance', (join) => join.onTrue())
    .select([
      'cycle.country',
      'cycle.year',
      'cycle.versionId',
      'cycle.openedAt',
      'cycle.collectUntil',
      'cycle.assessUntil',
      'cycle.publishOn',
      'country.name as countryName',
      'instrumentVersion.code as instrumentCode',
      'instrumentVersion.sha256 as instrumentSha256',
      'instance.isSample',
    ])
    .where('cycle.id', '=', id)
    .executeTakeFirstOrThrow()
}

function assessmentsOf(db: ReadDb, cycleId: string) {
  return db
    .selectFrom('assessment')
    .select([
      'id',
      'indicatorCode',
      'state',
      'rating',
      'missing',
      'narrative',
      'narrativeLang',
      'confidence',
      'chosenObservation',
      'chosenReason',
      'noEvidenceReason',
      'submittedAt',
    ])
    .where('cycleId', '=', cycleId)
    .orderBy('indicatorCode')
    .limit(5_000)
    .execute()
}

export function approvalsOf(db: ReadDb, cycleId: string) {
  return db
    .selectFrom('approval')
    .innerJoin('assessment', 'assessment.id', 'approval.assessmentId')
    .select([
      'approval.assessmentId',
      'assessment.indicatorCode',
      'assessment.state',
      'approval.seenSha256',
      'approval.at',
      'approval.voidedAt',
    ])
    .where('assessment.cycleId', '=', cycleId)
    .orderBy('approval.at')
    .limit(20_000)
    .execute()
}

function returnsOf(db: ReadDb, cycleId: string) {
  return db
    .selectFrom('reviewComment')
    .innerJoin('assessment', 'assessment.id', 'reviewComment.assessmentId')
    .select(['reviewComment.assessmentId', 'reviewComment.at'])
    .where('assessment.cycleId', '=', cycleId)
    .where('reviewComment.kind', '=', 'returned')
    .orderBy('reviewComment.at')
    .limit(20_000)
    .execute()
}

/** What is known of the evidence behind a passage or a figure, and of its file. */
const SOURCE = [
  'evidence.class as evidenceClass',
  'evidence.kind as evidenceKind',
  'evidence.title',
  'evidence.author',
  'evidence.publisher',
  'evidence.publishedOn',
  'evidence.language',
  'evidence.url',
  'evidence.withdrawnAt',
  'file.sha256 as fileSha256',
  'file.size as fileSize',
  'file.mediaType as fileMediaType',
] as const

function citationsOf(db: ReadDb, cycleId: string) {
  return db
    .selectFrom('citation')
    .innerJoin('assessment', 'assessment.id', 'citation.assessmentId')
    .innerJoin('evidence', 'evidence.id', 'citation.evidenceId')
    .leftJoin('file', 'file.sha256', 'evidence.fileSha256')
    .select(['citation.assessmentId', 'citation.position', 'citation.page', 'citation.quotation'])
    .select(SOURCE)
    .where('assessment.cycleId', '=', cycleId)
    .orderBy('citation.position')
    .orderBy('citation.id')
    .limit(50_000)
    .execute()
}

/** Shipped figures, and those of monitors that are public as is the evidence they rest on. Others are not even read. */
function figuresOf(db: ReadDb, country: string) {
  return db
    .selectFrom('observation')
    .leftJoin('measure', 'measure.code', 'observation.measure')
    .leftJoin('source', 'source.id', 'observation.sourceId')
    .leftJoin('evidence', 'evidence.id', 'observation.evidenceId')
    .leftJoin('file', 'file.sha256', 'evidence.fileSha256')
    .leftJoin('instrumentVersion', 'instrumentVersion.id', 'observation.instrumentVersionId')
    .leftJoin('requestQuestion', 'requestQuestion.id', 'observation.questionId')
    .leftJoin('request', 'request.id', 'requestQuestion.requestId')
    .leftJoin('institution', 'institution.id', 'request.institutionId')
    .select(['observation.page', 'observation.flags', 'request.reference', 'requestQuestion.number as question'])
    .select('institution.nameLocal as institution')
    .select([
      'observation.id',
      'observation.year',
      'observation.measure',
      'observation.indicatorCode',
      'observation.kind',
      'observation.number',
      'observation.low',
      'observation.high',
      'observation.text',
      'observation.asGiven',
      'observation.unit',
      'observation.origin',
      'observation.territory',
      'observation.note',
      'instrumentVersion.code as instrument',
      'measure.label as measureLabel',
      'measure.definition as measureDefinition',
      'source.title as sourceTitle',
      'source.url as sourceUrl',
    ])
    .select(SOURCE)
    .where('observation.country', '=', country)
    .where('observation.class', '=', 'public')
    .where((eb) => eb.or([eb('evidence.id', 'is', null), eb('evidence.class', '=', 'public')]))
    .where('observation.withdrawnAt', 'is', null)
    .orderBy('observation.year', 'desc')
    .orderBy('observation.measure')
    .orderBy('source.title')
    .orderBy('observation.id')
    .limit(20_000)
    .execute()
}
