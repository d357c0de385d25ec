import { query } from '../../kit/acts.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { aboutCycle, areasOf, cycleById, CycleId } from '../cycle/queries.server.ts'
import { halfOf, type IndicatorKind } from '../instrument/model.ts'
import { NEWEST_SCORE_METHOD, scorer, type Assessed } from './model.ts'

/** The scores of a cycle as they are now: what an edition that is proposed at this moment would show. */
export const readScores = query({
  may: 'assessment.read',
  takes: CycleId,
  about: (db, { id }) => aboutCycle(db, id),
  run: async (db, _doing, { id }) => {
    const cycle = (await cycleById(db, id))!
    const assessed = await approvedIn(db, id)
    const { scoreHalf } = scorer(NEWEST_SCORE_METHOD)
    const { country, year } = cycle
    const score = (area: string, half: 'law' | 'practice') =>
      scoreHalf(
        { country, year, area, half },
        assessed.filter((it) => it.area === area && halfOf(it.kind) === half),
      )
    return {
      cycle,
      method: NEWEST_SCORE_METHOD,
      areas: (await areasOf(db, cycle.versionId)).map(({ code, title }) => ({
        code,
        title,
        law: score(code, 'law'),
        practice: score(code, 'practice'),
      })),
    }
  },
})

type InArea = Assessed & { readonly area: string; readonly kind: IndicatorKind }

/** Every rated indicator of a cycle's version, with what is approved of it; an approval that was voided counts no more. */
async function approvedIn(db: ReadDb, cycleId: string): Promise<InArea[]> {
  const raters = await ratersIn(db, cycleId)
  const rows = await db
    .selectFrom('cycle')
    .innerJoin('indicator', (on) =>
      on.onRef('indicator.versionId', '=', 'cycle.versionId').on('indicator.isRated', '=', true),
    )
    .leftJoin('assessment', (on) =>
      on
        .onRef('assessment.cycleId', '=', 'cycle.id')
        .onRef('assessment.indicatorId', '=', 'indicator.id')
        .on('assessment.state', '=', 'approved')
        .on((eb) =>
          eb.exists(
            eb
              .selectFrom('approval')
              .select('approval.id')
              .whereRef('approval.assessmentId', '=', 'assessment.id')
              .where('approval.voidedAt', 'is', null),
          ),
        ),
    )
    .select(['indicator.code', 'indicator.areaCode as area', 'indicator.kind'])
    .select(['assessment.rating', 'assessment.missing'])
    .where('cycle.id', '=', cycleId)
    .orderBy('indicator.position')
    .limit(5_000)
    .execute()
  return rows.map((row) => ({
    ...row,
    kind: row.kind as IndicatorKind,
    raters: raters.flatMap(({ indicatorCode, rating }) => (indicatorCode === row.code ? (rating ?? []) : [])),
  }))
}

/** What two people gave who rated apart, once both are in; lowest first. */
export function ratersIn(db: ReadDb, cycleId: string) {
  return db
    .selectFrom('blindRating')
    .innerJoin('doubleRating', 'doubleRating.id', 'blindRating.doubleId')
    .select(['doubleRating.indicatorCode', 'blindRating.rating'])
    .where('doubleRating.cycleId', '=', cycleId)
    .where('doubleRating.openedAt', 'is not', null)
    .where('blindRating.submittedAt', 'is not', null)
    .where('blindRating.rating', 'is not', null)
    .orderBy('doubleRating.indicatorCode')
    .orderBy('blindRating.rating')
    .limit(20_000)
    .execute()
}
