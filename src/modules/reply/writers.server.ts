import type { ReadDb, Tx } from '../../server/db/types.ts'

/** Who writes is shown for so long after the last stroke, and colleagues are kept away for so long after the first. */
export const HELD = 2 * 60_000

export interface Writer {
  /** Empty where they said no name. */
  readonly called: string
  readonly since: string
  readonly heldUntil: string
}

/** Who else writes in this request at this moment, by question. */
export async function writersIn(
  db: ReadDb,
  { requestId, sessionId, now }: { requestId: string; sessionId: string | undefined; now: Date },
): Promise<Map<string, Writer>> {
  const rows = await db
    .selectFrom('questionWriting')
    .select(['questionId', 'sessionId', 'called', 'since'])
    .where('requestId', '=', requestId)
    .where('until', '>', now.toISOString())
    .limit(1000)
    .execute()
  const others = rows.filter((row) => row.sessionId !== sessionId)
  return new Map(
    others.map(({ questionId, called, since }) => {
      const heldUntil = new Date(Date.parse(since) + HELD).toISOString()
      return [questionId, { called, since, heldUntil }]
    }),
  )
}

/** The answer is saved: its question is anybody's again. */
export async function endWriting(tx: Tx, questionId: string): Promise<void> {
  await tx.deleteFrom('questionWriting').where('questionId', '=', questionId).execute()
}
