import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { inject, test as base } from 'vitest'
import { sayTo } from '../src/catalogue.ts'
import { loadContent } from '../src/content.server.ts'
import { listeners } from '../src/listeners.ts'
import { decide, reach } from '../src/modules/identity/rights.ts'
import { connect } from '../src/server/db/connect.ts'
import { createFiles } from '../src/server/files.ts'
import { claimInstance } from '../src/server/instance.ts'
import { createHost, type Host } from '../src/server/perform.ts'
import { createSealer } from '../src/server/sealer.ts'
import { dropDatabase, toDatabase } from './database.ts'
import { people, type People } from './people.ts'
import { whoHolds } from '../src/who.server.ts'

export interface Given {
  /** The one pool, as its owner: for looking at what is really stored. */
  pool: pg.Pool
  host: Host
  /** Moves the clock that every act is given. */
  clock: { now: Date }
  as: People
}

async function freshDatabase(): Promise<{ pool: pg.Pool; drop: () => Promise<void> }> {
  const name = `t_${randomBytes(6).toString('hex')}`
  const connection = inject('connection')
  const admin = connect(connection, () => undefined, 1)
  await admin.query(`create database ${name} template ${inject('template')}`)
  const pool = connect(toDatabase(connection, name), () => undefined, 8)
  const drop = async () => {
    await pool.end()
    await dropDatabase(admin, name)
    await admin.end()
  }
  return { pool, drop }
}

/** Tests through the front door on a real database with the shipped content: one database a file. */
export const test = base.extend<{ given: Given; host: Host; as: People; clock: { now: Date }; pool: pg.Pool }>({
  given: [
    // oxlint-disable-next-line no-empty-pattern -- vitest asks for a destructured first parameter
    async ({}, use) => {
      const { pool, drop } = await freshDatabase()
      const folder = await mkdtemp(join(tmpdir(), 'rapporteur-files-'))
      const clock = { now: new Date() }
      const sealer = createSealer(randomBytes(32))
      const parts = {
        pool,
        clock: () => clock.now,
        files: createFiles(folder),
        sealer,
        publicUrl: 'http://127.0.0.1:4000',
        mailReplyTo: 'answers@example.org',
        say: sayTo,
      }
      const host = createHost({ ...parts, identify: whoHolds, decide, reach, listeners })
      await host.asSystem((tx) => claimInstance(tx, false, sealer))
      await host.asSystem((tx) => loadContent(tx, 'content', () => undefined))
      await use({ pool, host, clock, as: people(host, sealer, () => clock.now) })
      await drop()
      await rm(folder, { recursive: true, force: true })
    },
    { scope: 'file' },
  ],
  host: ({ given }, use) => use(given.host),
  as: ({ given }, use) => use(given.as),
  clock: ({ given }, use) => use(given.clock),
  pool: ({ given }, use) => use(given.pool),
})

export const newKey = () => randomUUID()
