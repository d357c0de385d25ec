import type { Sealer } from '../kit/given.ts'
import { StartError } from './start-error.ts'
import type { Tx } from './db/types.ts'

/**
 * A database holds invented data or real data, never both, and says which for ever. It also knows its secret: with
 * another one, nobody could sign in and no restricted file could be opened, so the product does not start.
 */
export async function claimInstance(tx: Tx, isSample: boolean, sealer: Sealer): Promise<void> {
  const secretMark = sealer.mark('this database')
  await tx
    .insertInto('instance')
    .values({ isSample, secretMark })
    .onConflict((c) => c.doNothing())
    .execute()
  const was = await tx.selectFrom('instance').select(['isSample', 'secretMark']).executeTakeFirstOrThrow()
  if (was.isSample !== isSample) {
    throw new StartError(
      was.isSample
        ? 'This database holds the invented sample: start with --sample, or use another database.'
        : 'This database holds real data: the sample needs a database of its own.',
    )
  }
  if (was.secretMark !== secretMark)
    throw new StartError(
      'The secret file is not the one that this database was made with: restore it from your backup.',
    )
}
