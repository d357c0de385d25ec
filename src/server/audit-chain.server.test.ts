import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { expect } from 'vitest'
import { test } from '../../test/harness.ts'
import { writeAudit } from './audit.ts'
import { checkChain } from './audit-chain.ts'
import { auditRows } from './audit-rows.ts'
import type { Tx } from './db/types.ts'
import type { Host } from './perform.ts'

const write = (host: Host, act: string) =>
  host.asSystem((tx, { now }) =>
    writeAudit(tx, {
      at: now,
      actor: randomUUID(),
      act,
      outcome: 'done',
      country: 'rs',
      subject: `assessment ${randomUUID()}`,
      details: { note: act, share: 0.25, none: null, list: [1, 2] },
    }),
  )

/** Changes the log as only somebody with the database in hand can, looks at it, and takes the change back. */
async function tampered(pool: pg.Pool, change: string) {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('alter table audit_detail drop constraint audit_detail_seq_fkey')
    await client.query('alter table audit_entry disable trigger user')
    await client.query(change)
    return await checkChain(auditRows(client))
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('a chain that nobody touched is whole, however many wrote at once', async ({ host, pool }) => {
  await Promise.all(Array.from({ length: 12 }, (_, at) => write(host, `made.up-${at}`)))
  const { rows, broken } = await checkChain(auditRows(pool as unknown as pg.PoolClient))
  expect(broken).toBeUndefined()
  expect(rows).toBeGreaterThanOrEqual(12)
})

test('any one column changed in any one row is found and the row is named', async ({ pool }) => {
  const changes = [
    [`at = at + interval '1 second'`, 'row-changed'],
    [`actor_id = gen_random_uuid()`, 'row-changed'],
    [`actor_id = null`, 'row-changed'],
    [`act = 'assessment.approved'`, 'row-changed'],
    [`outcome = 'denied'`, 'row-changed'],
    [`country = 'al'`, 'row-changed'],
    [`subject = 'assessment 0'`, 'row-changed'],
    [`details_hash = repeat('0', 64)`, 'row-changed'],
    [`previous_hash = repeat('1', 64)`, 'row-changed'],
    [`hash = repeat('2', 64)`, 'row-changed'],
  ] as const
  const { rows } = await pool.query<{ seq: number }>('select seq from audit_entry order by seq')
  for (const { seq } of rows)
    for (const [change, what] of changes) {
      const { broken } = await tampered(pool, `update audit_entry set ${change} where seq = ${seq}`)
      expect(broken, `row ${seq}: ${change}`).toEqual({ seq, what })
    }
})

test('changed details are found; details that erasure emptied are not a break', async ({ pool }) => {
  const changed = await tampered(
    pool,
    `update audit_detail set body = jsonb_set(body, '{share}', '0.26') where seq = 3`,
  )
  expect(changed.broken).toEqual({ seq: 3, what: 'details-changed' })
  const erased = await tampered(pool, 'delete from audit_detail where seq = 3')
  expect(erased).toMatchObject({ broken: undefined, erased: 1 })
})

test('a row that was taken out, or made anew with hashes that fit itself, is found', async ({ pool }) => {
  const { rows } = await pool.query<{ seq: number }>('select max(seq) as seq from audit_entry')
  const removed = await tampered(pool, 'delete from audit_entry where seq = 4')
  expect(removed.broken).toEqual({ seq: 4, what: 'missing' })
  const swapped = await tampered(
    pool,
    `update audit_entry set seq = -5 where seq = 5; update audit_entry set seq = 5 where seq = 6;
     update audit_entry set seq = 6 where seq = -5`,
  )
  expect(swapped.broken?.seq).toBe(5)
  expect(rows[0]!.seq).toBeGreaterThan(6)
})

test('the application itself can neither change nor remove a row', async ({ host }) => {
  type Change = (tx: Tx) => Promise<unknown>
  const changes: Change[] = [
    (tx) => tx.updateTable('auditEntry').set({ act: 'x' }).execute(),
    (tx) => tx.deleteFrom('auditEntry').execute(),
    (tx) => tx.deleteFrom('auditDetail').execute(),
  ]
  for (const change of changes) await expect(host.asSystem((tx) => change(tx))).rejects.toMatchObject({ code: '42501' })
})
