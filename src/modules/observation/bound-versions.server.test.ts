import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'
import { describe, expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { attached } from '../assessment/desk.fixture.ts'
import { openCycle } from '../cycle/commands.server.ts'
import { publishedWith } from '../instrument/published-with.fixture.ts'
import { recordObservation } from './commands.server.ts'

const dates = { collectUntil: '2044-03-01', assessUntil: '2044-04-01', publishOn: '2044-05-01' }

/** Which version each entered figure answered, by what was entered. */
async function bound(pool: pg.Pool): Promise<Record<string, string>> {
  const { rows } = await pool.query<{ text: string; code: string }>(
    `select o.text, v.code from observation o join instrument_version v on v.id = o.instrument_version_id order by o.text`,
  )
  return Object.fromEntries(rows.map(({ text, code }) => [text, code]))
}

const EXPECTED = {
  'in a cycle of version 1': '1',
  'of Bosnia, without a cycle, after version 2': '2',
  'of Serbia, without a cycle, after version rs-1': 'rs-1',
}

describe('a figure that somebody entered', () => {
  test('answers the version of its cycle; without a cycle, the newest of the core or of its own country', async ({
    as,
    host,
    pool,
    clock,
  }) => {
    clock.now = new Date(Date.now() + 1000)
    const first = await (await as.lead('rs')).does(openCycle, { country: 'rs', year: 2042, ...dates })
    const later = () => (clock.now = new Date(clock.now.getTime() + 60_000))
    later()
    await publishedWith({ as, host }, null, { 'CMP-01': { 'title.en': 'Victims are told of their rights' } })
    later()
    await publishedWith({ as, host }, 'rs', { 'CMP-01': { 'title.en': 'Victims are told of their rights here' } })
    later()
    const record = async (country: string, cycleId: string | null, value: string) => {
      const monitor = await as.monitor(country)
      const evidenceId = await attached(monitor, country, value)
      const it = { country, year: 2042, cycleId, indicatorCode: 'IDN-08', kind: 'text' as const, value, evidenceId }
      await monitor.does(recordObservation, it)
    }
    await record('rs', first.id, 'in a cycle of version 1')
    await record('ba', null, 'of Bosnia, without a cycle, after version 2')
    await record('rs', null, 'of Serbia, without a cycle, after version rs-1')
    expect(await bound(pool)).toEqual(EXPECTED)
  })

  test('is never bound to another version, by nobody, and a published figure of a measure to none', async ({
    pool,
  }) => {
    const rebind = `update observation set instrument_version_id = (select id from instrument_version where code = '2')
      where text = 'in a cycle of version 1'`
    await expect(pool.query(rebind)).rejects.toThrow('stays bound')
    await expect(pool.query(rebind.replace(/\(select[^)]*\)/, 'null'))).rejects.toThrow('stays bound')
    const { rows } = await pool.query(
      `select count(*)::int as n from observation where origin = 'shipped' and instrument_version_id is not null`,
    )
    expect(rows).toEqual([{ n: 0 }])
  })

  test('of before versions were kept is bound by the migration to the same', async ({ pool }) => {
    const name = (await readdir('migrations')).find((one) => one.endsWith('_observation-versions.sql'))!
    await pool.query('alter table observation drop column instrument_version_id cascade')
    await pool.query('drop function refuse_rebinding() cascade')
    await pool.query(await readFile(`migrations/${name}`, 'utf8'))
    expect(await bound(pool)).toEqual(EXPECTED)
  })
})
