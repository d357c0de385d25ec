import { randomBytes, randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { ROLES, type Command, type Query, type Role } from '../src/kit/acts.ts'
import type { Sealer } from '../src/kit/given.ts'
import { openSession } from '../src/modules/identity/host.server.ts'
import type { Host } from '../src/server/perform.ts'

export interface Person {
  readonly id: string
  readonly token: string
  does<I extends z.ZodType, O>(command: Command<I, O>, input: z.input<I>, key?: string): Promise<O>
  asks<I extends z.ZodType, O>(query: Query<I, O>, input: z.input<I>): Promise<O>
}

/** `await as.monitor('rs')`; the same words are the same person, a second name is a second one. */
export type People = Record<Role, (country?: string, name?: string) => Promise<Person>>

export function people(host: Host, sealer: Sealer, now: () => Date): People {
  const known = new Map<string, Promise<Person>>()
  const personOf =
    (role: Role) =>
    (country?: string, name = 'one') => {
      const key = `${role} ${country ?? 'region'} ${name}`
      const person = known.get(key) ?? signUp(host, sealer, now(), { role, country: country ?? null, key })
      known.set(key, person)
      return person
    }
  return Object.fromEntries(ROLES.map((role) => [role, personOf(role)])) as unknown as People
}

async function signUp(
  host: Host,
  _sealer: Sealer,
  now: Date,
  { role, country, key }: { role: Role; country: string | null; key: string },
): Promise<Person> {
  const { id, token } = await host.asSystem(async (tx, doing) => {
    const email = `${key.replaceAll(' ', '.')}.${randomBytes(3).toString('hex')}@example.org`
    const person = await tx
      .insertInto('person')
      .values({ name: key, email, state: 'active' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx.insertInto('roleGrant').values({ personId: person.id, role, country }).execute()
    return { id: person.id, token: await openSession(tx, doing, { personId: person.id, device: 'test' }, now) }
  })
  return {
    id,
    token,
    does: (command, input, given = randomUUID()) => host.perform(command, { token, input, key: given }),
    asks: (query, input) => host.ask(query, { token, input }),
  }
}
