import { sql } from 'kysely'
import type { Doing } from '../kit/acts.ts'
import type { Tx } from './db/types.ts'

const DAY = 24 * 60 * 60_000

export interface Bucket {
  readonly name: string
  /** How many tries in the span before the next one has to wait. */
  readonly most: number
  readonly span: number
}

/** Counts a try in every bucket, and says whether it may be made. */
export async function mayTry(tx: Tx, { sealer, now }: Pick<Doing, 'sealer' | 'now'>, buckets: readonly Bucket[]) {
  await tx
    .deleteFrom('signInAttempt')
    .where('at', '<', new Date(now.getTime() - DAY).toISOString())
    .execute()
  let isFree = true
  for (const { name, most, span } of buckets) {
    const bucket = sealer.mark(name)
    await sql`select pg_advisory_xact_lock(hashtext(${bucket}))`.execute(tx)
    await tx.insertInto('signInAttempt').values({ bucket, at: now.toISOString() }).execute()
    const { tries } = await tx
      .selectFrom('signInAttempt')
      .select(({ fn }) => fn.countAll<number>().as('tries'))
      .where('bucket', '=', bucket)
      .where('at', '>', new Date(now.getTime() - span).toISOString())
      .executeTakeFirstOrThrow()
    isFree &&= tries <= most
  }
  return isFree
}

export async function forgetTries(
  tx: Tx,
  { sealer }: Pick<Doing, 'sealer'>,
  buckets: readonly Bucket[],
): Promise<void> {
  const names = buckets.map(({ name }) => sealer.mark(name))
  await tx.deleteFrom('signInAttempt').where('bucket', 'in', names).execute()
}
