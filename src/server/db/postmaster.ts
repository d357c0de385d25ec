import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { cannotRun, spawnAs, type Account } from './account.ts'

export type Postmaster = {
  process: ReturnType<typeof spawnAs>
  lastWords: () => string
  hasEnded: () => boolean
}
export type Launch = () => Promise<Postmaster>

/** Starts the server and resolves once it takes connections at `host`, however long its recovery takes. */
export async function launchPostmaster(
  account: Account,
  command: string[],
  host: string,
  log: (line: string) => void,
): Promise<Postmaster> {
  const child = spawnAs(account, command[0]!, command.slice(1))
  let words: string[] = []
  const hear = (chunk: Buffer) => (words = [...words, ...chunk.toString().trimEnd().split('\n')].slice(-20))
  child.stderr!.on('data', hear)
  child.stdout!.on('data', hear)
  let ended = false
  child.once('error', (error) => hear(Buffer.from(error.message)))
  child.once('close', () => (ended = true))
  const postmaster = { process: child, lastWords: () => words.join('\n'), hasEnded: () => ended }

  for (let tries = 1; ; tries++) {
    if (ended) throw cannotRun(account, postmaster.lastWords())
    if (await takesConnections(host)) return postmaster
    if (tries % 300 === 0) log('the database is recovering')
    await sleep(10)
  }
}

async function takesConnections(host: string): Promise<boolean> {
  const client = new pg.Client({ host, user: 'postgres', database: 'postgres' })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** Launches, and launches again whenever the server ends unasked; resolves to the function that stops it for good. */
export async function keepRunning(launch: Launch, log: (line: string) => void): Promise<() => Promise<void>> {
  let stopping = false
  let current: Promise<Postmaster | undefined>
  const watch = (postmaster: Postmaster) => {
    postmaster.process.once('close', () => {
      if (stopping) return
      log(`the database ended by itself and is started again: ${postmaster.lastWords()}`)
      current = relaunch(launch, () => stopping)
      void current.then((next) => next && watch(next))
    })
    return postmaster
  }
  current = Promise.resolve(watch(await launchAfterOrphans(launch)))
  return async () => {
    stopping = true
    const postmaster = await current
    if (postmaster) await end(postmaster)
  }
}

/** Backends whose postmaster was killed need a moment to notice; until then they hold its shared memory. */
async function launchAfterOrphans(launch: Launch): Promise<Postmaster> {
  for (let tries = 1; ; tries++) {
    try {
      return await launch()
    } catch (error) {
      if (tries === 50 || !/shared memory block/.test(String(error))) throw error
      await sleep(200)
    }
  }
}

async function relaunch(launch: Launch, isStopping: () => boolean): Promise<Postmaster | undefined> {
  for (let pause = 50; !isStopping(); pause = Math.min(pause * 2, 5000)) {
    await sleep(pause)
    const postmaster = await launch().catch(() => undefined)
    if (postmaster) return postmaster
  }
  return undefined
}

async function end(postmaster: Postmaster): Promise<void> {
  if (postmaster.hasEnded()) return
  const closed = once(postmaster.process, 'close')
  postmaster.process.kill('SIGINT')
  const impatience = setTimeout(() => postmaster.process.kill('SIGQUIT'), 20_000)
  await closed
  clearTimeout(impatience)
}
