import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'
import { StartError } from '../start-error.ts'

const nobody = 65534

/** Who PostgreSQL runs as: it refuses root, and initdb refuses an id without a name. */
export type Account = { uid: number; gid: number; how: 'own' | 'other' | 'mapped' }

/**
 * Root hands over to the folder's owner or nobody, where that account can enter both folders; where it cannot (a clone
 * under /root), root stays root outside and is called nobody inside a user namespace.
 */
export function chooseAccount(binaries: string, folder: string, cluster: string): Account {
  const own = { uid: process.getuid!(), gid: process.getgid!() }
  if (own.uid !== 0) return { ...own, how: hasName() ? 'own' : 'mapped' }
  const owner = existsSync(cluster) ? statSync(cluster) : { uid: nobody, gid: nobody }
  const other = owner.uid === 0 ? { uid: nobody, gid: nobody } : { uid: owner.uid, gid: owner.gid }
  const enters = [binaries, folder].every((path) => canEnter(path, other.uid))
  return enters ? { ...other, how: 'other' } : { ...own, how: 'mapped' }
}

function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

function canEnter(path: string, uid: number): boolean {
  for (let at = path; ; at = dirname(at)) {
    const { mode, uid: owner } = statSync(at)
    if ((mode & (owner === uid ? 0o100 : 0o001)) === 0) return false
    if (at === dirname(at)) return true
  }
}

/** Gives the folder and all in it to the account, where root runs the product and it is somebody else's. */
export function handOver(folder: string, account: Account): void {
  if (process.getuid!() !== 0 || statSync(folder).uid === account.uid) return
  spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, '--', folder])
}

/**
 * Starts a program as the account. `setpriv` has the kernel interrupt it when this process dies, even by kill -9; its
 * own session keeps a Ctrl-C in the terminal from reaching the database before the product has finished with it.
 */
export function spawnAs(account: Account, command: string, args: string[]): ChildProcess {
  const line = ['setpriv', '--pdeathsig', 'INT', '--', command, ...args]
  if (account.how === 'mapped') line.unshift('unshare', '--user', `--map-user=${nobody}`, '--')
  return spawn(line[0]!, line.slice(1), {
    ...(account.how === 'other' ? { uid: account.uid, gid: account.gid } : {}),
    cwd: '/',
    detached: true,
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

export function cannotRun(account: Account, said: string): StartError {
  if (account.how === 'mapped' && /unshare/.test(said)) {
    return new StartError(
      `PostgreSQL does not run as root, and this machine allows no other way in this folder (${said.trim()}): start the product as an ordinary user, or from a folder that every user may enter.`,
    )
  }
  return new StartError(`The embedded PostgreSQL did not start: ${said.trim() || 'it said nothing'}`)
}
