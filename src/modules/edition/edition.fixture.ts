import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { kyselyOn } from '../../server/db/connect.ts'
import type { People } from '../../../test/people.ts'
import { assessmentById } from '../assessment/queries.server.ts'
import { snapshotOf } from '../assessment/seen.server.ts'

interface Given {
  readonly pool: pg.Pool
  readonly as: People
}

async function one<T>(pool: pg.Pool, sql: string, values: unknown[]): Promise<T> {
  const { rows } = await pool.query<{ it: T }>(sql, values)
  return rows[0]!.it
}

/** A cycle as the coordinator opened it, of the shipped instrument. */
export async function openCycle(
  { pool, as }: Given,
  { country = 'rs', year = 2021, version = '1' } = {},
): Promise<string> {
  const coordinator = await as.coordinator()
  return one(
    pool,
    `insert into cycle (country, year, version_id, collect_until, assess_until, publish_on, opened_by)
     select $1, $2, id, '2022-03-01', '2022-04-01', '2022-05-01', $3 from instrument_version
     where state = 'published' and country is null and code = $4 returning id as it`,
    [country, year, coordinator.id, version],
  )
}

interface Assessed {
  readonly code: string
  readonly rating?: number
  readonly state?: 'draft' | 'submitted' | 'approved'
  readonly narrative?: string
  readonly chosen?: string
}

/** An assessment by the monitor; approved ones with the reviewer's approval in force. */
export async function assess({ pool, as }: Given, cycleId: string, it: Assessed): Promise<string> {
  const { code, rating = 2, state = 'approved', narrative = `Why ${code} is rated so.`, chosen = null } = it
  const country = await one<string>(pool, 'select country as it from cycle where id = $1', [cycleId])
  const [author, reviewer] = [await as.monitor(country), await as.reviewer(country)]
  const id = await one<string>(
    pool,
    `insert into assessment (cycle_id, country, indicator_id, indicator_code, state, rating, narrative, confidence,
       chosen_observation, chosen_reason, author_id, submitted_at)
     select $1, $2, indicator.id, $3, $4, $5, $6, 'high', $7, $8, $9, '2022-03-20T10:00:00Z' from indicator
     join cycle on cycle.version_id = indicator.version_id where cycle.id = $1 and code = $3 returning id as it`,
    [cycleId, country, code, state, rating, narrative, chosen, chosen && 'The only source for the year.', author.id],
  )
  if (state === 'approved') await approve(pool, { id, country, by: reviewer.id })
  return id
}

/** Every rated indicator of half an area, one after the other by these ratings in turn. */
export async function assessHalf(
  given: Given,
  cycleId: string,
  { area, half, ratings }: { area: string; half: 'law' | 'practice'; ratings: readonly number[] },
): Promise<void> {
  const { rows } = await given.pool.query<{ code: string }>(
    `select indicator.code from indicator join cycle on cycle.version_id = indicator.version_id
     where cycle.id = $1 and indicator.area_code = $2 and is_rated and (kind = 'structural') = ($3 = 'law')
       and not exists (select from assessment where cycle_id = cycle.id and indicator_code = indicator.code)
     order by indicator.code`,
    [cycleId, area, half],
  )
  for (const [at, { code }] of rows.entries())
    await assess(given, cycleId, { code, rating: ratings[at % ratings.length]! })
}

/** Approves what stands now, in the place of an approval of what stood before. */
export async function approve(
  pool: pg.Pool,
  { id, country, by }: { id: string; country: string; by: string },
): Promise<void> {
  const client = await pool.connect()
  try {
    const db = kyselyOn(client)
    const { hash, text } = await snapshotOf(db, (await assessmentById(db, id))!)
    await client.query('update approval set voided_at = now() where assessment_id = $1 and voided_at is null', [id])
    await client.query(
      `insert into approval (assessment_id, country, approver_id, seen_sha256, seen) values ($1, $2, $3, $4, $5)`,
      [id, country, by, hash, text],
    )
  } finally {
    client.release()
  }
}

interface Cited {
  readonly class: 'public' | 'team' | 'restricted'
  readonly title: string
  readonly quotation: string
  readonly file?: string
}

export async function cite({ pool, as }: Given, assessmentId: string, it: Cited): Promise<void> {
  const country = await one<string>(pool, 'select country as it from assessment where id = $1', [assessmentId])
  const author = await as.monitor(country)
  if (it.file)
    await pool.query(
      `insert into file (sha256, size, media_type) values ($1, 4, 'application/pdf') on conflict do nothing`,
      [it.file],
    )
  const evidence = await one<string>(
    pool,
    `insert into evidence (country, class, kind, title, publisher, published_on, language, url, file_sha256, added_by)
     values ($1, $2, 'document', $3, 'Ministry', '2021-02-19', 'sr', $4, $5, $6) returning id as it`,
    [country, it.class, it.title, `https://example.org/${randomUUID()}`, it.file ?? null, author.id],
  )
  await pool.query(
    `insert into citation (assessment_id, country, evidence_id, page, quotation, position)
     values ($1, $2, $3, '7', $4, (select count(*) from citation where assessment_id = $1))`,
    [assessmentId, country, evidence, it.quotation],
  )
  const { rows } = await pool.query<{ by: string }>(
    'select approver_id as by from approval where assessment_id = $1 and voided_at is null',
    [assessmentId],
  )
  for (const { by } of rows) await approve(pool, { id: assessmentId, country, by })
}
