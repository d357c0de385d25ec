import type pg from 'pg'
import { StartError } from '../start-error.ts'

const OLDEST = 15

/** Refuses to start on a database that does not answer, or cannot hold what the product keeps; its address stays unsaid. */
export async function refuseUnreachable(pool: pg.Pool): Promise<void> {
  const { rows } = await pool
    .query<{ version: number; encoding: string }>(
      `select current_setting('server_version_num')::int / 10000 as version, current_setting('server_encoding') as encoding`,
    )
    .catch((cause: Error) => {
      throw new StartError(`The database of DATABASE_URL ${whyNot(cause)}.`, { cause })
    })
  const { version, encoding } = rows[0]!
  if (version < OLDEST)
    throw new StartError(
      `The database of DATABASE_URL is PostgreSQL ${version}: this product needs ${OLDEST} or newer.`,
    )
  if (encoding !== 'UTF8')
    throw new StartError(`The database of DATABASE_URL is encoded in ${encoding}: make one with encoding UTF8.`)
}

function whyNot(error: Error): string {
  const { code } = error as { code?: string }
  if (code === undefined) return 'does not answer'
  if (code.startsWith('28')) return 'refuses this user or password'
  if (code === '3D000') return 'does not exist on its server'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'is on a host whose name is not known'
  return `cannot be reached (${code})`
}
