import { judgedOf } from '../modules/instrument/judging.server.ts'
import { versionById } from '../modules/instrument/versions-queries.server.ts'
import { snapshotOf } from '../modules/assessment/seen.server.ts'
import { assessmentById } from '../modules/assessment/queries.server.ts'
import type { ReadDb, Tx } from '../server/db/types.ts'

export async function isSampleBase(db: ReadDb): Promise<boolean> {
  const instance = await db.selectFrom('instance').select('isSample').executeTakeFirst()
  return instance?.isSample === true
}

export async function isKnown(db: ReadDb, email: string): Promise<boolean> {
  return (await db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst()) !== undefined
}

export function peopleCalled(db: ReadDb, emails: readonly string[]) {
  return db.selectFrom('person').select(['id', 'email', 'state']).where('email', 'in', emails).limit(100).execute()
}

/** What these people already did, by the key of each act. */
export async function actsDoneBy(db: ReadDb, people: readonly string[]): Promise<Map<string, unknown>> {
  const rows = await db
    .selectFrom('idempotency')
    .select(['holder', 'key', 'result'])
    .where('holder', 'in', people)
    .limit(100_000)
    .execute()
  return new Map(rows.map(({ holder, key, result }) => [`${holder} ${key}`, result]))
}

/** The hash of what a reviewer sees of each, read in one go: of thousands, one transaction each would take too long. */
export async function seenHashes(db: ReadDb, ids: readonly string[]): Promise<Map<string, string>> {
  const hashes = new Map<string, string>()
  for (const id of ids) {
    const stored = await assessmentById(db, id)
    if (stored) hashes.set(id, (await snapshotOf(db, stored)).hash)
  }
  return hashes
}

/** A published figure that answers the indicator exactly: the smallest address first, so that it is always the same. */
export function publishedFigure(db: ReadDb, it: { country: string; year: number; code: string }) {
  return db
    .selectFrom('observation')
    .innerJoin('measureIndicator as fit', 'fit.measure', 'observation.measure')
    .innerJoin('source', 'source.id', 'observation.sourceId')
    .select('observation.id')
    .where('observation.country', '=', it.country)
    .where('observation.year', '=', it.year)
    .where('observation.origin', '=', 'shipped')
    .where('observation.withdrawnAt', 'is', null)
    .where('fit.indicatorCode', '=', it.code)
    .where('fit.fit', '=', 'exact')
    .orderBy('source.url')
    .limit(1)
    .executeTakeFirst()
}

/** What was carried into a cycle, as it was carried. */
export function carriedInto(db: ReadDb, cycleId: string) {
  return db
    .selectFrom('assessment')
    .innerJoin('indicator', 'indicator.id', 'assessment.indicatorId')
    .select(['assessment.id', 'assessment.indicatorCode as code', 'indicator.areaCode', 'assessment.authorId'])
    .where('cycleId', '=', cycleId)
    .where('carriedFrom', 'is not', null)
    .orderBy('indicator.position')
    .limit(500)
    .execute()
}

export async function doubleRatingIn(db: ReadDb, cycleId: string, code: string): Promise<string> {
  const { id } = await db
    .selectFrom('doubleRating')
    .select('id')
    .where('cycleId', '=', cycleId)
    .where('indicatorCode', '=', code)
    .executeTakeFirstOrThrow()
  return id
}

export function assessmentIn(db: ReadDb, cycleId: string, code: string) {
  return db
    .selectFrom('assessment')
    .select(['id', 'version'])
    .where('cycleId', '=', cycleId)
    .where('indicatorCode', '=', code)
    .executeTakeFirst()
}

/** The changed indicators of a draft, against each version that they are judged against. */
export async function judgedIn(db: ReadDb, versionId: string) {
  const judged = await judgedOf(db, (await versionById(db, versionId))!)
  return judged.map(({ code, against }) => ({ code, againstId: against.id }))
}

export async function versionIn(db: ReadDb, versionId: string) {
  return (await versionById(db, versionId))!
}

/** Offices that do not exist, made once. */
export async function sampleInstitutions(
  tx: Tx,
  country: string,
  offices: readonly { readonly category: string; readonly name: string }[],
): Promise<string[]> {
  await tx
    .insertInto('institution')
    .values(
      offices.map(({ category, name }) => ({
        country,
        category,
        level: 'national',
        nameLocal: name,
        nameEn: name,
        source: 'sample',
        isVerified: false,
        shippedKey: `sample/${country}/${name}`,
        version: 2,
      })),
    )
    .onConflict((c) => c.column('shippedKey').doNothing())
    .execute()
  const rows = await tx
    .selectFrom('institution')
    .select(['id', 'nameLocal'])
    .where('country', '=', country)
    .where('source', '=', 'sample')
    .execute()
  return offices.map(({ name }) => rows.find(({ nameLocal }) => nameLocal === name)!.id)
}

export function requestsOf(db: ReadDb, cycleId: string, institutions: readonly string[]) {
  return db
    .selectFrom('request')
    .select(['id', 'reference', 'institutionId', 'version'])
    .where('cycleId', '=', cycleId)
    .where('institutionId', 'in', institutions)
    .orderBy('reference')
    .execute()
}

export async function ownerOf(db: ReadDb, requestId: string): Promise<string> {
  const { id } = await db
    .selectFrom('respondent')
    .select('id')
    .where('requestId', '=', requestId)
    .where('part', '=', 'owner')
    .where('invitedBy', 'is', null)
    .executeTakeFirstOrThrow()
  return id
}

/** The last reply to a request, as it was submitted. */
export function lastReplyTo(db: ReadDb, requestId: string): Promise<{ id: string; body: string }> {
  return db
    .selectFrom('submission')
    .select(['id', 'body'])
    .where('requestId', '=', requestId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}
