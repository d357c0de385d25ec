import { sql } from 'kysely'
import { command, type Doing } from '../../kit/acts.ts'
import type { Tx } from '../../server/db/types.ts'
import { ChasedRequests, type Chase } from './chase-model.ts'
import { aboutRequests, leftOutOf } from './chased.server.ts'
import { addEvents } from './event-commands.server.ts'
import { requestProblem } from './problems.ts'
import { addressedIn, type AddressedRequest } from './addressed.server.ts'
import { linkLetter, makeLetters } from './sending.server.ts'

/**
 * Sends what is chosen to the institutions that are late, and to nobody who has answered meanwhile: a numbered letter each, an
 * entry among what happened, and by mail the link. An official letter goes by post alone.
 */
export const chaseRequests = command({
  may: 'request.remind',
  records: 'request.chased',
  takes: ChasedRequests,
  about: (db, { ids }) => aboutRequests(db, ids),
  run: async (tx, doing, input) => {
    const { kind, ids } = input
    const own = await lockChased(tx, kind, ids)
    if (own.length === 0) throw requestProblem['nobody-to-chase']()
    if (input.kind === 'extension') await giveMoreTime(tx, doing, own, input.until)
    const addressed = await addressedIn(tx, own)
    for (const [country, theirs] of Map.groupBy(addressed, (it) => it.country))
      await writeTo(tx, doing, { country, theirs, ...input })
    const mailed = kind === 'official' ? [] : addressed.filter(({ email }) => email !== null)
    await doing.post(mailed.map((it) => linkLetter(doing, it, kind === 'extension' ? 'extension' : 'reminder')))
    return { kind, ids: own, made: own.length, mailed: mailed.length, left: ids.length - own.length }
  },
  details: ({ kind, ...input }, { ids, mailed }) => ({
    kind,
    ...('until' in input ? { until: input.until } : {}),
    requests: ids,
    mailed,
  }),
})

async function lockChased(tx: Tx, kind: Chase, ids: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('request')
    .select(['id', leftOutOf(kind).as('why')])
    .where(sql<boolean>`id = any (${ids}::uuid[])`)
    .orderBy('reference')
    .forUpdate()
    .execute()
  return rows.filter(({ why }) => why === null).map(({ id }) => id)
}

async function giveMoreTime(tx: Tx, { now }: Doing, ids: readonly string[], until: string): Promise<void> {
  const shorter = await tx
    .selectFrom('request')
    .select('id')
    .where(sql<boolean>`id = any (${ids}::uuid[])`)
    .where(sql<boolean>`greatest(answers_until, ${now.toISOString()}::date - 1) >= ${until}::date`)
    .executeTakeFirst()
  if (shorter)
    throw requestProblem['no-more-time']({}, { fields: [{ field: 'until', key: 'request.field.more-time' }] })
  await tx
    .updateTable('request')
    .set({ answersUntil: until, version: sql`version + 1` })
    .where(sql<boolean>`id = any (${ids}::uuid[])`)
    .execute()
}

async function writeTo(
  tx: Tx,
  doing: Doing,
  it: { country: string; theirs: readonly AddressedRequest[] } & ChasedRequests,
): Promise<void> {
  const { country, theirs, kind } = it
  const day = doing.now.toISOString().slice(0, 10)
  const letters = await makeLetters(tx, doing, { country, kind, day }, theirs)
  await addEvents(
    tx,
    theirs.map(({ id }) => ({
      request: { id, country },
      kind: kind === 'reminder' ? 'reminded' : 'letter-made',
      onDay: day,
      at: doing.now,
      personId: doing.actor.id,
      letterId: letters.get(id) ?? null,
      details: it.kind === 'extension' ? { until: it.until } : {},
    })),
  )
}
