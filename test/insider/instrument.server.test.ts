import { sql } from 'kysely'
import type pg from 'pg'
import { expect } from 'vitest'
import { changeFields, startDraft } from '../../src/modules/instrument/draft-commands.server.ts'
import { judgedOf } from '../../src/modules/instrument/judging.server.ts'
import { confirmVerdicts, publishVersion } from '../../src/modules/instrument/publish-commands.server.ts'
import { versionById } from '../../src/modules/instrument/queries.server.ts'
import { inTransaction } from '../../src/server/db/transaction.ts'
import { test } from '../harness.ts'
import type { Person } from '../people.ts'

/** What an act of this person could do if it had a hole: any statement, under their own context. */
function asIfHoled(pool: pg.Pool, { id }: Person, country: string, statement: string) {
  const context = { purpose: 'person', person: id, reads: country, writes: country } as const
  return inTransaction(pool, context, async ({ tx }) => {
    const { rows, numAffectedRows } = await sql.raw(statement).execute(tx)
    return rows.length || Number(numAffectedRows ?? 0n)
  })
}

const refused = { code: '42501' }

test('a draft of the core and of another country is neither written nor judged by who works for one country', async ({
  as,
  pool,
}) => {
  const [ana, lead, other] = [await as.coordinator(), await as.lead('rs'), await as.lead('al')]
  const core = await ana.does(startDraft, { country: null })
  const own = await lead.does(startDraft, { country: 'rs' })
  const { rows } = await pool.query<{ id: string }>("select id from instrument_version where code = '1'")
  const into = (version: string, country: string, by: Person) => [
    `insert into instrument_change (version_id, country, item, field, value, base, changed_by, changed_at)
     values ('${version}', ${country}, 'IDN-08', 'unit', '"persons"', 'null', '${by.id}', now())`,
    `insert into comparability (version_id, against_id, country, indicator_code, verdict, proposed, reason, of_sha256, confirmed_by, confirmed_at)
     values ('${version}', '${rows[0]!.id}', ${country}, 'IDN-08', 'same', 'same', 'x', 'x', '${by.id}', now())`,
    `insert into merge_conflict (version_id, country, item, field, base, core, own)
     values ('${version}', ${country === 'null' ? "'rs'" : country}, 'IDN-08', 'unit', 'null', 'null', 'null')`,
  ]
  // Neither as what it is, nor by saying that it is one's own.
  for (const [who, at, version] of [
    [lead, 'rs', core.id],
    [other, 'al', core.id],
    [other, 'al', own.id],
  ] as const)
    for (const country of ['null', `'${at}'`, "'rs'"])
      for (const each of into(version, country, who))
        await expect(asIfHoled(pool, who, at, each), `${at} ${each}`).rejects.toMatchObject(refused)
  // Somebody else's name under a verdict.
  await expect(asIfHoled(pool, lead, 'rs', into(own.id, "'rs'", ana)[1]!)).rejects.toMatchObject(refused)
  expect(await asIfHoled(pool, other, 'al', `select 1 from instrument_version where code = 'rs-1'`)).toBe(0)
  await lead.does(changeFields, {
    versionId: own.id,
    item: 'IDN-08',
    fields: [{ field: 'title.sr', value: 'Skriveno', seen: 0 }],
  })
  for (const table of ['instrument_change', 'instrument_edit'])
    expect(await asIfHoled(pool, other, 'al', `select 1 from ${table}`), table).toBe(0)
})

test('what a published variant says otherwise is frozen with it, even for its owner', async ({ as, host, pool }) => {
  const lead = await as.lead('me')
  const { id: versionId } = await lead.does(startDraft, { country: 'me' })
  await lead.does(changeFields, {
    versionId,
    item: 'IDN-08',
    fields: [{ field: 'title.cnr', value: 'Po naški', seen: 0 }],
  })
  const version = (await host.asSystem((tx) => versionById(tx, versionId)))!
  for (const { code, against } of await host.asSystem((tx) => judgedOf(tx, version)))
    await lead.does(confirmVerdicts, { versionId, againstId: against.id, codes: [code], reason: 'A translation.' })
  await lead.does(publishVersion, { versionId, revision: version.revision })
  for (const statement of [
    `update instrument_change set value = 'null' where version_id = '${versionId}'`,
    `delete from instrument_change where version_id = '${versionId}'`,
    `update instrument_version set note = 'x' where id = '${versionId}'`,
    `update indicator set title = '{}' where version_id = '${versionId}'`,
  ])
    await expect(pool.query(statement), statement).rejects.toThrow('never changes')
})
