import { sql } from 'kysely'
import { breakBetween } from '../instrument/index.ts'
import { comparisonSteps } from '../instrument/queries.server.ts'
import type { Tx } from '../../server/db/types.ts'

interface Way {
  readonly into: { readonly id: string; readonly versionId: string; readonly versionCode: string }
  readonly from: { readonly id: string; readonly versionCode: string }
  readonly now: Date
}

export interface Carried {
  readonly carried: number
  /** Begun in the new cycle already, and left as they are. */
  readonly alreadyBegun: number
  /** Codes of what the new cycle's version does not have, or does not rate. */
  readonly notInVersion: readonly string[]
  /** Codes of what this version asks or rates otherwise: words and sources came along, the rating did not. */
  readonly toRateAnew: readonly string[]
  /** Codes of what two people rate apart here: to them, last year's rating is no draft. */
  readonly ratedTwice: readonly string[]
}

/**
 * Copies every assessment that says something. A draft's author is who wrote the text, so that they cannot approve it;
 * withdrawn evidence and observations do not come along.
 */
export async function carriedAssessments(tx: Tx, way: Way): Promise<Carried> {
  const { into, from } = way
  const sources = await tx
    .selectFrom('assessment')
    .leftJoin('indicator', (on) =>
      on
        .onRef('indicator.code', '=', 'assessment.indicatorCode')
        .on('indicator.versionId', '=', into.versionId)
        .on('indicator.isRated', '=', true),
    )
    .select(['assessment.id', 'assessment.indicatorCode', 'indicator.id as indicatorId'])
    .where('assessment.cycleId', '=', from.id)
    .where((eb) => eb.or([eb('rating', 'is not', null), eb('missing', 'is not', null)]))
    .orderBy('assessment.indicatorCode')
    .execute()
  const steps = await comparisonSteps(tx)
  const [fromCode, toCode] = [from.versionCode, into.versionCode]
  const apart = sources
    .map(({ indicatorCode }) => indicatorCode)
    .filter((code) => breakBetween(steps, { from: fromCode, to: toCode, code }))
  const twice = await ratedTwiceIn(tx, into.id)
  const copied = await copyAssessments(tx, way, apart)
  if (copied.length > 0) {
    await copyCitations(tx, into.id, copied)
    await copyAuthors(tx, into.id, copied)
  }
  const fitting = sources.filter(({ indicatorId }) => indicatorId !== null)
  return {
    carried: copied.length,
    alreadyBegun: fitting.filter(({ indicatorCode }) => !twice.has(indicatorCode)).length - copied.length,
    ratedTwice: fitting.map(({ indicatorCode }) => indicatorCode).filter((code) => twice.has(code)),
    toRateAnew: fitting.map(({ indicatorCode }) => indicatorCode).filter((code) => apart.includes(code)),
    notInVersion: sources.filter(({ indicatorId }) => indicatorId === null).map(({ indicatorCode }) => indicatorCode),
  }
}

async function ratedTwiceIn(tx: Tx, cycleId: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('doubleRating')
    .select('indicatorCode')
    .where('cycleId', '=', cycleId)
    .where('droppedAt', 'is', null)
    .execute()
  return new Set(rows.map(({ indicatorCode }) => indicatorCode))
}

async function copyAssessments(tx: Tx, { into, from, now }: Way, apart: readonly string[]): Promise<string[]> {
  const at = sql<Date>`${now.toISOString()}::timestamptz`
  // A rating by another rule or of another question is no rating to be confirmed, and a figure of it none to be used.
  const same = (column: string) =>
    sql<null>`case when i.code = any(${[...apart]}::text[]) then null else ${sql.ref(column)} end`
  const rows = await tx
    .insertInto('assessment')
    .columns([
      'cycleId',
      'country',
      'indicatorId',
      'indicatorCode',
      'rating',
      'missing',
      'narrative',
      'narrativeLang',
      'confidence',
      'chosenObservation',
      'chosenReason',
      'noEvidenceReason',
      'authorId',
      'carriedFrom',
      'updatedAt',
    ])
    .expression((eb) =>
      eb
        .selectFrom('assessment as a')
        .innerJoin('indicator as i', (on) =>
          on.onRef('i.code', '=', 'a.indicatorCode').on('i.versionId', '=', into.versionId).on('i.isRated', '=', true),
        )
        .leftJoin('observation as o', (on) =>
          on.onRef('o.id', '=', 'a.chosenObservation').on('o.withdrawnAt', 'is', null),
        )
        .select([sql<string>`${into.id}::uuid`.as('cycleId'), 'a.country', 'i.id', 'i.code'])
        .select([same('a.rating').as('rating'), same('a.missing').as('missing')])
        .select(['a.narrative', 'a.narrativeLang', same('a.confidence').as('confidence')])
        .select(same('o.id').as('chosen'))
        .select(
          sql<null>`case when o.id is null or i.code = any(${[...apart]}::text[]) then null else a.chosen_reason end`.as(
            'reason',
          ),
        )
        .select(['a.noEvidenceReason', 'a.authorId', 'a.id as carriedFrom', at.as('updatedAt')])
        .where('a.cycleId', '=', from.id)
        .where((of) => of.or([of('a.rating', 'is not', null), of('a.missing', 'is not', null)]))
        .where((of) =>
          of.not(
            of.exists(
              of
                .selectFrom('doubleRating as d')
                .select('d.id')
                .where('d.cycleId', '=', into.id)
                .whereRef('d.indicatorId', '=', 'i.id')
                .where('d.droppedAt', 'is', null),
            ),
          ),
        ),
    )
    .onConflict((conflict) => conflict.columns(['cycleId', 'indicatorId']).doNothing())
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

async function copyCitations(tx: Tx, cycleId: string, ids: readonly string[]): Promise<void> {
  await tx
    .insertInto('citation')
    .columns(['assessmentId', 'country', 'evidenceId', 'page', 'quotation', 'position'])
    .expression((eb) =>
      eb
        .selectFrom('assessment as a')
        .innerJoin('citation as c', 'c.assessmentId', 'a.carriedFrom')
        .innerJoin('evidence as e', 'e.id', 'c.evidenceId')
        .select(['a.id', 'a.country', 'c.evidenceId', 'c.page', 'c.quotation', 'c.position'])
        .where('a.cycleId', '=', cycleId)
        .where('a.id', 'in', ids)
        .where('e.withdrawnAt', 'is', null),
    )
    .execute()
}

async function copyAuthors(tx: Tx, cycleId: string, ids: readonly string[]): Promise<void> {
  await tx
    .insertInto('assessmentAuthor')
    .columns(['assessmentId', 'country', 'personId'])
    .expression((eb) =>
      eb
        .selectFrom('assessment as a')
        .select(['a.id', 'a.country', 'a.authorId'])
        .where('a.cycleId', '=', cycleId)
        .where('a.id', 'in', ids)
        .union(
          eb
            .selectFrom('assessment as b')
            .innerJoin('assessmentAuthor as w', 'w.assessmentId', 'b.carriedFrom')
            .select(['b.id', 'b.country', 'w.personId as authorId'])
            .where('b.cycleId', '=', cycleId)
            .where('b.id', 'in', ids),
        ),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
