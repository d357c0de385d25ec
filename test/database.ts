import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { TestProject } from 'vitest/node'
import { connect, type Connection } from '../src/server/db/connect.ts'
import { startEmbedded } from '../src/server/db/embedded.ts'
import { migrate } from '../src/server/db/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    connection: Connection
    template: string
  }
}

const quiet = () => undefined

/**
 * One PostgreSQL for the whole run: the embedded one, or TEST_DATABASE_URL. A migrated template is made once; every
 * test file clones it.
 */
export default async function setup(project: TestProject) {
  const url = process.env['TEST_DATABASE_URL']
  const folder = url ? undefined : await mkdtemp(join(tmpdir(), 'rapporteur-test-'))
  const server = folder ? await startEmbedded({ dataDir: folder, log: quiet, fast: true }) : undefined
  const connection: Connection = server ? server.connection : { connectionString: url! }
  const template = `template_${process.pid}`
  const admin = connect(connection, quiet, 1)
  await admin.query(`create database ${template}`)
  const pool = connect(toDatabase(connection, template), quiet, 1)
  await migrate(pool, 'migrations', quiet)
  await pool.end()
  project.provide('connection', connection)
  project.provide('template', template)
  return async () => {
    await dropDatabase(admin, template)
    await admin.end()
    await server?.stop()
    if (folder) await rm(folder, { recursive: true, force: true })
  }
}

/** The server's own vacuum may be inside for a moment, and no owner may end that: then once more, a little later. */
export async function dropDatabase(admin: pg.Pool, name: string): Promise<void> {
  for (let left = 40; ; left--) {
    const refused = await admin.query(`drop database if exists ${name} with (force)`).then(
      () => undefined,
      (error: unknown) => error,
    )
    if (refused === undefined) return
    if (left === 0) throw refused
    await pause(250)
  }
}

export function toDatabase(connection: Connection, database: string): Connection {
  if (!connection.connectionString) return { ...connection, database }
  const url = new URL(connection.connectionString)
  url.pathname = `/${database}`
  // An owner that is no superuser is held to row-level security too; tests look at what is really stored.
  url.searchParams.set('options', '-c rapporteur.purpose=system')
  return { connectionString: url.href }
}
