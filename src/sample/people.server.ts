import { openSession } from '../modules/identity/host.server.ts'
import type { Doing } from '../kit/acts.ts'
import type { Tx } from '../server/db/types.ts'
import { CAST, type Invented } from './cast.ts'
import { peopleCalled } from './queries.server.ts'

export interface OnStage {
  readonly id: string
  readonly token: string
}

/** Everybody of the cast with a session for the time of the loading; who is there already is not made again. */
export async function enterCast(tx: Tx, doing: Pick<Doing, 'now'>): Promise<ReadonlyMap<string, OnStage>> {
  const emails = CAST.map(({ email }) => email)
  const known = new Map((await peopleCalled(tx, emails)).map(({ email, id }) => [email, id]))
  const stage = new Map<string, OnStage>()
  for (const one of CAST) {
    const id = known.get(one.email) ?? (await createPerson(tx, one))
    stage.set(one.key, { id, token: await openSession(tx, doing, { personId: id, device: 'sample' }) })
  }
  return stage
}

export async function createPerson(tx: Tx, { name, email, role, country }: Invented): Promise<string> {
  const { id } = await tx
    .insertInto('person')
    .values({ name, email, state: 'active' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.insertInto('roleGrant').values({ personId: id, role, country }).execute()
  return id
}

/** The sessions of the loading end with it; those of an earlier one that was cut short, too. */
export async function leaveStage(tx: Tx, doing: Pick<Doing, 'now'>, people: readonly string[]): Promise<void> {
  await tx
    .updateTable('session')
    .set({ endedAt: doing.now.toISOString() })
    .where('personId', 'in', people)
    .where('device', '=', 'sample')
    .where('endedAt', 'is', null)
    .execute()
}
