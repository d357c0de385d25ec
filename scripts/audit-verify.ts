// npm run audit:verify: walks the audit chain and names the first row that is not as it was written.
// Reads DATABASE_URL, or the embedded database below DATA_DIR, whether the product runs on it or not.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { checkChain, type Checked } from '../src/server/audit-chain.ts'
import { auditRows } from '../src/server/audit-rows.ts'
import { startEmbedded } from '../src/server/db/embedded.ts'
import { readSettings, type Settings } from '../src/server/settings.ts'
import { StartError } from '../src/server/start-error.ts'

const SENTENCES = {
  missing: 'is missing',
  'row-changed': 'was changed after it was written',
  'link-broken': 'does not follow from the row before it',
  'details-changed': 'has details that were changed after they were written',
}

try {
  process.exitCode = await verify(readSettings(process.env, process.argv.slice(2)))
} catch (error) {
  const { code } = error as { code?: string }
  if (!(error instanceof StartError) && !code) throw error
  console.error(error instanceof StartError ? error.message : `The audit log cannot be read (${code}).`)
  process.exitCode = 2
}

async function verify(settings: Settings): Promise<number> {
  const { client, close } = await reach(settings)
  try {
    await client.query('begin isolation level repeatable read read only')
    return tell(await checkChain(auditRows(client)))
  } finally {
    await close()
  }
}

function tell({ rows, erased, last, broken }: Checked): number {
  if (broken) {
    console.error(`broken: row ${broken.seq} ${SENTENCES[broken.what]}; the ${rows} rows before it are whole`)
    return 1
  }
  console.log(`whole: ${rows} rows, ${erased} of them with erased details; last link ${last}`)
  return 0
}

interface Reached {
  readonly client: pg.Client
  close(): Promise<void>
}

async function reach({ databaseUrl, dataDir }: Settings): Promise<Reached> {
  if (databaseUrl) return connected({ connectionString: databaseUrl })
  const running = await connected(runningOn(dataDir)).catch(() => undefined)
  if (running) return running
  if (!existsSync(join(dataDir, 'postgres'))) throw new StartError(`There is no database in ${dataDir}: set DATA_DIR.`)
  const embedded = await startEmbedded({ dataDir, log: () => undefined })
  const { client, close } = await connected(embedded.connection)
  return { client, close: () => close().finally(() => embedded.stop()) }
}

async function connected(config: pg.ClientConfig): Promise<Reached> {
  const client = new pg.Client(config)
  await client.connect()
  // An owner that is no superuser sees no row without a context, and an empty chain looks whole.
  await client.query("select set_config('rapporteur.purpose', 'system', false)")
  return { client, close: () => client.end() }
}

/** A running server writes its socket's folder in the fifth line of its pid file. */
function runningOn(dataDir: string): pg.ClientConfig {
  const file = join(dataDir, 'postgres', 'postmaster.pid')
  let lines: string[] = []
  try {
    lines = readFileSync(file, 'utf8').split('\n')
  } catch {
    // No server runs here.
  }
  return { host: lines[4] || '/nowhere', user: 'postgres', database: 'rapporteur' }
}
