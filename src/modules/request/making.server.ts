import { sql } from 'kysely'
import { command } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import { inBatches } from '../../server/db/batches.ts'
import type { Tx } from '../../server/db/types.ts'
import { aboutCycle, cycleById } from '../cycle/queries.server.ts'
import { letterLocale } from './letter-locale.ts'
import { Plan, WithdrawnDraft } from './model.ts'
import { nextReferences } from './numbers.server.ts'
import { toBeAsked, toBeAskedBy } from './plan-queries.server.ts'
import { requestProblem } from './problems.ts'
import { aboutRequest, requestById } from './queries.server.ts'

/** Offices whose questions are added in one statement. */
const AT_ONCE = 100

/**
 * Makes a draft for each chosen institution, with its own questions alone, in the order of the instrument. What was
 * asked already is not asked again: the same plan twice makes nothing more.
 */
export const makeRequests = command({
  may: 'request.plan',
  records: 'request.made',
  takes: Plan,
  about: (db, { cycleId }) => aboutCycle(db, cycleId),
  run: async (tx, doing, { cycleId, institutions, scope, ...asked }) => {
    const { actor, now } = doing
    const cycle = (await cycleById(tx, cycleId))!
    await oneAtATime(tx, cycleId)
    if (cycle.state === 'published')
      throw requestProblem['nothing-to-ask'](
        {},
        { fields: [{ field: 'institutions', key: 'request.field.published' }] },
      )
    const chosen = await toBeAsked(tx, { cycleId, scope })
      .select(['office.id', 'office.nameLocal'])
      .distinct()
      .where(sql<boolean>`office.id = any (${institutions}::uuid[])`)
      .orderBy('office.nameLocal')
      .orderBy('office.id')
      .execute()
    if (chosen.length === 0) throw requestProblem['nothing-to-ask']()
    const year = now.getUTCFullYear()
    const references = await nextReferences(tx, { country: cycle.country, year, many: chosen.length })
    const rows = chosen.map(({ id }, i) => ({
      ...asked,
      reference: references[i]!,
      cycleId,
      country: cycle.country,
      year: cycle.year,
      institutionId: id,
      locale: letterLocale(cycle.country),
      madeBy: actor.id,
      madeAt: now,
    }))
    const ids: string[] = []
    await inBatches(rows, async (batch) => {
      const made = await tx.insertInto('request').values(batch).returning('id').execute()
      ids.push(...made.map(({ id }) => id))
    })
    let questions = 0
    let done = 0
    await inBatches(
      ids,
      async (batch) => {
        questions += await addQuestions(tx, batch, { cycleId, scope })
        done += batch.length
        doing.progress?.(done, ids.length)
      },
      AT_ONCE,
    )
    await addLastAnswers(tx, ids)
    await addOwners(tx, ids, now)
    await addMade(tx, ids, { person: actor.id, now })
    return { requests: ids.length, questions, first: references[0]!, last: references.at(-1)! }
  },
  details: ({ cycleId, scope, basis }, output) => ({ cycleId, scope, basis, ...output }),
})

/** Two who plan the same cycle at once: the second sees what the first has made, and asks nobody twice. */
async function oneAtATime(tx: Tx, cycleId: string): Promise<void> {
  await tx.selectFrom('cycle').select('id').where('id', '=', cycleId).forNoKeyUpdate().executeTakeFirstOrThrow()
}

/** The questions of new drafts, each institution's in the order of the instrument. */
async function addQuestions(
  tx: Tx,
  ids: readonly string[],
  asked: { cycleId: string; scope: Plan['scope'] },
): Promise<number> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('requestQuestion')
    .columns(['requestId', 'country', 'number', 'indicatorId', 'indicatorCode'])
    .expression(toBeAskedBy(tx, { ...asked, drafts: ids }))
    .executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows ?? 0n)
}

/** What each institution answered to the same question in its latest earlier year, so that it can be confirmed. */
export async function addLastAnswers(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`
    update request_question q set last = found.last
    from (
      select distinct on (own.id) own.id,
        jsonb_build_object('year', earlier.year, 'kind', answer.kind, 'cells', answer.cells) as last
      from request_question own
      join request now on now.id = own.request_id
      join request earlier on earlier.institution_id = now.institution_id and earlier.year < now.year
      join request_question before on before.request_id = earlier.id and before.indicator_code = own.indicator_code
      join answer on answer.question_id = before.id
      where own.request_id = any (${ids}::uuid[]) and answer.kind <> 'declined'
        and exists (select from submission s where s.request_id = earlier.id)
      order by own.id, earlier.year desc, answer.saved_at desc
    ) found
    where q.id = found.id`.execute(tx)
}

/** The registered mailbox of the institution answers for all of it. */
export async function addOwners(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  await tx
    .insertInto('respondent')
    .columns(['requestId', 'country', 'number', 'part', 'locale', 'madeAt'])
    .expression(
      tx
        .selectFrom('request')
        .where(sql<boolean>`id = any (${ids}::uuid[])`)
        .select(['id', 'country', sql<number>`1`.as('number'), sql<'owner'>`'owner'`.as('part'), 'locale'])
        .select(sql<string>`${now.toISOString()}::timestamptz`.as('madeAt')),
    )
    .execute()
}

export async function addMade(tx: Tx, ids: readonly string[], { person, now }: { person: string; now: Date }) {
  const day = now.toISOString().slice(0, 10)
  await tx
    .insertInto('requestEvent')
    .columns(['requestId', 'country', 'kind', 'onDay', 'at', 'personId'])
    .expression(
      tx
        .selectFrom('request')
        .where(sql<boolean>`id = any (${ids}::uuid[])`)
        .select(['id', 'country', sql<string>`'made'`.as('kind'), sql<string>`${day}::date`.as('onDay')])
        .select([sql<string>`${now.toISOString()}::timestamptz`.as('at'), sql<string>`${person}::uuid`.as('personId')]),
    )
    .execute()
}

/** Takes back a draft that was never sent. Its number is spent, its questions can be asked anew. */
export const withdrawDraft = command({
  may: 'request.plan',
  records: 'request.withdrawn',
  takes: WithdrawnDraft,
  about: (db, { id }) => aboutRequest(db, id),
  run: async (tx, _doing, { id, version }) => {
    const now = (await requestById(tx, id))!
    if (now.state !== 'draft') throw requestProblem['not-a-draft']({ reference: now.reference })
    const changed = await tx
      .updateTable('request')
      .set({ state: 'withdrawn', version: sql`version + 1` })
      .where('id', '=', id)
      .where('version', '=', version)
      .returning(['id', 'cycleId', 'version'])
      .executeTakeFirst()
    if (changed) return changed
    throw kitProblem.conflict({}, { details: { id, version: now.version } })
  },
})
