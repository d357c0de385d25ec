import { describe, expect } from 'vitest'
import { openCycle } from '../../modules/cycle/commands.server.ts'
import { test } from '../../../test/harness.ts'
import { inTransaction } from './transaction.ts'
import { refuseUnprotected } from './protected.ts'

const dates = { collectUntil: '2022-03-31', assessUntil: '2022-06-30', publishOn: '2022-09-30' }

describe('row-level security is the net below the rights', () => {
  test('without a context there is not one row in any table', async ({ pool }) => {
    const { rows: tables } = await pool.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration'`,
    )
    expect(tables.length).toBeGreaterThan(30)
    const client = await pool.connect()
    try {
      await client.query(`begin; set local role rapporteur_app; set local rapporteur.purpose = ''`)
      for (const { name } of tables) {
        const { rows } = await client.query<{ n: number }>(`select count(*) as n from ${name}`)
        expect(`${name} ${rows[0]!.n}`).toBe(`${name} 0`)
      }
    } finally {
      await client.query('rollback')
      client.release()
    }
  })

  test('a table without a policy stops the start, by its name', async ({ pool }) => {
    await expect(refuseUnprotected(pool)).resolves.toBeUndefined()
    await pool.query('create table forgotten (id int)')
    await expect(refuseUnprotected(pool)).rejects.toThrow('forgotten')
    await pool.query('drop table forgotten')
  })

  test("another country's rows are neither seen nor written, even by SQL of our own", async ({ pool, as }) => {
    const lead = await as.lead('rs')
    await lead.does(openCycle, { country: 'rs', year: 2021, ...dates })
    const cyclesSeenFrom = (reads: string, writes = reads) =>
      inTransaction(pool, { purpose: 'person', person: lead.id, reads, writes }, ({ tx }) =>
        tx.selectFrom('cycle').select('country').execute(),
      )
    expect(await cyclesSeenFrom('rs')).toEqual([{ country: 'rs' }])
    expect(await cyclesSeenFrom('*')).toEqual([{ country: 'rs' }])
    expect(await cyclesSeenFrom('al')).toEqual([])
    expect(await cyclesSeenFrom('')).toEqual([])

    const fromAbroad = inTransaction(
      pool,
      { purpose: 'person', person: lead.id, reads: 'al', writes: 'al' },
      ({ tx }) => tx.updateTable('cycle').set({ year: 1 }).where('country', '=', 'rs').executeTakeFirst(),
    )
    expect((await fromAbroad).numUpdatedRows).toBe(0n)
  })

  test('the public sees no row of the work', async ({ pool }) => {
    // Of a cycle the phase is public: 0031.
    const work = ['assessment', 'evidence', 'person', 'audit_entry', 'session', 'password', 'mail'] as const
    const asking = ['request', 'request_question', 'answer', 'respondent', 'submission', 'institution_contact'] as const
    for (const table of [...work, ...asking]) {
      const rows = await inTransaction(
        pool,
        { purpose: 'public' },
        async ({ tx }) =>
          // The name is one of the list above.
          (
            await tx
              .selectFrom(table as 'assessment')
              .select((e) => e.fn.countAll<number>().as('n'))
              .executeTakeFirstOrThrow()
          ).n,
      )
      expect(`${table} ${rows}`).toBe(`${table} 0`)
    }
  })

  test('the log is added to, never changed, not even by its owner', async ({ pool }) => {
    await expect(pool.query(`update audit_entry set act = 'other'`)).rejects.toThrow('insert-only')
    await expect(pool.query('delete from audit_entry')).rejects.toThrow('insert-only')
    await expect(pool.query('truncate audit_entry cascade')).rejects.toThrow('insert-only')
  })
})
