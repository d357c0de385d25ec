import pg from 'pg'
import { kitProblem, Problem, problemOfConstraint } from '../../kit/problems.ts'
import { kyselyOn } from './connect.ts'
import type { Tx } from './types.ts'

/** Who asks, as row-level security knows it. */
export interface Context {
  readonly purpose: 'public' | 'person' | 'system' | 'respondent'
  readonly person?: string
  /** Countries, or '*'. */
  readonly reads?: string
  readonly writes?: string
  /** Countries whose instrument alone may be read and translated. */
  readonly translates?: string
  /** Of a respondent: the one request that is theirs, and whether they answer all of it. */
  readonly request?: string
  readonly part?: string
}

export interface Inside {
  readonly tx: Tx
  /** Narrows the context once it is known who asks. */
  become(context: Context): Promise<void>
}

/**
 * One transaction under the plain role and a context; without a context no row is there.
 * "Done" is said only after a commit that returned without a warning: PostgreSQL answers a cancelled wait for its
 * replica with success and a mere warning, and that is not saved.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  context: Context,
  work: (inside: Inside) => Promise<T>,
): Promise<T> {
  const client = await pool.connect().catch(() => {
    throw kitProblem.busy()
  })
  let broken: Error | undefined
  try {
    // One way there and back for all three: each statement that is waited for costs as much as it does.
    await client.query(`begin; set local role rapporteur_app; ${contextIn(context)}`)
    const become = async (next: Context) => void (await client.query(contextIn(next)))
    const result = await work({ tx: kyselyOn(client), become })
    await commit(client)
    return result
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => (broken = lost))
    throw inWords(error)
  } finally {
    client.release(broken)
  }
}

function contextIn(context: Context): string {
  const { purpose, person, reads, writes, translates, request, part } = context
  const settings = Object.entries({ purpose, person, reads, writes, translates, request, part })
  const set = settings.map(([name, it]) => `set_config('rapporteur.${name}', ${pg.escapeLiteral(it ?? '')}, true)`)
  return `select ${set.join(', ')}`
}

async function commit(client: pg.PoolClient): Promise<void> {
  let warning = false
  const listen = (notice: { code?: string | undefined }) => {
    if (notice.code === '01000') warning = true
  }
  client.on('notice', listen)
  try {
    await client.query('commit')
  } finally {
    client.off('notice', listen)
  }
  if (warning) throw kitProblem['not-saved']()
}

/** A named constraint becomes its module's problem; a database out of reach becomes "busy"; the rest stays a bug. */
function inWords(error: unknown): unknown {
  if (error instanceof Problem) return error
  const { constraint, code } = error as { constraint?: string; code?: string }
  const known = problemOfConstraint(constraint)
  if (known) return known
  if (code && (code.startsWith('08') || code.startsWith('57') || code === '53300' || code === 'ECONNREFUSED'))
    return kitProblem.busy()
  // A character that no text here can hold, U+0000: somebody sent it, nothing is broken.
  if (code === '22021' || code === '22P05') return kitProblem.invalid()
  return error
}
