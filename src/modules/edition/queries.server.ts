import { query } from '../../kit/acts.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { z } from 'zod'
import { decide, reach } from '../identity/index.ts'
import { breakBetween } from '../instrument/index.ts'
import { comparisonSteps } from '../instrument/queries.server.ts'
import { staleApprovals } from '../assessment/commands.server.ts'
import { differences, type Between } from './differences.ts'
import { partsApartIn, reachOf } from './reach.ts'
import { approvalsOf } from './gather-queries.server.ts'
import { EditionBody, EditionId, type EditionName } from './model.ts'
import { approvalsLost } from './approvals-lost.ts'

const BODIES_KEPT = 12
const bodies = new Map<string, EditionBody>()

export interface PublishedEdition extends EditionName {
  readonly id: string
  readonly sha256: string
  readonly publishedAt: string
  readonly note: string
}

/** Every published edition, newest first, without its body. */
export async function publishedEditions(db: ReadDb): Promise<PublishedEdition[]> {
  const rows = await db
    .selectFrom('edition')
    .select(['id', 'country', 'year', 'number', 'sha256', 'publishedAt', 'note'])
    .where('state', '=', 'published')
    .orderBy('year', 'desc')
    .orderBy('country')
    .orderBy('number', 'desc')
    .limit(2_000)
    .execute()
  return rows.map((row) => ({ ...row, publishedAt: row.publishedAt ?? '' }))
}

/** Parsed bodies of published editions, in one statement for all that are not in memory: they never change. */
export async function bodiesOf(db: ReadDb, ids: readonly string[]): Promise<Map<string, EditionBody>> {
  const absent = ids.filter((id) => !bodies.has(id))
  const present = new Map(ids.flatMap((id) => pair(id, bodies.get(id))))
  for (const [id, body] of present) remember(id, body)
  if (absent.length === 0) return present
  const rows = await db
    .selectFrom('edition')
    .select(['id', 'body'])
    .where('state', '=', 'published')
    .where('id', 'in', absent)
    .limit(absent.length)
    .execute()
  for (const { id, body } of rows) {
    const read = EditionBody.parse(JSON.parse(body))
    present.set(id, read)
    remember(id, read)
  }
  return present
}

const pair = (id: string, body: EditionBody | undefined): [string, EditionBody][] => (body ? [[id, body]] : [])

/** What was asked for last stays longest. */
function remember(id: string, body: EditionBody): void {
  bodies.delete(id)
  const oldest = bodies.keys().next()
  if (bodies.size >= BODIES_KEPT && !oldest.done) bodies.delete(oldest.value)
  bodies.set(id, body)
}

/** The bytes that were published, and their hash. */
export function publishedBytes(db: ReadDb, { country, year, number }: EditionName) {
  return db
    .selectFrom('edition')
    .select(['id', 'body', 'sha256', 'publishedAt'])
    .where('state', '=', 'published')
    .where('country', '=', country)
    .where('year', '=', year)
    .where('number', '=', number)
    .executeTakeFirst()
}

/** The published editions in which this hash stands: whether as a public file is for the caller to see. */
export async function editionsNaming(db: ReadDb, sha256: string): Promise<string[]> {
  const rows = await db
    .selectFrom('edition')
    .select('id')
    .where('state', '=', 'published')
    .where('body', 'like', `%"sha256":"${sha256.replaceAll(/[^0-9a-f]/g, '')}"%`)
    .orderBy('publishedAt', 'desc')
    .limit(8)
    .execute()
  return rows.map(({ id }) => id)
}

/** For the workbench: the editions that this person may open there, and the cycles that they may propose of. */
export const editionsBoard = query({
  may: 'edition.read',
  takes: z.object({}),
  about: () => Promise.resolve({ subject: 'editions', country: null }),
  async run(db, { actor }) {
    const { writes } = reach(actor)
    const mayPropose = (country: string | null) =>
      decide('edition.propose', actor, { subject: 'edition new', country }) === 'allowed'
    const editions = await db
      .selectFrom('edition')
      .innerJoin('country', 'country.code', 'edition.country')
      .select([
        'edition.id',
        'edition.cycleId',
        'edition.country',
        'country.name as countryName',
        'edition.year',
        'edition.number',
        'edition.state',
        'edition.sha256',
        'edition.proposedAt',
        'edition.publishedAt',
      ])
      .$if(writes !== '*', (all) => all.where('edition.country', 'in', writes.split(',')))
      .orderBy('edition.proposedAt', 'desc')
      .limit(500)
      .execute()
    const cycles = (await proposableCycles(db)).filter(({ country }) => mayPropose(country))
    return { editions, cycles, isProposer: actor.grants.some(({ country }) => mayPropose(country)) }
  },
})

function proposableCycles(db: ReadDb) {
  return db
    .selectFrom('cycle')
    .innerJoin('country', 'country.code', 'cycle.country')
    .select((eb) => [
      'cycle.id',
      'cycle.country',
      'country.name as countryName',
      'cycle.year',
      'cycle.state',
      eb
        .selectFrom('assessment')
        .innerJoin('approval', 'approval.assessmentId', 'assessment.id')
        .select((inner) => inner.fn.countAll<number>().as('approved'))
        .whereRef('assessment.cycleId', '=', 'cycle.id')
        .where('assessment.state', '=', 'approved')
        .where('approval.voidedAt', 'is', null)
        .as('approved'),
      eb
        .selectFrom('assessment')
        .innerJoin('approval', 'approval.assessmentId', 'assessment.id')
        .innerJoin('indicator', 'indicator.id', 'assessment.indicatorId')
        .select((inner) => inner.fn.countAll<number>().as('approvedRated'))
        .whereRef('assessment.cycleId', '=', 'cycle.id')
        .where('assessment.state', '=', 'approved')
        .where('approval.voidedAt', 'is', null)
        .where('indicator.isRated', '=', true)
        .as('approvedRated'),
      eb
        .selectFrom('indicator')
        .select((inner) => inner.fn.countAll<number>().as('rated'))
        .whereRef('indicator.versionId', '=', 'cycle.versionId')
        .where('indicator.isRated', '=', true)
        .as('rated'),
      eb
        .selectFrom('edition')
        .select((inner) => inner.fn.countAll<number>().as('published'))
        .whereRef('edition.cycleId', '=', 'cycle.id')
        .where('edition.state', '=', 'published')
        .as('published'),
      eb
        .selectFrom('edition')
        .select('edition.id')
        .whereRef('edition.cycleId', '=', 'cycle.id')
        .where('edition.state', '=', 'proposed')
        .as('waiting'),
    ])
    .orderBy('cycle.year', 'desc')
    .orderBy('cycle.country')
    .limit(500)
    .execute()
}

/** One edition as whoever publishes it must see it: all of it, what it changes, and what was voided since. */
export const editionToRead = query({
  may: 'edition.read',
  takes: EditionId,
  about: (db, { id }) => matterOfEdition(db, id),
  async run(db, { actor }, { id }) {
    const row = await db.selectFrom('edition').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const body = EditionBody.parse(JSON.parse(row.body))
    const before = await previousBody(db, row)
    const steps = await comparisonSteps(db)
    const between: Between = (code, from, to) => breakBetween(steps, { from, to, code })
    const by = { territories: body.territories, between }
    const isWaiting = row.state === 'proposed'
    const approvals = isWaiting ? await approvalsOf(db, row.cycleId) : []
    const stale = isWaiting ? await staleApprovals(db, row.cycleId) : []
    return {
      id,
      state: row.state,
      sha256: row.sha256,
      note: row.note,
      proposedAt: row.proposedAt,
      publishedAt: row.publishedAt,
      isOwn: row.proposedBy === actor.id,
      body,
      /** By indicator, where parts of the country are asked. */
      reaches: Object.fromEntries(body.values.map((value) => [value.indicator.code, reachOf(value, by)])),
      partsApart: body.values.flatMap((value) => {
        const found = partsApartIn(value, by)
        return found.length > 0 ? [{ code: value.indicator.code, title: value.indicator.title, found }] : []
      }),
      previous: before && {
        label: before.label,
        differences: differences(before, body, between),
      },
      lost: isWaiting ? [...new Set([...approvalsLost(body, approvals), ...stale.map(({ code }) => code)])] : [],
    }
  },
})

async function previousBody(db: ReadDb, { country, year, number }: EditionName): Promise<EditionBody | undefined> {
  const row = await db
    .selectFrom('edition')
    .select('body')
    .where('state', '=', 'published')
    .where('country', '=', country)
    .where((eb) => eb.or([eb('year', '<', year), eb.and([eb('year', '=', year), eb('number', '<', number)])]))
    .orderBy('year', 'desc')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? EditionBody.parse(JSON.parse(row.body)) : undefined
}

/** Who proposed it counts as its author: another person publishes. */
export async function matterOfEdition(db: ReadDb, id: string) {
  const row = await db
    .selectFrom('edition')
    .select(['country', 'state', 'proposedBy'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { subject: `edition ${id}`, country: row.country, state: row.state, authors: [row.proposedBy] }
}

export async function matterOfCycle(db: ReadDb, id: string) {
  const row = await db.selectFrom('cycle').select(['country', 'state']).where('id', '=', id).executeTakeFirst()
  return row && { subject: `cycle ${id}`, country: row.country, state: row.state }
}
