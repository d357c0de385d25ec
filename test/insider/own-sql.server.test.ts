import { sql } from 'kysely'
import type pg from 'pg'
import { expect } from 'vitest'
import { attached, openedCycle, RATED, submitted } from '../../src/modules/assessment/desk.fixture.ts'
import { readReview } from '../../src/modules/assessment/review-queries.server.ts'
import { approveAssessment } from '../../src/modules/assessment/review-commands.server.ts'
import { proposeEdition } from '../../src/modules/edition/commands.server.ts'
import { readDesk } from '../../src/modules/assessment/desk-queries.server.ts'
import { attachEvidence } from '../../src/modules/evidence/commands.server.ts'
import { inTransaction } from '../../src/server/db/transaction.ts'
import { test } from '../harness.ts'
import type { Person } from '../people.ts'

/** What an act of this person could do if it had a hole: any statement, under their own context. */
function asIfHoled(pool: pg.Pool, { id }: Person, country: string, statement: string, values: readonly unknown[] = []) {
  const context = { purpose: 'person', person: id, reads: country, writes: country } as const
  const parts = statement.split('?')
  const query = sql.join(
    parts.flatMap((part, place) => [sql.raw(part), ...(place < values.length ? [sql`${values[place]}`] : [])]),
    sql``,
  )
  return inTransaction(pool, context, async ({ tx }) => {
    const { rows, numAffectedRows } = await query.execute(tx)
    return rows.length || Number(numAffectedRows ?? 0n)
  })
}

const refused = { code: '42501' }

test('nobody gives themselves a role, nor makes a person or an invitation, unless they appoint', async ({
  as,
  pool,
}) => {
  const [monitor, lead] = [await as.monitor('rs'), await as.lead('rs')]
  const grant = `insert into role_grant (person_id, role, granted_by) values (?, 'administrator', ?)`
  for (const one of [monitor, lead])
    await expect(asIfHoled(pool, one, 'rs', grant, [one.id, one.id])).rejects.toMatchObject(refused)
  await expect(asIfHoled(pool, monitor, 'rs', grant, [lead.id, monitor.id])).rejects.toMatchObject(refused)
  await expect(
    asIfHoled(pool, monitor, 'rs', `insert into person (name, email) values ('X', 'x@example.org')`),
  ).rejects.toMatchObject(refused)
  await expect(
    asIfHoled(
      pool,
      monitor,
      'rs',
      `insert into invitation (token_hash, person_id, invited_by, expires_at) values ('x', ?, ?, now())`,
      [lead.id, monitor.id],
    ),
  ).rejects.toMatchObject(refused)
  expect(
    await asIfHoled(pool, monitor, 'rs', `update person set email = 'a@example.org' where id = ?`, [lead.id]),
  ).toBe(0)
  expect(await asIfHoled(pool, lead, 'rs', `update role_grant set country = 'al' where person_id = ?`, [lead.id])).toBe(
    0,
  )
})

test('letters, keys of others, invitations and the details of the log are read by nobody else', async ({
  as,
  pool,
}) => {
  const admin = await as.administrator()
  await pool.query(`insert into mail (recipient, locale, subject, body) values ('a@example.org', 'en', 's', 'link')`)
  await pool.query(`insert into idempotency (holder, key, act, input_hash) values ('x', gen_random_uuid(), 'a', 'b')`)
  await pool.query(`insert into invitation (token_hash, person_id, expires_at) values ('h', $1, now())`, [admin.id])
  const monitor = await as.monitor('rs')
  await attached(monitor, 'rs', 'Something for the log')
  for (const table of ['mail', 'invitation', 'audit_detail', 'session'])
    expect(await asIfHoled(pool, monitor, 'rs', `select 1 from ${table} where true`), table).toBe(
      table === 'session' ? 1 : 0,
    )
  expect(await asIfHoled(pool, monitor, 'rs', `select 1 from idempotency where holder = 'x'`)).toBe(0)
  expect(await asIfHoled(pool, admin, '', `select 1 from mail`)).toBe(1)
})

test('what is of the whole region is not written by who works for one country', async ({ as, pool }) => {
  const monitor = await as.monitor('rs')
  const writes = [
    `insert into instrument_version (code, state) values ('mine', 'published')`,
    `insert into source (title, url) values ('Mine', 'https://example.org')`,
    `insert into search_entry (kind, code, lang, title, body, href, words) values ('figure', 'rs', 'en', 't', 'b', 'h', '')`,
    `insert into search_entry (kind, code, lang, title, body, href, words) values ('edition', 'al-2021 A', 'en', 't', 'b', 'h', '')`,
    `insert into institution (country, category, level, name_local, name_en, source, is_verified) values (null, 'a', 'b', 'c', 'd', 'e', true)`,
  ]
  for (const each of writes) await expect(asIfHoled(pool, monitor, 'rs', each), each).rejects.toMatchObject(refused)
})

test('an approval, an edition and a row of the log are signed by who is here, and stay as they were', async ({
  as,
  host,
  pool,
}) => {
  const { id, author, cycleId } = await submitted(as, host, 'rs', RATED, 2021)
  const [reviewer, publisher] = [await as.reviewer('rs'), await as.publisher('rs')]
  const { seenHash } = await reviewer.asks(readReview, { id })
  const holed = (statement: string, values: unknown[]) => asIfHoled(pool, author, 'rs', statement, values)
  await expect(
    holed(
      `insert into approval (assessment_id, country, approver_id, seen_sha256, seen) values (?, 'rs', ?, ?, '{}')`,
      [id, reviewer.id, seenHash],
    ),
  ).rejects.toMatchObject(refused)
  await reviewer.does(approveAssessment, { id, seenHash })
  await expect(holed(`update approval set seen_sha256 = 'x' where assessment_id = ?`, [id])).rejects.toMatchObject({
    code: '23001',
  })
  const edition = (by: Person, state: string) =>
    holed(
      `insert into edition (cycle_id, country, year, number, state, body, sha256, proposed_by, published_by, published_at)
       values (?, 'rs', 2021, 9, ?, '{}', 'x', ?, ?, ?)`,
      [cycleId, state, by.id, state === 'published' ? reviewer.id : null, state === 'published' ? new Date() : null],
    )
  await expect(edition(publisher, 'proposed')).rejects.toMatchObject(refused)
  await expect(edition(author, 'published')).rejects.toMatchObject(refused)
  const proposed = await publisher.does(proposeEdition, { cycleId })
  await expect(
    holed(`update edition set state = 'published', published_by = ?, published_at = now() where id = ?`, [
      reviewer.id,
      proposed.id,
    ]),
  ).rejects.toMatchObject(refused)
  await expect(
    holed(`update edition set proposed_by = ?, state = 'set-aside' where id = ?`, [reviewer.id, proposed.id]),
  ).rejects.toMatchObject({ code: '23001' })
  await expect(
    holed(
      `insert into audit_entry (seq, at, actor_id, act, outcome, details_hash, previous_hash, hash)
       values (100000, now(), ?, 'person.invited', 'done', 'x', 'x', 'x')`,
      [reviewer.id],
    ),
  ).rejects.toMatchObject(refused)
  for (const table of ['approval', 'assessment', 'assessment_author', 'evidence', 'edition', 'cycle'])
    expect(await holed(`delete from ${table} where country = ?`, ['rs']), table).toBe(0)
})

test('nothing of one country hangs on a row of another', async ({ as, host, pool }) => {
  const { id } = await submitted(as, host, 'rs', RATED, 2022)
  const abroad = await as.monitor('al')
  const evidenceId = await attached(abroad, 'al', 'Report of Albania')
  const cite = (country: string) =>
    asIfHoled(
      pool,
      abroad,
      'al',
      `insert into citation (assessment_id, country, evidence_id, position) values (?, ?, ?, 5)`,
      [id, country, evidenceId],
    )
  await expect(cite('al')).rejects.toMatchObject({ code: '23503' })
  await expect(cite('rs')).rejects.toMatchObject(refused)
  const cycleId = await openedCycle(host, 'al', 2022)
  await expect(
    asIfHoled(pool, await as.monitor('rs'), 'rs', `update assessment set cycle_id = ? where id = ?`, [cycleId, id]),
  ).rejects.toMatchObject({ code: '23503' })
})

test('a refusal says in the log what was asked for, by its ids alone', async ({ as, host, pool }) => {
  const cycleId = await openedCycle(host, 'rs', 2023)
  const stranger = await as.monitor('mk')
  await expect(stranger.asks(readDesk, { cycleId, code: RATED })).rejects.toMatchObject({ code: 'kit.not-found' })
  const { rows } = await pool.query(
    `select body from audit_entry join audit_detail using (seq) where outcome = 'denied' and actor_id = $1`,
    [stranger.id],
  )
  expect(rows).toEqual([{ body: { cycleId, code: RATED } }])
})

test('the log does not tell what a restricted source is', async ({ as, pool }) => {
  const monitor = await as.monitor('ba')
  const { id } = await monitor.does(attachEvidence, {
    country: 'ba',
    class: 'restricted',
    kind: 'document',
    title: 'Letter about a case',
    note: 'From a shelter.',
    publishedOn: '2021',
    language: 'en',
    url: 'https://example.org/letter',
  })
  const { rows } = await pool.query(`select body from audit_detail join audit_entry using (seq) where actor_id = $1`, [
    monitor.id,
  ])
  expect(rows).toEqual([{ body: { id, class: 'restricted', kind: 'document' } }])
})
