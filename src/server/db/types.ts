import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** A transaction that may write. */
export type Tx = Kysely<Tables>

/** A transaction that only reads: insert, update and delete do not compile. */
export type ReadDb = Pick<Kysely<Tables>, 'selectFrom' | 'selectNoFrom' | 'with' | 'fn'>

export type { Tables } from './tables.ts'
