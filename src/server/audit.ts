import { randomUUID } from 'node:crypto'
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

/**
 * Adds the next link of the chain in the caller's transaction; writers take turns until they commit, so the chain has no
 * gap. It is to be the last thing that a transaction does: whatever comes after it, all others wait for.
 */
export async function writeAudit(tx: Tx, note: AuditNote): Promise<void> {
  const body = JSON.stringify(note.details ?? null)
  const entry = {
    at: note.at.toISOString(),
    actorId: note.actor,
    act: note.act,
    outcome: note.outcome,
    country: note.country,
    subject: note.subject,
    detailsHash: sha256(canonical(JSON.parse(body))),
  }
  const mark = randomUUID()
  // What is hashed, around the two members that only the chain knows once it is this row's turn.
  const [before, between, after] = canonical({ ...entry, previousHash: mark, seq: mark }).split(JSON.stringify(mark))
  await sql`select add_audit(${JSON.stringify(entry)}::jsonb, ${body}::jsonb, ${FIRST_LINK},
    ${before}, ${between}, ${after})`.execute(tx)
}
