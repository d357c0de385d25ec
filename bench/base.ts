import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { z } from 'zod'
import { sayTo } from '../src/catalogue.ts'
import { loadContent } from '../src/content.server.ts'
import type { Command, Query, Role } from '../src/kit/acts.ts'
import { openSession } from '../src/modules/identity/host.server.ts'
import { decide, reach } from '../src/modules/identity/rights.ts'
import { connect } from '../src/server/db/connect.ts'
import { startEmbedded } from '../src/server/db/embedded.ts'
import { migrate } from '../src/server/db/migrate.ts'
import { createFiles } from '../src/server/files.ts'
import { claimInstance } from '../src/server/instance.ts'
import { createHost, type Host } from '../src/server/perform.ts'
import { createSealer } from '../src/server/sealer.ts'
import { whoHolds } from '../src/who.server.ts'

export const tell = (what: string, value: string) => console.log(`${what.padEnd(72)} ${value}`)

export interface Actor {
  does<I extends z.ZodType, O>(command: Command<I, O>, input: z.input<I>): Promise<O>
  asks<I extends z.ZodType, O>(query: Query<I, O>, input: z.input<I>): Promise<O>
}

export function actorWith(host: Host, token: string): Actor {
  return {
    does: (command, input) => host.perform(command, { token, input, key: randomUUID() }),
    asks: (query, input) => host.ask(query, { token, input }),
  }
}

/** A database of its own with the shipped content, for as long as the work takes. */
export async function onOwnBase(work: (host: Host) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  const server = await startEmbedded({ dataDir: folder, log: () => undefined })
  const owner = connect(server.connection, () => undefined, 1)
  const pool = connect(server.connection, () => undefined, 10)
  try {
    await migrate(owner, 'migrations', () => undefined)
    const sealer = createSealer(randomBytes(32))
    const host = createHost({
      pool,
      clock: () => new Date(),
      files: createFiles(join(folder, 'files')),
      sealer,
      publicUrl: 'http://127.0.0.1:4000',
      say: sayTo,
      identify: whoHolds,
      decide,
      reach,
    })
    await host.asSystem((tx) => claimInstance(tx, false, sealer))
    await host.asSystem((tx) => loadContent(tx, 'content', () => undefined))
    await work(host)
  } finally {
    await pool.end()
    await owner.end()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

export async function person(host: Host, role: Role, country: string | null): Promise<Actor> {
  const token = await host.asSystem(async (tx, doing) => {
    const { id } = await tx
      .insertInto('person')
      .values({ name: 'Bench', email: `${role}.${country}@example.org`, state: 'active' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx.insertInto('roleGrant').values({ personId: id, role, country }).execute()
    return openSession(tx, doing, { personId: id, device: 'bench' })
  })
  return actorWith(host, token)
}
