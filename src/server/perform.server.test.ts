import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { z } from 'zod'
import { test } from '../../test/harness.ts'
import { command } from '../kit/acts.ts'
import { cycleOf } from '../../test/make.ts'
import { changeCycle, openCycle } from '../modules/cycle/commands.server.ts'

const dates = { collectUntil: '2022-03-31', assessUntil: '2022-06-30', publishOn: '2022-09-30' }

describe('an act is one transaction', () => {
  test('the same key twice is done once and answered alike', async ({ as, pool }) => {
    const lead = await as.lead('al')
    const key = randomUUID()
    const first = await lead.does(openCycle, { country: 'al', year: 2021, ...dates }, key)
    const again = await lead.does(openCycle, { country: 'al', year: 2021, ...dates }, key)
    expect(again).toEqual(first)
    const { rows } = await pool.query(`select 1 from cycle where country = 'al' and year = 2021`)
    expect(rows).toHaveLength(1)
    const entries = await pool.query(`select 1 from audit_entry where act = 'cycle.opened' and country = 'al'`)
    expect(entries.rows).toHaveLength(1)
  })

  test('the same key with other content is refused', async ({ as }) => {
    const lead = await as.lead('al')
    const key = randomUUID()
    await lead.does(openCycle, { country: 'al', year: 2022, ...dates }, key)
    await expect(lead.does(openCycle, { country: 'al', year: 2023, ...dates }, key)).rejects.toMatchObject({
      code: 'kit.key-reused',
      status: 409,
    })
  })

  test('without a key nothing is done', async ({ as, host }) => {
    const { token } = await as.lead('al')
    const input = { country: 'al', year: 2024, ...dates }
    await expect(host.perform(openCycle, { token, input })).rejects.toMatchObject({ code: 'kit.key-missing' })
  })

  test('what is not there and what is not yours get the same answer, and both are logged', async ({ as, pool }) => {
    const cycle = await cycleOf(as, 'rs', 2020)
    const stranger = await as.lead('mk')
    const input = { version: 1, state: 'collecting' as const, ...dates }
    const notYours = await stranger.does(changeCycle, { ...input, id: cycle.id }).catch((e: unknown) => e)
    const notThere = await stranger.does(changeCycle, { ...input, id: randomUUID() }).catch((e: unknown) => e)
    expect(notYours).toMatchObject({ code: 'kit.not-found', status: 404 })
    const { code, status, values, fields, details } = notThere as Record<string, unknown>
    expect(notYours).toMatchObject({ code, status, values, fields })
    expect(details).toBeUndefined()
    const denied = await pool.query(`select 1 from audit_entry where outcome = 'denied' and actor_id = $1`, [
      stranger.id,
    ])
    expect(denied.rows).toHaveLength(2)
  })

  test('a right that is taken away is gone with the next act', async ({ as, pool }) => {
    const lead = await as.lead('ba')
    await lead.does(openCycle, { country: 'ba', year: 2020, ...dates })
    await pool.query('update role_grant set ended_at = now() where person_id = $1', [lead.id])
    await expect(lead.does(openCycle, { country: 'ba', year: 2021, ...dates })).rejects.toMatchObject({ status: 404 })
    await pool.query(`update person set state = 'ended' where id = $1`, [lead.id])
    await expect(lead.does(openCycle, { country: 'ba', year: 2021, ...dates })).rejects.toMatchObject({ status: 401 })
  })

  test('an act that fails leaves no row, no audit entry and no key behind', async ({ as, pool }) => {
    const lead = await as.lead('me')
    const failing = command({
      may: 'cycle.open',
      records: 'cycle.opened',
      takes: z.object({}),
      about: async () => ({ subject: 'cycle', country: 'me' }),
      run: async (tx) => {
        await tx
          .insertInto('mail')
          .values({ recipient: 'a@example.org', locale: 'en', subject: 's', body: 'b' })
          .execute()
        throw new Error('power cut')
      },
    })
    const key = randomUUID()
    await expect(lead.does(failing, {}, key)).rejects.toThrow('power cut')
    for (const table of ['mail', 'idempotency'])
      expect(
        (
          await pool.query(
            `select 1 from ${table} where ${table === 'mail' ? `recipient = 'a@example.org'` : `key = '${key}'`}`,
          )
        ).rows,
      ).toEqual([])
  })

  test('a commit that comes back with a warning is told as not saved', async ({ as, pool }) => {
    const lead = await as.lead('me')
    // A deferred trigger that warns while the transaction commits, as a cancelled wait for a replica does.
    const warned = command({
      may: 'cycle.open',
      records: 'cycle.opened',
      takes: z.object({}),
      about: async () => ({ subject: 'cycle', country: 'me' }),
      run: async (tx) => {
        await sql`insert into warns values (1)`.execute(tx)
      },
    })
    await pool.query(`create table warns (id int);
      call protect('warns', 'inside()', 'inside()');
      create function warn() returns trigger language plpgsql as $$ begin raise warning 'cancelled wait'; return null; end $$;
      create constraint trigger warns after insert on warns deferrable initially deferred for each row execute function warn()`)
    await expect(lead.does(warned, {})).rejects.toMatchObject({ code: 'kit.not-saved', status: 503 })
  })
})
