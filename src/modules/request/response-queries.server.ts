import { query } from '../../kit/acts.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { terms } from '../country/queries.server.ts'
import { countriesPlannedBy } from '../cycle/model.ts'
import { aboutCycle, CycleId, cycleById } from '../cycle/queries.server.ts'
import { acceptsIn } from './reply-queries.server.ts'
import { responseOf } from './response.ts'
import { responsesIn, type RequestResponse } from './responses-in.server.ts'
import { offeredBy, RESPONSE_INDICATORS } from './response-values.ts'

/** How a cycle was answered: by category of institution and request by request, and what can be recorded of it. */
export const readResponse = query({
  may: 'request.read',
  takes: CycleId,
  about: (db, { id }) => aboutCycle(db, id),
  run: async (db, { actor, now }, { id }) => {
    const cycle = (await cycleById(db, id))!
    const today = now.toISOString().slice(0, 10)
    const rows = await responsesIn(db, id, today)
    const planned = countriesPlannedBy(actor)
    return {
      cycle,
      rows,
      whole: responseOf(rows),
      categories: [...Map.groupBy(rows, ({ category }) => category)].map(([category, own]) => ({
        category,
        response: responseOf(own)!,
      })),
      names: await terms(db, 'institution-category'),
      today,
      mayPlan: planned === '*' || planned.includes(cycle.country),
      mayRecord: acceptsIn(actor, cycle.country),
      offered: await offeredIn(db, cycle.versionId, rows),
    }
  },
})

/** The indicators of the cycle's version that the register of requests answers, with the value that it gives. */
async function offeredIn(db: ReadDb, versionId: string, rows: readonly RequestResponse[]) {
  const indicators = await db
    .selectFrom('indicator')
    .select(['code', 'title', 'unit'])
    .where('versionId', '=', versionId)
    .where('code', 'in', [...RESPONSE_INDICATORS])
    .orderBy('code')
    .execute()
  return indicators.flatMap((indicator) => {
    const value = offeredBy(indicator.code, rows)
    return value ? [{ ...indicator, ...value }] : []
  })
}
