import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startEmbedded, type Embedded } from './embedded.ts'

type Product = { process: ChildProcess; connection: Embedded['connection']; said: () => string }

const dataDir = mkdtempSync(join(tmpdir(), 'embedded-'))
const cluster = join(dataDir, 'postgres')
const fixture = join(import.meta.dirname, 'embedded.fixture.ts')
const started: ChildProcess[] = []

beforeAll(async () => {
  chmodSync(dataDir, 0o711)
  const first = await startEmbedded({ dataDir, log: () => {}, fast: true })
  await query(first.connection, 'create table kept (id int primary key)')
  await first.stop()
}, 60_000)

afterAll(() => {
  for (const child of started) child.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 })
})

async function product(folder = dataDir): Promise<Product> {
  const child = spawn(process.execPath, [fixture, folder], { stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  started.push(child)
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const line = await Promise.race([once(child.stdout, 'data'), once(child, 'close').then(() => undefined)])
  const connection = line ? (JSON.parse(String(line[0])) as Embedded['connection']) : undefined
  return { process: child, connection: connection ?? { host: '', user: '', database: '' }, said: () => said }
}

async function query(connection: Embedded['connection'], sql: string): Promise<unknown[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** Processes of this cluster that still run; one that ended and waits to be collected has no command line. */
function databaseProcesses(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster)
      } catch {
        return false
      }
    })
}

const postmaster = () => Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])

describe('the embedded database', { timeout: 30_000 }, () => {
  test('keeps what was written from one start to the next, with checksums and without a network port', async () => {
    const second = await startEmbedded({ dataDir, log: () => {}, fast: true })
    const found = await query(
      second.connection,
      `select to_regclass('kept') is not null as kept, current_setting('data_checksums') as checksums,
        current_setting('listen_addresses') as addresses, lower('ČŠЉ') as lower`,
    )
    await second.stop()
    expect(found).toEqual([{ kept: true, checksums: 'on', addresses: '', lower: 'čšљ' }])
    expect(databaseProcesses()).toEqual([])
  })

  test('lets its account alone into the cluster and to the socket', async () => {
    const running = await startEmbedded({ dataDir, log: () => {}, fast: true })
    const modes = [cluster, running.connection.host].map((path) => statSync(path).mode & 0o777)
    await running.stop()
    expect(modes).toEqual([0o700, 0o700])
  })

  test.each(['SIGTERM', 'SIGINT'] as const)('ends cleanly on %s', async (signal) => {
    const { process: child } = await product()
    child.kill(signal)
    expect(await once(child, 'close')).toEqual([0, null])
    expect(databaseProcesses()).toEqual([])
    expect(existsSync(join(cluster, 'postmaster.pid'))).toBe(false)
  })

  test('a Ctrl-C in the terminal leaves it running until the product stops it', async () => {
    const { process: child, connection } = await product()
    child.kill('SIGSTOP')
    process.kill(-child.pid!, 'SIGINT')
    await sleep(100)
    expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }])
    child.kill('SIGCONT')
    expect(await once(child, 'close')).toEqual([0, null])
  })

  test('dies with a product that is killed, keeps what was committed, and starts again', async () => {
    const { process: child, connection } = await product()
    await query(connection, 'insert into kept values (1)')
    child.kill('SIGKILL')
    await vi.waitFor(() => expect(databaseProcesses()).toEqual([]), { timeout: 5000 })
    const again = await startEmbedded({ dataDir, log: () => {}, fast: true })
    expect(await query(again.connection, 'select id from kept')).toEqual([{ id: 1 }])
    await again.stop()
  })

  test('waits for the server of a product killed a moment ago', async () => {
    const { process: child } = await product()
    child.kill('SIGKILL')
    const again = await startEmbedded({ dataDir, log: () => {}, fast: true })
    expect(await query(again.connection, 'select 1 as one')).toEqual([{ one: 1 }])
    await again.stop()
  })

  test('a stale process id that now belongs to another program does not keep it from starting', async () => {
    writeFileSync(join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n1\n5432\n/tmp\n\n 1 1\nready\n`)
    const again = await startEmbedded({ dataDir, log: () => {}, fast: true })
    expect(postmaster()).not.toBe(process.pid)
    await again.stop()
  })

  test('a second product on the same folder is refused in one sentence that names the first', async () => {
    const first = await product()
    const second = await product()
    expect(second.said()).toBe(`The data folder ${dataDir} is already in use by process ${first.process.pid}.\n`)
    expect(second.process.exitCode).toBe(1)
    first.process.kill('SIGTERM')
    await once(first.process, 'close')
  })

  test('is started again when it is killed itself', async () => {
    const lines: string[] = []
    const running = await startEmbedded({ dataDir, log: (line) => lines.push(line), fast: true })
    const before = postmaster()
    process.kill(before, 'SIGKILL')
    await vi.waitFor(() => expect(lines.join()).toContain('started again'), { timeout: 5000 })
    await vi.waitFor(() => query(running.connection, 'select 1'), { timeout: 15_000 })
    expect(postmaster()).not.toBe(before)
    await running.stop()
    expect(databaseProcesses()).toEqual([])
  })

  test('a creation cut short leaves nothing that the next start trips over', async () => {
    const fresh = mkdtempSync(join(tmpdir(), 'embedded-'))
    const child = spawn(process.execPath, [fixture, fresh], { detached: true, stdio: 'ignore' })
    started.push(child)
    await vi.waitFor(() => expect(readdirSync(fresh).join()).toContain('postgres.new-'), { timeout: 10_000 })
    child.kill('SIGKILL')
    const again = await startEmbedded({ dataDir: fresh, log: () => {}, fast: true })
    await again.stop()
    expect(readdirSync(fresh)).toEqual(['postgres'])
    rmSync(fresh, { recursive: true })
  })

  test('a cluster of another PostgreSQL is refused untouched', async () => {
    const other = mkdtempSync(join(tmpdir(), 'embedded-'))
    spawnSync('mkdir', [join(other, 'postgres')])
    writeFileSync(join(other, 'postgres', 'PG_VERSION'), '12\n')
    await expect(startEmbedded({ dataDir: other, log: () => {} })).rejects.toThrow(/is of PostgreSQL 12/)
    rmSync(other, { recursive: true })
  })

  test.runIf(process.getuid?.() === 0)('root in a folder that others cannot enter gets its database too', async () => {
    const closed = mkdtempSync(join(tmpdir(), 'embedded-'))
    const running = await startEmbedded({ dataDir: join(closed, 'data'), log: () => {}, fast: true })
    const [answer] = (await query(running.connection, 'select 1 as one')) as [{ one: number }]
    await running.stop()
    expect(statSync(closed).mode & 0o001).toBe(0)
    expect(answer.one).toBe(1)
    rmSync(closed, { recursive: true })
  })
})
