import { createHash } from 'node:crypto'
import { chownSync, mkdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { makeFolder } from '../folder.ts'
import { StartError } from '../start-error.ts'
import { chooseAccount, type Account } from './account.ts'
import { findBinaries } from './binaries.ts'
import { endEarlierServer, ensureCluster } from './cluster.ts'
import { lockFolder } from './folder-lock.ts'
import { keepRunning, launchPostmaster } from './postmaster.ts'

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

const database = 'rapporteur'

/**
 * Starts PostgreSQL on `dataDir/postgres`, creating it the first time, reachable by a Unix socket alone.
 *
 * However this process ends, the database ends with it. Should the database die by itself, it is started again: a pool
 * sees broken connections, then new ones.
 */
export async function startEmbedded({ dataDir, log, fast = false }: EmbeddedOptions): Promise<Embedded> {
  const binaries = findBinaries()
  makeFolder(dataDir, 0o711)
  const unlock = await lockFolder(dataDir)
  try {
    const folder = realpathSync(dataDir)
    const cluster = join(folder, 'postgres')
    const account = chooseAccount(binaries.root, folder, cluster)
    await endEarlierServer(cluster, log)
    await ensureCluster(cluster, { binaries, account, fast, log })
    const host = socketFolder(cluster)
    const command = [binaries.postgres, '-D', cluster, ...serverSettings(host, fast)]
    const stop = await keepRunning(async () => {
      await endEarlierServer(cluster, log)
      makeSocketFolder(host, account)
      return launchPostmaster(account, command, host, log)
    }, log)
    const connection = { host, user: 'postgres', database }
    await createDatabase(connection).catch(async (error: unknown) => {
      await stop()
      throw error
    })
    return {
      connection,
      stop: async () => {
        await stop()
        rmSync(host, { recursive: true, force: true })
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

/** A socket's path may have 107 bytes at most, so it does not live in the data folder. */
function socketFolder(cluster: string): string {
  const name = `rapporteur-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`
  const wanted = join(tmpdir(), name)
  return Buffer.byteLength(`${wanted}/.s.PGSQL.5432`) <= 107 ? wanted : join('/tmp', name)
}

/** Makes it anew, without the leavings of a server that was killed, for the database's account alone. */
function makeSocketFolder(folder: string, account: Account): void {
  try {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    throw new StartError(`The folder ${folder}, for the database's socket, cannot be made: remove it.`, {
      cause: error,
    })
  }
  if (account.how === 'other') chownSync(folder, account.uid, account.gid)
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
