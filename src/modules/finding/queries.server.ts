import { sql } from 'kysely'
import { canonical, sha256 } from '../../kit/canonical.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { snapshotOf } from '../assessment/commands.server.ts'
import { aboutAssessment, assessmentById, type StoredAssessment } from '../assessment/queries.server.ts'
import { findingOf, readBody, Reasons } from './model.ts'

/** What would be sent of an assessment now, with its hash. */
export async function currentFinding(db: ReadDb, stored: StoredAssessment) {
  const { seen } = await snapshotOf(db, stored)
  const finding = findingOf(seen)
  const body = canonical(finding)
  return { finding, body, sha256: sha256(body) }
}

/** The last reply to each finding, with what was decided on it. */
const lastReply = (db: ReadDb) =>
  db
    .selectFrom('findingReply')
    .innerJoin('hearingReply', 'hearingReply.id', 'findingReply.replyId')
    .leftJoin('findingDecision', 'findingDecision.replyId', 'findingReply.id')
    .distinctOn('findingReply.findingId')
    .select(['findingReply.id', 'findingReply.findingId', 'findingReply.says', 'findingReply.reasons'])
    .select(['hearingReply.receipt', 'hearingReply.locale', 'hearingReply.responsible', 'hearingReply.submittedAt'])
    .select(['findingDecision.decision', 'findingDecision.reason', 'findingDecision.reasonLang'])
    .select('findingDecision.decidedAt')
    .orderBy('findingReply.findingId')
    .orderBy('hearingReply.number', 'desc')

/** Findings that were sent and not taken back, the earliest first, each with its last reply and what was decided. */
export function heardOf(db: ReadDb, by: { cycleId: string } | { assessmentId: string } | { hearingId: string }) {
  const all = db
    .selectFrom('finding')
    .innerJoin('hearing', 'hearing.id', 'finding.hearingId')
    .innerJoin('institution', 'institution.id', 'hearing.institutionId')
    .leftJoin(lastReply(db).as('reply'), 'reply.findingId', 'finding.id')
    .select(['finding.id', 'finding.number', 'finding.assessmentId', 'finding.indicatorCode', 'finding.body'])
    .select(['finding.sha256', 'hearing.id as hearingId', 'hearing.reference', 'hearing.repliesUntil'])
    .select(['hearing.sentAt', 'hearing.institutionId', 'institution.nameLocal', 'institution.nameEn'])
    .select(['institution.category', 'reply.id as replyId', 'reply.says', 'reply.reasons', 'reply.receipt'])
    .select(['reply.locale as replyLocale', 'reply.submittedAt', 'reply.decision', 'reply.reason'])
    .select(['reply.reasonLang', 'reply.decidedAt', 'reply.responsible'])
    .where('hearing.withdrawnAt', 'is', null)
    .orderBy('hearing.sentAt')
    .orderBy('hearing.reference')
    .orderBy('finding.number')
    .limit(20_000)
  if ('cycleId' in by) return all.where('hearing.cycleId', '=', by.cycleId).execute()
  if ('hearingId' in by) return all.where('hearing.id', '=', by.hearingId).execute()
  return all.where('finding.assessmentId', '=', by.assessmentId).execute()
}
export type HeardRow = Awaited<ReturnType<typeof heardOf>>[number]

/** Files that came with replies, by finding; where they are in the library, as what. */
export function filesOf(db: ReadDb, findingIds: readonly string[]) {
  return db
    .selectFrom('findingFile')
    .leftJoin('evidence', 'evidence.id', 'findingFile.evidenceId')
    .leftJoin('file', 'file.sha256', 'findingFile.sha256')
    .select(['findingFile.id', 'findingFile.findingId', 'findingFile.name', 'findingFile.sha256'])
    .select(['findingFile.evidenceId', 'evidence.class', 'evidence.title', 'evidence.withdrawnAt'])
    .select(['file.size', 'file.mediaType', 'findingFile.replyId'])
    .where(sql<boolean>`finding_file.finding_id = any (${findingIds}::uuid[])`)
    .where('findingFile.removedAt', 'is', null)
    .orderBy('findingFile.addedAt')
    .limit(5_000)
    .execute()
}
export type FileRow = Awaited<ReturnType<typeof filesOf>>[number]

export const reasonsIn = (stored: unknown) => (stored === null ? [] : Reasons.parse(stored))
export { readBody }

export async function hearingById(db: ReadDb, id: string) {
  return db
    .selectFrom('hearing')
    .innerJoin('institution', 'institution.id', 'hearing.institutionId')
    .selectAll('hearing')
    .select(['institution.nameLocal', 'institution.nameEn'])
    .where('hearing.id', '=', id)
    .executeTakeFirst()
}

export async function aboutHearing(db: ReadDb, id: string) {
  const found = await hearingById(db, id)
  return found && { subject: `hearing ${id}`, country: found.country, institution: found.institutionId }
}

/** A finding as rights see it: as the assessment that it is of, so that no author decides on a reply to it. */
export async function aboutFinding(db: ReadDb, id: string) {
  const found = await db.selectFrom('finding').select('assessmentId').where('id', '=', id).executeTakeFirst()
  const matter = found && (await aboutAssessment(db, found.assessmentId))
  return matter && { ...matter, subject: `finding ${id}` }
}

export async function currentOf(db: ReadDb, assessmentId: string) {
  return currentFinding(db, (await assessmentById(db, assessmentId))!)
}
