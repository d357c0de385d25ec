import { sha256 } from '../../kit/canonical.ts'
import type { Host } from '../../server/perform.ts'

export async function endReplySession(host: Host, token: string): Promise<void> {
  await host.asSystem(async (tx, { now }) => {
    const ended = await tx
      .updateTable('respondentSession')
      .set({ endedAt: now.toISOString() })
      .where('tokenHash', '=', sha256(token))
      .where('endedAt', 'is', null)
      .returning('id')
      .execute()
    for (const { id } of ended) await tx.deleteFrom('questionWriting').where('sessionId', '=', id).execute()
  })
}
