import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { StartError } from '../start-error.ts'

/** Any number that no other lock of the product uses. */
const advisoryLock = 7_264_190_532

const INSUFFICIENT_PRIVILEGE = '42501'

type Migration = { name: string; sql: string; sha256: string }

/**
 * Brings the database up to the files `NNNN_name.sql` of the folder, each in a transaction of its own, in order.
 *
 * Resolves to the names of those it applied now. Forward only: a file that was applied and has changed since, or is
 * gone, is refused before anything is touched. Two processes at once: the second waits, then finds nothing to do.
 */
export async function migrate(pool: pg.Pool, folder: string, log: (line: string) => void): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryLock])
    const applied = await appliedMigrations(client)
    refuseChanged(migrations, applied)
    const pending = migrations.filter(({ name }) => !applied.has(name))
    for (const migration of pending) {
      log(`migrating ${migration.name}`)
      await apply(client, migration)
    }
    return pending.map(({ name }) => name)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [advisoryLock]).catch(() => {})
    client.release()
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const numbers = new Set<string>()
  const migrations: Migration[] = []
  for (const name of names) {
    const number = /^(\d{4})_[a-z0-9-]+\.sql$/.exec(name)?.[1]
    if (!number) throw new StartError(`The migration ${name} is not named like 0001_name.sql.`)
    if (numbers.has(number)) throw new StartError(`Two migrations have the number ${number}.`)
    numbers.add(number)
    const sql = await readFile(join(folder, name), 'utf8')
    migrations.push({ name: name.slice(0, -4), sql, sha256: createHash('sha256').update(sql).digest('hex') })
  }
  return migrations
}

async function appliedMigrations(client: pg.PoolClient): Promise<Map<string, string>> {
  await client.query(`
    create table if not exists public.migration (
      name text primary key,
      sha256 text not null,
      applied_at timestamptz not null default now()
    )`)
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from public.migration')
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]))
}

function refuseChanged(migrations: Migration[], applied: Map<string, string>): void {
  const known = new Map(migrations.map(({ name, sha256 }) => [name, sha256]))
  for (const [name, sha256] of applied) {
    if (!known.has(name)) {
      throw new StartError(`The database is newer than this product: its migration ${name} is not known here.`)
    }
    if (known.get(name) !== sha256) {
      throw new StartError(`The migration ${name} was changed after it was applied: undo the change and add a new one.`)
    }
  }
  const last = [...applied.keys()].sort().at(-1) ?? ''
  const late = migrations.find(({ name }) => !applied.has(name) && name < last)
  if (late) throw new StartError(`The migration ${late.name} comes before ${last}, which is already applied.`)
}

async function apply(client: pg.PoolClient, { name, sql, sha256 }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into public.migration (name, sha256) values ($1, $2)', [name, sha256])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    if ((error as { code?: string }).code === INSUFFICIENT_PRIVILEGE)
      throw new StartError(
        `The user of DATABASE_URL may not set up the database (${(error as Error).message}): let it own the database and create roles.`,
        { cause: error },
      )
    throw new Error(`The migration ${name} failed: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}
