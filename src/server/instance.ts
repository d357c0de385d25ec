import { StartError } from './start-error.ts'
import type { Tx } from './db/types.ts'

/** A database holds invented data or real data, never both, and says which for ever. */
export async function claimInstance(tx: Tx, isSample: boolean): Promise<void> {
  await tx
    .insertInto('instance')
    .values({ isSample })
    .onConflict((c) => c.doNothing())
    .execute()
  const { isSample: was } = await tx.selectFrom('instance').select('isSample').executeTakeFirstOrThrow()
  if (was === isSample) return
  throw new StartError(
    was
      ? 'This database holds the invented sample: start with --sample, or use another database.'
      : 'This database holds real data: the sample needs a database of its own.',
  )
}
