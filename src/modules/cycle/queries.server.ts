import { z } from 'zod'
import { query } from '../../kit/acts.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { countriesPlannedBy, ROLES_FOR, TASKS } from './model.ts'

/** One cycle as rights and the pages' heads need it. */
export function cycleById(db: ReadDb, id: string) {
  return db
    .selectFrom('cycle')
    .innerJoin('country', 'country.code', 'cycle.country')
    .innerJoin('instrumentVersion', 'instrumentVersion.id', 'cycle.versionId')
    .selectAll('cycle')
    .select(['country.name as countryName', 'instrumentVersion.code as versionCode'])
    .where('cycle.id', '=', id)
    .executeTakeFirst()
}
export type Cycle = NonNullable<Awaited<ReturnType<typeof cycleById>>>

export async function aboutCycle(db: ReadDb, id: string) {
  const cycle = await cycleById(db, id)
  return cycle && { subject: `cycle ${id}`, country: cycle.country, state: cycle.state }
}

export const CycleId = z.object({ id: z.uuid() })

/**
 * The version that a cycle of this country is of: the one asked for, if it is published and of the core or the country's
 * own; without one, the newest variant of the country, else the newest core.
 */
export function publishedVersion(db: ReadDb, country: string, id: string | undefined) {
  const mine = db
    .selectFrom('instrumentVersion')
    .select(['id', 'code'])
    .where('state', '=', 'published')
    .where((eb) => eb.or([eb('country', 'is', null), eb('country', '=', country)]))
  const asked = id === undefined ? mine : mine.where('id', '=', id)
  return asked
    .orderBy('country', (order) => order.asc().nullsLast())
    .orderBy('publishedAt', (order) => order.desc().nullsLast())
    .limit(1)
    .executeTakeFirst()
}

export function areasOf(db: ReadDb, versionId: string) {
  return db
    .selectFrom('area')
    .select(['code', 'title'])
    .where('versionId', '=', versionId)
    .orderBy('position')
    .execute()
}

export function teamOf(db: ReadDb, cycleId: string) {
  return db
    .selectFrom('cycleMember')
    .innerJoin('person', 'person.id', 'cycleMember.personId')
    .select(['cycleMember.areaCode', 'cycleMember.personId', 'cycleMember.task', 'person.name'])
    .where('cycleId', '=', cycleId)
    .orderBy('person.name')
    .execute()
}

/** People who hold a role in this country, or in all, that a task may be given to. */
export async function eligibleFor(db: ReadDb, country: string) {
  const roles = [...new Set(TASKS.flatMap((task) => ROLES_FOR[task]))]
  return db
    .selectFrom('roleGrant')
    .innerJoin('person', 'person.id', 'roleGrant.personId')
    .select(['person.id', 'person.name', 'roleGrant.role'])
    .distinct()
    .where('roleGrant.endedAt', 'is', null)
    .where('person.state', '!=', 'ended')
    .where('roleGrant.role', 'in', roles)
    .where((eb) => eb.or([eb('roleGrant.country', '=', country), eb('roleGrant.country', 'is', null)]))
    .orderBy('person.name')
    .execute()
}

/** What the form of a new cycle needs: where this person plans, and the versions that it can be of. */
export const readNewCycle = query({
  may: 'cycle.read',
  takes: z.object({}),
  about: async () => ({ subject: 'cycles', country: null }),
  run: async (db, { actor, now }) => {
    const planned = countriesPlannedBy(actor)
    const all = db.selectFrom('country').select(['code', 'name'])
    const countries = planned === '*' ? all : all.where('code', 'in', [...planned, ''])
    const versions = db
      .selectFrom('instrumentVersion')
      .select(['id', 'code', 'country'])
      .where('state', '=', 'published')
      .where((eb) =>
        planned === '*' ? eb.lit(true) : eb.or([eb('country', 'is', null), eb('country', 'in', [...planned, ''])]),
      )
      .orderBy('country', (order) => order.asc().nullsFirst())
      .orderBy('publishedAt', 'desc')
    return {
      countries: await countries.execute(),
      versions: await versions.limit(50).execute(),
      year: now.getUTCFullYear(),
    }
  },
})

export const readCycle = query({
  may: 'cycle.read',
  takes: CycleId,
  about: (db, { id }) => aboutCycle(db, id),
  run: async (db, _doing, { id }) => ({ cycle: (await cycleById(db, id))! }),
})

export const readTeam = query({
  may: 'cycle.read',
  takes: CycleId,
  about: (db, { id }) => aboutCycle(db, id),
  run: async (db, _doing, { id }) => {
    const cycle = (await cycleById(db, id))!
    const areas = await areasOf(db, cycle.versionId)
    const members = await teamOf(db, id)
    return { cycle, areas, members, people: await eligibleFor(db, cycle.country) }
  },
})

/** The earlier cycles of the same country, the newest first. */
export const readEarlierCycles = query({
  may: 'cycle.read',
  takes: CycleId,
  about: (db, { id }) => aboutCycle(db, id),
  run: async (db, _doing, { id }) => {
    const cycle = (await cycleById(db, id))!
    const earlier = await db
      .selectFrom('cycle')
      .innerJoin('instrumentVersion', 'instrumentVersion.id', 'cycle.versionId')
      .select(['cycle.id', 'cycle.year', 'instrumentVersion.code as versionCode'])
      .select((eb) =>
        eb
          .selectFrom('assessment')
          .whereRef('assessment.cycleId', '=', 'cycle.id')
          .select(eb.fn.countAll<number>().as('n'))
          .as('assessments'),
      )
      .where('cycle.country', '=', cycle.country)
      .where('cycle.year', '<', cycle.year)
      .orderBy('cycle.year', 'desc')
      .limit(50)
      .execute()
    return { cycle, earlier }
  },
})
