import { sql } from 'kysely'
import type { ReadDb } from '../../server/db/types.ts'
import type { AskedState } from './model.ts'

export type AskedCounts = Readonly<Record<AskedState, number>>

const asked = sql<number>`count(*) filter (where state not in ('draft', 'withdrawn'))`.as('asked')

/** Of each cycle, how many requests went out and what became of them by a day. A cycle that asked nobody has no entry. */
export async function askedCounts(
  db: ReadDb,
  cycleIds: readonly string[],
  today: string,
): Promise<ReadonlyMap<string, AskedCounts>> {
  if (cycleIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('request')
    .select('cycleId')
    .select(asked)
    .select(
      (['answered', 'answered-in-part', 'refused'] as const).map((state) =>
        sql<number>`count(*) filter (where state = ${state})`.as(state),
      ),
    )
    .select(sql<number>`count(*) filter (where is_silent(state, due_on, answers_until, ${today}::date))`.as('silent'))
    .where('cycleId', 'in', [...cycleIds])
    .groupBy('cycleId')
    .execute()
  return new Map(rows.filter((row) => row.asked > 0).map(({ cycleId, ...counts }) => [cycleId, counts]))
}
