import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { z } from 'zod'
import { query, type Actor } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import type { ReadDb, Tables } from '../../server/db/types.ts'
import { decide } from '../identity/index.ts'
import { breakBetween, type Break } from '../instrument/index.ts'
import { comparisonSteps } from '../instrument/queries.server.ts'
import { findingsOf } from './finding-queries.server.ts'
import { classesSeen } from './model.ts'

/** Evidence of a class that this person sees in its country; row-level security knows countries only. */
export function seenBy(actor: Actor) {
  return (eb: ExpressionBuilder<Tables, 'evidence'>): Expression<SqlBool> => {
    const seen = classesSeen(actor)
    if (seen.length === 0) return eb.lit(false)
    return eb.or(
      seen.map(({ country, classes }) =>
        eb.and([
          eb('evidence.class', 'in', classes),
          ...(country === null ? [] : [eb('evidence.country', '=', country)]),
        ]),
      ),
    )
  }
}

/** One item with its file and who added it; undefined where it is not there for this person. */
export function evidenceItem(db: ReadDb, actor: Actor, id: string) {
  return db
    .selectFrom('evidence')
    .innerJoin('person', 'person.id', 'evidence.addedBy')
    .innerJoin('country', 'country.code', 'evidence.country')
    .leftJoin('file', 'file.sha256', 'evidence.fileSha256')
    .leftJoin('person as withdrawer', 'withdrawer.id', 'evidence.withdrawnBy')
    .leftJoin('institution', 'institution.id', 'evidence.institutionId')
    .selectAll('evidence')
    .select([
      'country.name as countryName',
      'person.name as addedByName',
      'withdrawer.name as withdrawnByName',
      'institution.nameLocal as institutionName',
      'file.size as fileSize',
      'file.mediaType',
      'file.sealedKey',
    ])
    .where('evidence.id', '=', id)
    .where(seenBy(actor))
    .executeTakeFirst()
}

export type EvidenceItem = NonNullable<Awaited<ReturnType<typeof evidenceItem>>>

/** What an act on one item is about; its class is the state that rights may ask for. */
export async function aboutEvidence(db: ReadDb, id: string, actor: Actor) {
  const found = await db
    .selectFrom('evidence')
    .select(['country', 'class'])
    .where('id', '=', id)
    .where(seenBy(actor))
    .executeTakeFirst()
  return found && { subject: `evidence ${id}`, country: found.country, state: found.class }
}

/** Assessments and observations that rest on it, the newest first, at most 200 of each. */
async function usesOfEvidence(db: ReadDb, id: string) {
  const assessments = await db
    .selectFrom('citation')
    .innerJoin('assessment', 'assessment.id', 'citation.assessmentId')
    .innerJoin('cycle', 'cycle.id', 'assessment.cycleId')
    .select([
      'assessment.id',
      'assessment.indicatorCode',
      'assessment.state',
      'cycle.id as cycleId',
      'cycle.year',
      'citation.page',
    ])
    .where('citation.evidenceId', '=', id)
    .orderBy('cycle.year', 'desc')
    .orderBy('assessment.indicatorCode')
    .limit(200)
    .execute()
  const observations = await db
    .selectFrom('observation')
    .leftJoin('instrumentVersion', 'instrumentVersion.id', 'observation.instrumentVersionId')
    .select(['observation.id', 'indicatorCode', 'measure', 'year', 'asGiven', 'unit', 'withdrawnAt'])
    .select('instrumentVersion.code as instrument')
    .where('evidenceId', '=', id)
    .orderBy('year', 'desc')
    .limit(200)
    .execute()
  return { assessments, observations: await withBreaks(db, observations) }
}

/** Figures of one indicator stand one below another: beside those that the newest of them cannot be compared with, why. */
async function withBreaks<F extends { readonly indicatorCode: string | null; readonly instrument: string | null }>(
  db: ReadDb,
  newestFirst: readonly F[],
): Promise<(F & { readonly apart: Break | null })[]> {
  const steps = newestFirst.length > 1 ? await comparisonSteps(db) : []
  return newestFirst.map((it) => {
    const { indicatorCode: code, instrument: from } = it
    const to = newestFirst.find((one) => one.indicatorCode === code && one.instrument !== null)?.instrument
    const apart = code && from && to ? breakBetween(steps, { from, to, code }) : undefined
    return { ...it, apart: apart ?? null }
  })
}

/** How far the text of a source was read; undefined where there is nothing to read. */
export function textStateOf(db: ReadDb, evidenceId: string) {
  return db
    .selectFrom('evidenceText')
    .select(['state', 'reader', 'pages', 'why', 'isCut'])
    .where('evidenceId', '=', evidenceId)
    .executeTakeFirst()
}

export const readEvidence = query({
  may: 'evidence.read',
  takes: z.object({ id: z.uuid() }),
  about: (db, { id }, actor) => aboutEvidence(db, id, actor),
  run: async (db, { actor }, { id }) => {
    const { sealedKey, ...item } = (await evidenceItem(db, actor, id))!
    const mayChange = mayWrite(actor, item.country)
    const institutions = mayChange ? await institutionsOf(db, [item.country]) : []
    return {
      item: { ...item, isSealed: sealedKey !== null },
      institutions,
      mayChange,
      maySettle: decide('evidence.settle', actor, { subject: 'evidence', country: item.country }) === 'allowed',
      findings: await findingsOf(db, id),
      text: (await textStateOf(db, id)) ?? null,
      ...(await usesOfEvidence(db, id)),
    }
  },
})

/** A file that is not restricted, with its bytes; of a restricted one only that it is so: see `openRestrictedFile`. */
export const readEvidenceFile = query({
  may: 'evidence.read',
  takes: z.object({ id: z.uuid() }),
  about: (db, { id }, actor) => aboutEvidence(db, id, actor),
  run: async (db, { actor, files }, { id }) => {
    const item = (await evidenceItem(db, actor, id))!
    if (item.fileSha256 === null) throw kitProblem['not-found']()
    if (item.sealedKey !== null) return { isRestricted: true as const }
    const bytes = await files.read(item.fileSha256)
    return { isRestricted: false as const, name: item.fileName!, mediaType: item.mediaType!, bytes }
  },
})

/** Countries in which this person works with evidence. */
export function countriesOfWork(db: ReadDb, actor: Actor) {
  const seen = classesSeen(actor)
  const all = db.selectFrom('country').select(['code', 'name'])
  if (seen.some(({ country }) => country === null)) return all.execute()
  return all.where('code', 'in', seen.map(({ country }) => country!).concat('')).execute()
}

/** Institutions that a source of these countries may be from, those of the whole region too. */
export function institutionsOf(db: ReadDb, countries: readonly string[]) {
  return db
    .selectFrom('institution')
    .select(['id', 'country', 'nameLocal as name'])
    .where((eb) => eb.or([eb('country', 'is', null), eb('country', 'in', [...countries, ''])]))
    .orderBy('country')
    .orderBy('nameLocal')
    .limit(2000)
    .execute()
}

export function mayWrite(actor: Actor, country: string): boolean {
  return decide('evidence.attach', actor, { subject: 'evidence new', country }) === 'allowed'
}

/**
 * The file of an item of the public class, for pages of an edition that names it. Row-level security lets nobody but
 * the system read it without signing in: ask within `host.asSystem`, after the edition was found to name the item.
 */
export function publicFileOf(db: ReadDb, evidenceId: string) {
  return db
    .selectFrom('evidence')
    .innerJoin('file', 'file.sha256', 'evidence.fileSha256')
    .select(['file.sha256', 'file.size', 'file.mediaType', 'evidence.fileName as name'])
    .where('evidence.id', '=', evidenceId)
    .where('evidence.class', '=', 'public')
    .where('file.sealedKey', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('personalFinding')
            .whereRef('personalFinding.evidenceId', '=', 'evidence.id')
            .where('settledAt', 'is', null)
            .select('personalFinding.id'),
        ),
      ),
    )
    .executeTakeFirst()
}

export { unsettledAmong } from './finding-queries.server.ts'
