// npm run bench -- collection: what institutions and those who ask them wait for, on a database of its own. Server time
// of the acts and queries, without rendering. Prints one line a figure, with the work of this process and
// of the database; nothing is asserted.
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { sayTo } from '../src/catalogue.ts'
import { loadContent } from '../src/content.server.ts'
import { listeners } from '../src/listeners.ts'
import { decide, reach } from '../src/modules/identity/rights.ts'
import { asked, clerkAt } from '../src/modules/reply/reply.fixture.ts'
import { connect, type Connection } from '../src/server/db/connect.ts'
import { startEmbedded } from '../src/server/db/embedded.ts'
import { migrate } from '../src/server/db/migrate.ts'
import { createFiles } from '../src/server/files.ts'
import { claimInstance } from '../src/server/instance.ts'
import { createHost } from '../src/server/perform.ts'
import { createSealer } from '../src/server/sealer.ts'
import { whoHolds } from '../src/who.server.ts'
import { people } from '../test/people.ts'
import { measureAsking } from './collection-asking.ts'
import { measureSaving } from './collection-saving.ts'
import { measureWorkbook } from './collection-workbook.ts'
import { workBetween, workUntilNow } from './work.ts'

const RUNS = 9

const tell = (what: string, value: string) => console.log(`${what.padEnd(72)} ${value}`)
const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!

type Timed = (what: string, work: (run: number) => Promise<unknown>, runs?: number) => Promise<void>

/** How long each run took, and what a run worked here and in the database. */
const timedWith =
  (owner: pg.Pool): Timed =>
  async (what, work, runs = RUNS) => {
    const times: number[] = []
    const before = await workUntilNow(owner)
    for (let run = 0; run < runs; run++) {
      const startedAt = performance.now()
      await work(run)
      times.push(performance.now() - startedAt)
    }
    const worked = workBetween(before, await workUntilNow(owner))
    const [least, most] = [Math.min(...times), Math.max(...times)]
    const range = runs === 1 ? '' : ` (${Math.round(least)}–${Math.round(most)}, ${runs} runs)`
    const [own, database] = [worked.own, worked.database].map((it) => Math.round((it / runs) * 1000))
    tell(what, `${Math.round(median(times))} ms${range}, work ${own} + ${database} ms`)
  }

const folder = await mkdtemp(join(tmpdir(), 'bench-collection-'))
const server = await startEmbedded({ dataDir: folder, log: () => undefined })
try {
  await measure(server.connection)
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}

async function measure(connection: Connection): Promise<void> {
  const owner = connect(connection, () => undefined, 1)
  await migrate(owner, 'migrations', () => undefined)
  const pool = connect(connection, () => undefined)
  const sealer = createSealer(randomBytes(32))
  const clock = { now: new Date('2022-02-01T10:00:00Z') }
  const parts = {
    pool,
    clock: () => clock.now,
    files: createFiles(join(folder, 'files')),
    sealer,
    publicUrl: 'http://127.0.0.1:4000',
    say: sayTo,
  }
  const host = createHost({ ...parts, identify: whoHolds, decide, reach, listeners })
  await host.asSystem((tx) => claimInstance(tx, false, sealer))
  await host.asSystem((tx) => loadContent(tx, 'content', () => undefined))
  const as = people(host, sealer, () => clock.now)
  const timed = timedWith(owner)
  await measureAsking({ host, as, owner, tell, timed })
  await measureSaving({ host, owner, clock, tell })
  const many = await asked({ as, pool, clock }, { country: 'me', year: 2021, many: 6 })
  const [one] = many.toSorted((a, b) => b.questions - a.questions)
  const clerk = await clerkAt(host, pool, one!)
  await measureWorkbook({ clerk, reference: one!.reference, tell, timed })
  await pool.end()
  await owner.end()
}
