import { sql } from 'kysely'
import type { ReadDb } from '../../server/db/types.ts'
import type { Chase, LeftOut } from './chase-model.ts'
import { AWAITING } from './model.ts'

/**
 * Why nothing is sent for a request; null: it is. Who has answered, refused or asked back is not chased, nor who wrote a
 * mail that nobody has entered yet; whom somebody exempted from reminders still gets an official letter.
 */
export function leftOutOf(kind: Chase) {
  const stopped = sql`when ${kind === 'reminder'} and exists (select from reminder_stop s where s.request_id = request.id)
    then 'stopped'`
  return sql<LeftOut | null>`case
    when request.state <> all (${[...AWAITING, 'answered-in-part']}::text[]) then 'not-waiting'
    when request.state <> 'answered-in-part' and exists (select from request_event e
      where e.request_id = request.id and e.kind = 'mail-received' and e.struck_at is null) then 'mail-came'
    ${stopped} end`
}

/** Whose requests these are: of one country, or of several and so of the region; undefined where one is not there. */
export async function aboutRequests(db: ReadDb, ids: readonly string[]) {
  const rows = await db
    .selectFrom('request')
    .select(['country', (eb) => eb.fn.countAll<number>().as('n')])
    .where(sql<boolean>`id = any (${ids}::uuid[])`)
    .groupBy('country')
    .execute()
  const found = rows.reduce((sum, { n }) => sum + Number(n), 0)
  if (found !== new Set(ids).size) return undefined
  const country = rows.length === 1 ? rows[0]!.country : null
  return { subject: `requests of ${rows.map((row) => row.country).join(', ')}`, country }
}
