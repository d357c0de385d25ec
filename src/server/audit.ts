import { sql } from 'kysely'
import { canonical, sha256 } from '../kit/canonical.ts'
import type { Tx } from './db/types.ts'

export interface AuditNote {
  readonly at: Date
  readonly actor: string | null
  readonly act: string
  readonly outcome: 'done' | 'denied'
  readonly country: string | null
  readonly subject: string | null
  readonly details: unknown
}

export const FIRST_LINK = '0'.repeat(64)

/** What is hashed, in one place for the writer and the verifier. */
export function linkHash(row: {
  seq: number
  at: string
  actorId: string | null
  act: string
  outcome: string
  country: string | null
  subject: string | null
  detailsHash: string
  previousHash: string
}): string {
  const { seq, at, actorId, act, outcome, country, subject, detailsHash, previousHash } = row
  return sha256(canonical({ seq, at, actorId, act, outcome, country, subject, detailsHash, previousHash }))
}

/** Adds the next link of the chain in the caller's transaction; writers take turns, so the chain has no gap. */
export async function writeAudit(tx: Tx, note: AuditNote): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('audit'))`.execute(tx)
  const last = await tx
    .selectFrom('auditEntry')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const body = JSON.parse(JSON.stringify(note.details ?? null)) as unknown
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at: note.at.toISOString(),
    actorId: note.actor,
    act: note.act,
    outcome: note.outcome,
    country: note.country,
    subject: note.subject,
    detailsHash: sha256(canonical(body)),
    previousHash: last?.hash ?? FIRST_LINK,
  }
  await tx
    .insertInto('auditEntry')
    .values({ ...row, hash: linkHash(row) })
    .execute()
  await tx
    .insertInto('auditDetail')
    .values({ seq: row.seq, body: JSON.stringify(body) })
    .execute()
}
