import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { dropDatabase, toDatabase } from '../test/database.ts'
import { connect } from './server/db/connect.ts'
import { inTransaction } from './server/db/transaction.ts'
import type { ReadDb, Tx } from './server/db/types.ts'

/** A migrated database without content, to load content into. */
export async function emptyDatabase() {
  const name = `content_${randomBytes(6).toString('hex')}`
  const connection = inject('connection')
  const admin = connect(connection, () => undefined, 1)
  await admin.query(`create database ${name} template ${inject('template')}`)
  const pool = connect(toDatabase(connection, name), () => undefined, 2)
  await pool.query(`insert into instance (is_sample, secret_mark) values (false, 'of a test')`)
  return {
    pool,
    asSystem: <T>(work: (tx: Tx) => Promise<T>) => inTransaction(pool, { purpose: 'system' }, ({ tx }) => work(tx)),
    publicly: <T>(work: (db: ReadDb) => Promise<T>) => inTransaction(pool, { purpose: 'public' }, ({ tx }) => work(tx)),
    drop: async () => {
      await pool.end()
      await dropDatabase(admin, name)
      await admin.end()
    },
  }
}
