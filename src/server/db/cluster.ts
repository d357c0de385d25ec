import { once } from 'node:events'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync } from 'node:fs'
import { chown, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from '../start-error.ts'
import { cannotRun, handOver, spawnAs, type Account } from './account.ts'
import type { Binaries } from './binaries.ts'

/** Makes the cluster where there is none yet, whole or not at all; refuses one of another PostgreSQL. */
export async function ensureCluster(
  cluster: string,
  {
    binaries,
    account,
    fast,
    log,
  }: { binaries: Binaries; account: Account; fast: boolean; log: (line: string) => void },
): Promise<void> {
  await removeUnfinished(cluster)
  if (!existsSync(cluster)) {
    log('creating the database')
    await createCluster(cluster, binaries, account, fast)
  }
  const major = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (major !== binaries.major) {
    throw new StartError(
      `The database in ${cluster} is of PostgreSQL ${major}, this product brings ${binaries.major}: restore a backup into an empty folder instead.`,
    )
  }
  handOver(cluster, account)
}

async function createCluster(cluster: string, binaries: Binaries, account: Account, fast: boolean): Promise<void> {
  const unfinished = await mkdtemp(`${cluster}.new-`)
  if (account.how === 'other') await chown(unfinished, account.uid, account.gid)
  const initdb = spawnAs(account, binaries.initdb, [
    `--pgdata=${unfinished}`,
    '--username=postgres',
    '--auth-local=trust',
    '--auth-host=reject',
    // Independent of the machine's C library, whose order changes with its releases and would break the indexes.
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
    ...(fast ? ['--no-sync'] : []),
  ])
  let said = ''
  initdb.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()))
  initdb.stdout!.resume()
  const [code] = (await once(initdb, 'close').catch((error: Error) => [error.message])) as [number | string | null]
  if (code !== 0) {
    await rm(unfinished, { recursive: true, force: true })
    throw cannotRun(account, said || String(code))
  }
  await rename(unfinished, cluster)
  if (!fast) syncFolder(dirname(cluster))
}

/** A killed initdb leaves a helper that writes for a moment longer, hence the retries. */
async function removeUnfinished(cluster: string): Promise<void> {
  for (const name of await readdir(dirname(cluster))) {
    if (name.startsWith(`${basename(cluster)}.new-`))
      await rm(join(dirname(cluster), name), { recursive: true, maxRetries: 50, retryDelay: 20 })
  }
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

/**
 * Sees an earlier server of this cluster out. The folder's lock is ours, so nobody needs it any more; and a process id
 * that now belongs to another program (usual in containers) must not keep the database from starting.
 */
export async function endEarlierServer(cluster: string, log: (line: string) => void): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (serves(pid, cluster)) {
    log('waiting for the earlier database process to end')
    process.kill(pid, 'SIGINT')
    for (let waited = 0; serves(pid, cluster); waited += 20) {
      if (waited > 30_000) throw new StartError(`An earlier database process does not end: stop process ${pid}.`)
      await sleep(20)
    }
  }
  await rm(file, { force: true })
}

function serves(pid: number, cluster: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster)
  } catch {
    return false
  }
}
