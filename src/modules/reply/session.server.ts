import { sha256 } from '../../kit/canonical.ts'
import type { Host } from '../../server/perform.ts'

export async function endReplySession(host: Host, token: string): Promise<void> {
  await host.asSystem((tx, { now }) =>
    tx
      .updateTable('respondentSession')
      .set({ endedAt: now.toISOString() })
      .where('tokenHash', '=', sha256(token))
      .where('endedAt', 'is', null)
      .execute(),
  )
}
