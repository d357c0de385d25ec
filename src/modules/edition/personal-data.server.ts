import type { ReadDb } from '../../server/db/types.ts'
import { unsettledAmong } from '../evidence/queries.server.ts'
import { editionProblem } from './problems.ts'

/** Nothing is published that rests in the open on a source in which something may say who a person is. */
export async function refuseUnsettled(db: ReadDb, cycleId: string): Promise<void> {
  const open = await unsettledAmong(db, await openSourcesOf(db, cycleId))
  if (open.length === 0) return
  const titles = open.map(({ title }) => `“${title}”`).join(', ')
  throw editionProblem['personal-data-open']({ titles, count: open.length }, { details: open })
}

/** Public sources of approved assessments, and of public figures of the country. */
async function openSourcesOf(db: ReadDb, cycleId: string): Promise<string[]> {
  const cited = await db
    .selectFrom('citation')
    .innerJoin('assessment', 'assessment.id', 'citation.assessmentId')
    .innerJoin('evidence', 'evidence.id', 'citation.evidenceId')
    .select('evidence.id')
    .distinct()
    .where('assessment.cycleId', '=', cycleId)
    .where('assessment.state', '=', 'approved')
    .where('evidence.class', '=', 'public')
    .where('evidence.withdrawnAt', 'is', null)
    .limit(50_000)
    .execute()
  const counted = await db
    .selectFrom('observation')
    .innerJoin('evidence', 'evidence.id', 'observation.evidenceId')
    .innerJoin('cycle', 'cycle.country', 'observation.country')
    .select('evidence.id')
    .distinct()
    .where('cycle.id', '=', cycleId)
    .where('observation.class', '=', 'public')
    .where('observation.withdrawnAt', 'is', null)
    .where('evidence.class', '=', 'public')
    .where('evidence.withdrawnAt', 'is', null)
    .limit(20_000)
    .execute()
  return [...new Set([...cited, ...counted].map(({ id }) => id))]
}
