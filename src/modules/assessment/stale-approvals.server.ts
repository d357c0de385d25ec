import { sql } from 'kysely'
import type { Doing } from '../../kit/acts.ts'
import type { ReadDb, Tx } from '../../server/db/types.ts'
import { citationsOf, sourceFacts } from './queries.server.ts'
import { seenOf } from './seen.server.ts'

interface Stale {
  readonly id: string
  readonly code: string
}

/**
 * Approved assessments of a cycle that no longer are what their approver saw: a source was changed, closed or
 * withdrawn, or another figure came beside the chosen one. In a fixed number of statements.
 */
export async function staleApprovals(db: ReadDb, cycleId: string): Promise<Stale[]> {
  const approved = await approvedIn(db, cycleId)
  const [first, ...others] = approved.map(({ stored }) => stored.id)
  if (first === undefined) return []
  const citations = Map.groupBy(await citationsOf(db, first, ...others), ({ assessmentId }) => assessmentId)
  const chosen = approved.flatMap(({ stored }) => stored.chosenObservation ?? [])
  const figures = await figuresBeside(db, cycleId, chosen)
  const fits = await db.selectFrom('measureIndicator').select(['measure', 'indicatorCode']).limit(5_000).execute()
  const isFitting = new Set(fits.map(({ measure, indicatorCode }) => `${measure} ${indicatorCode}`))
  return approved.flatMap(({ stored, indicator, seenSha256 }) => {
    const code = stored.indicatorCode
    const own = figures.filter((it) => it.indicatorCode === code || isFitting.has(`${it.measure} ${code}`))
    const { hash } = seenOf({ stored, indicator, figures: own, citations: citations.get(stored.id) ?? [] })
    return hash === seenSha256 ? [] : [{ id: stored.id, code }]
  })
}

/** Voids them, so that a reviewer looks again, and gives their codes. */
export async function voidStaleApprovals(
  tx: Tx,
  { actor, now }: Pick<Doing, 'actor' | 'now'>,
  cycleId: string,
): Promise<string[]> {
  const stale = await staleApprovals(tx, cycleId)
  if (stale.length === 0) return []
  const ids = stale.map(({ id }) => id)
  await tx
    .updateTable('approval')
    .set({ voidedAt: now, voidedBy: actor.id })
    .where('assessmentId', 'in', ids)
    .where('voidedAt', 'is', null)
    .execute()
  await tx
    .updateTable('assessment')
    .set({ state: 'submitted', updatedAt: now, version: sql`version + 1` })
    .where('id', 'in', ids)
    .execute()
  return stale.map(({ code }) => code)
}

async function approvedIn(db: ReadDb, cycleId: string) {
  const rows = await db
    .selectFrom('assessment')
    .innerJoin('approval', (on) =>
      on.onRef('approval.assessmentId', '=', 'assessment.id').on('approval.voidedAt', 'is', null),
    )
    .innerJoin('cycle', 'cycle.id', 'assessment.cycleId')
    .innerJoin('indicator', 'indicator.id', 'assessment.indicatorId')
    .innerJoin('instrumentVersion', 'instrumentVersion.id', 'indicator.versionId')
    .selectAll('assessment')
    .select(['approval.seenSha256', 'cycle.year', 'indicator.question', 'indicator.rule'])
    .select('instrumentVersion.code as instrument')
    .where('assessment.cycleId', '=', cycleId)
    .where('assessment.state', '=', 'approved')
    .orderBy('assessment.indicatorCode')
    .limit(5_000)
    .execute()
  return rows.map(({ seenSha256, year, question, rule, instrument, ...stored }) => ({
    stored,
    seenSha256,
    indicator: { year, question, rule, instrument },
  }))
}

/** The figures of the cycle's own year, and those that were chosen. */
function figuresBeside(db: ReadDb, cycleId: string, chosen: readonly string[]) {
  return db
    .selectFrom('observation')
    .innerJoin('cycle', 'cycle.country', 'observation.country')
    .leftJoin('source', 'source.id', 'observation.sourceId')
    .leftJoin('evidence', 'evidence.id', 'observation.evidenceId')
    .select(['observation.id', 'observation.year', 'observation.kind', 'observation.asGiven', 'observation.unit'])
    .select(['observation.class', 'observation.note', 'observation.measure', 'observation.indicatorCode'])
    .select((eb) => [
      eb.fn.coalesce('source.title', 'evidence.title').as('source'),
      eb.fn.coalesce('source.url', 'evidence.url').as('sourceUrl'),
    ])
    .select(sourceFacts)
    .where('cycle.id', '=', cycleId)
    .where('observation.withdrawnAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb('observation.year', '=', eb.ref('cycle.year')),
        eb('observation.id', '=', eb.fn.any(eb.val([...chosen]))),
      ]),
    )
    .limit(20_000)
    .execute()
}
