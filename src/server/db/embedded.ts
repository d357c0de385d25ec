import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, chownSync, lstatSync, mkdirSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { StartError } from '../start-error.ts'
import { cannotRun, chooseAccount, spawnAs, type Account } from './account.ts'
import { findBinaries } from './binaries.ts'
import { endEarlierServer, ensureCluster } from './cluster.ts'
import { lockFolder } from './folder-lock.ts'

export type Embedded = {
  connection: { host: string; user: string; database: string }
  stop(): Promise<void>
}
export type EmbeddedOptions = {
  dataDir: string
  log: (line: string) => void
  /** For tests: nothing is forced to disk, and more connections are allowed. */
  fast?: boolean
}

type Server = { process: ReturnType<typeof spawnAs>; lastWords: () => string; hasEnded: () => boolean }

const database = 'rapporteur'

/**
 * Starts PostgreSQL on `dataDir/postgres`, creating it the first time, reachable by a Unix socket alone.
 *
 * However this process ends, the database ends with it. Should the database die by itself, it is started again: a pool
 * sees broken connections, then new ones.
 */
export async function startEmbedded({ dataDir, log, fast = false }: EmbeddedOptions): Promise<Embedded> {
  const binaries = findBinaries()
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  const unlock = await lockFolder(dataDir)
  try {
    const folder = realpathSync(dataDir)
    const cluster = join(folder, 'postgres')
    const account = chooseAccount(binaries.root, folder, cluster)
    await endEarlierServer(cluster, log)
    await ensureCluster(cluster, { binaries, account, fast, log })
    const host = socketFolder(cluster, account)
    const connection = { host, user: 'postgres', database }
    const launch = () =>
      launchServer(account, binaries.postgres, ['-D', cluster, ...serverSettings(host, fast)], host, log)
    const stop = await keepRunning(launch, log)
    await createDatabase(connection)
    return {
      connection,
      stop: async () => {
        await stop()
        await unlock()
      },
    }
  } catch (error) {
    await unlock()
    throw error
  }
}

function serverSettings(socket: string, fast: boolean): string[] {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A small machine, a handful of users: few processes, little memory.
    max_connections: fast ? 100 : 30,
    shared_buffers: '32MB',
    work_mem: '4MB',
    maintenance_work_mem: '32MB',
    max_wal_size: '256MB',
    wal_level: 'minimal',
    max_wal_senders: 0,
    io_method: 'sync',
    jit: 'off',
    max_worker_processes: 0,
    max_parallel_workers: 0,
    max_parallel_workers_per_gather: 0,
    max_logical_replication_workers: 0,
    autovacuum_max_workers: 1,
    // What people typed must not reach a log: neither statements nor their values.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(fast ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** A folder only the database's account may enter; a socket's path may have 107 bytes at most, so not the data folder. */
function socketFolder(cluster: string, account: Account): string {
  const name = `rapporteur-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`
  const wanted = join(tmpdir(), name)
  const folder = Buffer.byteLength(`${wanted}/.s.PGSQL.5432`) <= 107 ? wanted : join('/tmp', name)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { uid } = lstatSync(folder)
  if (!lstatSync(folder).isDirectory() || ![account.uid, process.getuid!()].includes(uid)) {
    throw new StartError(`The folder ${folder}, for the database's socket, belongs to somebody else: remove it.`)
  }
  if (uid !== account.uid) chownSync(folder, account.uid, account.gid)
  if (account.how !== 'other' || process.getuid!() === 0) chmodSync(folder, 0o700)
  return folder
}

/** Resolves once the server takes connections. */
async function launchServer(
  account: Account,
  postgres: string,
  args: string[],
  host: string,
  log: (line: string) => void,
): Promise<Server> {
  const child = spawnAs(account, postgres, args)
  let words: string[] = []
  const hear = (chunk: Buffer) => (words = [...words, ...chunk.toString().trimEnd().split('\n')].slice(-20))
  child.stderr!.on('data', hear)
  child.stdout!.on('data', hear)
  let ended = false
  child.once('error', (error) => hear(Buffer.from(error.message)))
  child.once('close', () => (ended = true))
  const server = { process: child, lastWords: () => words.join('\n'), hasEnded: () => ended }

  for (let tries = 1; ; tries++) {
    if (ended) throw cannotRun(account, server.lastWords())
    if (await answers(host)) return server
    if (tries % 500 === 0) log('the database is recovering')
    await sleep(10)
  }
}

async function answers(host: string): Promise<boolean> {
  const client = new pg.Client({ host, user: 'postgres', database: 'postgres' })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** Starts the server again whenever it ends unasked; resolves, after the first start, to the function that stops it. */
async function keepRunning(launch: () => Promise<Server>, log: (line: string) => void): Promise<() => Promise<void>> {
  let stopping = false
  let server = await launch()
  const watch = () => {
    server.process.once('close', async () => {
      if (stopping) return
      log(`the database ended by itself and is started again: ${server.lastWords()}`)
      server = await relaunch(launch, () => stopping)
      watch()
    })
  }
  watch()
  return async () => {
    stopping = true
    await end(server)
  }
}

async function relaunch(launch: () => Promise<Server>, isStopping: () => boolean): Promise<Server> {
  for (let pause = 100; ; pause = Math.min(pause * 2, 10_000)) {
    await sleep(pause)
    if (isStopping()) return await new Promise(() => {})
    const server = await launch().catch(() => undefined)
    if (server && isStopping()) await end(server)
    if (server) return server
  }
}

async function end(server: Server): Promise<void> {
  if (server.hasEnded()) return
  const closed = once(server.process, 'close')
  server.process.kill('SIGINT')
  const impatience = setTimeout(() => server.process.kill('SIGQUIT'), 20_000)
  await closed
  clearTimeout(impatience)
}

async function createDatabase({ host, user }: Embedded['connection']): Promise<void> {
  const client = new pg.Client({ host, user, database: 'postgres' })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
    if (rowCount === 0) await client.query(`create database ${database}`)
  } finally {
    await client.end()
  }
}
