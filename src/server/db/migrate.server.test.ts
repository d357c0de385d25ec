import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startEmbedded, type Embedded } from './embedded.ts'
import { migrate } from './migrate.ts'

const given = process.env['TEST_DATABASE_URL']
const folder = mkdtempSync(join(tmpdir(), 'migrate-'))
const name = `migrate_${process.pid}`
let embedded: Embedded | undefined
let admin: pg.Pool
let pool: pg.Pool
let migrations: string

beforeAll(async () => {
  if (!given) embedded = await startEmbedded({ dataDir: join(folder, 'data'), log: () => {}, fast: true })
  admin = new pg.Pool(given ? { connectionString: given } : embedded!.connection)
  // Idle connections are cut when the database stops.
  admin.on('error', () => {})
}, 60_000)

beforeEach(async () => {
  await pool?.end()
  await admin.query(`drop database if exists ${name}`)
  await admin.query(`create database ${name}`)
  pool = given
    ? new pg.Pool({ connectionString: withDatabase(given) })
    : new pg.Pool({ ...embedded!.connection, database: name })
  migrations = mkdtempSync(join(folder, 'files-'))
})

afterAll(async () => {
  await pool?.end()
  await admin?.query(`drop database if exists ${name}`)
  await admin?.end()
  await embedded?.stop()
  rmSync(folder, { recursive: true })
})

function withDatabase(url: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

const write = (file: string, sql: string) => writeFileSync(join(migrations, file), sql)
const run = () => migrate(pool, migrations, () => {})

test('applies each file once, in the order of its number', async () => {
  write('0002_b.sql', 'insert into a values (1); insert into a values (2);')
  write('0001_a.sql', 'create table a (id int)')
  expect(await run()).toEqual(['0001_a', '0002_b'])
  expect(await run()).toEqual([])
  expect((await pool.query('select count(*)::int as n from a')).rows).toEqual([{ n: 2 }])
})

test('a file that fails leaves nothing of itself, and keeps those before it', async () => {
  write('0001_a.sql', 'create table a (id int)')
  write('0002_b.sql', 'create table b (id int); select no_such_thing;')
  await expect(run()).rejects.toThrow('The migration 0002_b failed: column "no_such_thing" does not exist')
  const { rows } = await pool.query(`select to_regclass('a') is not null as a, to_regclass('b') is not null as b`)
  expect(rows).toEqual([{ a: true, b: false }])
})

test('a file changed after it was applied is refused before anything else is applied', async () => {
  write('0001_a.sql', 'create table a (id int)')
  await run()
  write('0001_a.sql', 'create table a (id bigint)')
  write('0002_b.sql', 'create table b (id int)')
  await expect(run()).rejects.toThrow('The migration 0001_a was changed after it was applied')
  expect((await pool.query(`select to_regclass('b') as b`)).rows).toEqual([{ b: null }])
})

test('a database that is ahead of the product is refused', async () => {
  write('0001_a.sql', 'create table a (id int)')
  write('0002_b.sql', 'create table b (id int)')
  await run()
  rmSync(join(migrations, '0002_b.sql'))
  await expect(run()).rejects.toThrow('its migration 0002_b is not known here')
})

test('a file that arrives behind one already applied is refused', async () => {
  write('0002_b.sql', 'create table b (id int)')
  await run()
  write('0001_a.sql', 'create table a (id int)')
  await expect(run()).rejects.toThrow('0001_a comes before 0002_b')
})

test.each([
  [['0001_a.sql', '0001_b.sql'], 'Two migrations have the number 0001'],
  [['1_a.sql'], 'is not named like'],
])('%j is refused', async (files, sentence) => {
  for (const file of files) write(file, 'select 1')
  await expect(run()).rejects.toThrow(sentence)
})

test('two products at once apply each file once', async () => {
  write('0001_a.sql', 'select pg_sleep(0.2); create table a (id int)')
  const applied = await Promise.all([run(), run()])
  expect(applied.flat()).toEqual(['0001_a'])
})
