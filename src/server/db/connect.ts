import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'
import type { Tx } from './types.ts'

const DATE = 1082
const TIMESTAMPTZ = 1184
const NUMERIC = 1700
const INT8 = 20

/** Days stay text, instants become ISO text, numbers become numbers: what leaves a query is plain JSON. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === DATE) return (text: string) => text
    if (oid === TIMESTAMPTZ) return (text: string) => new Date(text).toISOString()
    if (oid === NUMERIC || oid === INT8) return (text: string) => Number(text)
    return pg.types.getTypeParser(oid, format as 'text')
  },
}

export interface Connection {
  readonly host?: string
  readonly user?: string
  readonly database?: string
  readonly connectionString?: string
}

/**
 * A pool that survives a database that goes away: a lost idle connection is logged, not fatal. A pool that ends does not
 * wait for its idle connections, so that a database which stops next may cut them off: nothing is lost by that.
 */
export function connect(connection: Connection, log: (line: string) => void, max = 10): pg.Pool {
  const pool = new pg.Pool({ ...connection, max, types, idleTimeoutMillis: 10_000, connectionTimeoutMillis: 5_000 })
  pool.on('error', (error) => {
    if (!pool.ending) log(`database connection lost: ${(error as { code?: string }).code ?? error.name}`)
  })
  return pool
}

/** Kysely over one connection that the caller owns, so that begin, context and commit are said in one place. */
export function kyselyOn(client: pg.PoolClient): Tx {
  const single = {
    connect: async () => ({ query: client.query.bind(client), release: () => undefined }),
    end: async () => undefined,
  }
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: single as unknown as pg.Pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}
