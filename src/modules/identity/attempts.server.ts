import { sql } from 'kysely'
import type { Doing } from '../../kit/acts.ts'
import type { Tx } from '../../server/db/types.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

export interface Bucket {
  readonly name: string
  /** How many tries in the span before the next one has to wait. */
  readonly most: number
  readonly span: number
}

/** One place trying one account, and one place trying many. Nobody can lock another person's account from elsewhere. */
export function bucketsOf(address: string, account: string): Bucket[] {
  return [
    { name: `address ${address} account ${account}`, most: 5, span: MINUTE },
    { name: `address ${address}`, most: 30, span: MINUTE },
  ]
}

/** Only somebody who has the password gets here: guessing the code is slow from however many places. */
export const codeBucket = (person: string): Bucket => ({ name: `code ${person}`, most: 10, span: 15 * MINUTE })

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
