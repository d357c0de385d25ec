import type { ClientBase } from 'pg'
import type { AuditLink } from './audit-chain.ts'

const AT_ONCE = 1000

interface Row {
  seq: number
  at: string
  actor_id: string | null
  act: string
  outcome: string
  country: string | null
  subject: string | null
  details_hash: string
  previous_hash: string
  hash: string
  is_kept: boolean
  body: unknown
}

/** The whole chain in order, a thousand rows at a time; read as the database's owner, around every right. */
export async function* auditRows(client: Pick<ClientBase, 'query'>): AsyncGenerator<AuditLink> {
  for (let after = 0; ;) {
    const { rows } = await client.query<Row>(
      `select e.*, d.seq is not null as is_kept, d.body
       from audit_entry e left join audit_detail d on d.seq = e.seq
       where e.seq > $1 order by e.seq limit ${AT_ONCE}`,
      [after],
    )
    for (const row of rows) yield linkOf(row)
    if (rows.length < AT_ONCE) return
    after = Number(rows.at(-1)!.seq)
  }
}

function linkOf(row: Row): AuditLink {
  const { act, outcome, country, subject, hash } = row
  return {
    seq: Number(row.seq),
    at: new Date(row.at).toISOString(),
    actorId: row.actor_id,
    act,
    outcome,
    country,
    subject,
    detailsHash: row.details_hash,
    previousHash: row.previous_hash,
    hash,
    details: row.is_kept ? { body: row.body } : undefined,
  }
}
