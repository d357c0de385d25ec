import { sql } from 'kysely'
import { command } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import type { Tx } from '../../server/db/types.ts'
import { CarryForward, ChangedCycle, Member, NewCycle, ROLES_FOR, Team } from './model.ts'
import { carriedAssessments } from './carry.server.ts'
import { cycleProblem } from './problems.ts'
import { aboutCycle, areasOf, cycleById, eligibleFor, publishedVersion, teamOf } from './queries.server.ts'

/** Opens the cycle of one country and year, from a published version of the instrument. */
export const openCycle = command({
  may: 'cycle.open',
  records: 'cycle.opened',
  takes: NewCycle,
  about: async (db, { country, year }) => {
    const found = await db.selectFrom('country').select('code').where('code', '=', country).executeTakeFirst()
    return found && { subject: `cycle of ${country} ${year}`, country }
  },
  run: async (tx, { actor, now }, { versionId, ...it }) => {
    const version = await publishedVersion(tx, it.country, versionId)
    if (!version) throw cycleProblem['no-published-version']()
    return tx
      .insertInto('cycle')
      .values({ ...it, versionId: version.id, openedBy: actor.id, openedAt: now })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow()
  },
  details: (input, { id }) => ({ ...input, id }),
})

/** Moves the dates and the phase. */
export const changeCycle = command({
  may: 'cycle.change',
  records: 'cycle.changed',
  takes: ChangedCycle,
  about: (db, { id }) => aboutCycle(db, id),
  run: async (tx, _doing, { id, version, ...dates }) => {
    const changed = await tx
      .updateTable('cycle')
      .set({ ...dates, version: sql`version + 1` })
      .where('id', '=', id)
      .where('version', '=', version)
      .returning(['id', 'version'])
      .executeTakeFirst()
    if (changed) return changed
    const { version: now, collectUntil, assessUntil, publishOn, state } = (await cycleById(tx, id))!
    throw kitProblem.conflict(
      {},
      { details: { id, version: now, theirs: { collectUntil, assessUntil, publishOn, state } } },
    )
  },
})

/** Sets the whole team: who monitors and who reviews which area. */
export const setTeam = command({
  may: 'cycle.team',
  records: 'cycle.team-set',
  takes: Team,
  about: (db, { id }) => aboutCycle(db, id),
  run: async (tx, _doing, { id, version, members }) => {
    const changed = await tx
      .updateTable('cycle')
      .set({ version: sql`version + 1` })
      .where('id', '=', id)
      .where('version', '=', version)
      .returning(['id', 'version', 'country', 'versionId'])
      .executeTakeFirst()
    if (!changed) throw await teamConflict(tx, id)
    await refuseOutsiders(tx, changed, members)
    await tx.deleteFrom('cycleMember').where('cycleId', '=', id).execute()
    const rows = members.map((member) => ({ ...member, cycleId: id, country: changed.country }))
    if (rows.length > 0)
      await tx
        .insertInto('cycleMember')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    return { id, version: changed.version }
  },
})

/** Brings what an earlier cycle of the country found, as drafts to be confirmed; what is already begun stays as it is. */
export const carryForward = command({
  may: 'cycle.carry-forward',
  records: 'cycle.carried-forward',
  takes: CarryForward,
  about: (db, { id }) => aboutCycle(db, id),
  run: async (tx, { now }, { id, fromId }) => {
    const [into, from] = [(await cycleById(tx, id))!, await cycleById(tx, fromId)]
    if (!from || from.country !== into.country || from.year >= into.year)
      throw cycleProblem['nothing-earlier']({}, { fields: [{ field: 'fromId', key: 'cycle.field.earlier' }] })
    return carriedAssessments(tx, { into, from, now })
  },
  details: (input, output) => ({ ...input, ...output }),
})

async function teamConflict(tx: Tx, id: string) {
  const [cycle, theirs] = [(await cycleById(tx, id))!, await teamOf(tx, id)]
  return kitProblem.conflict({}, { details: { id, version: cycle.version, theirs } })
}

async function refuseOutsiders(tx: Tx, cycle: { country: string; versionId: string }, members: readonly Member[]) {
  const areas = new Set((await areasOf(tx, cycle.versionId)).map(({ code }) => code))
  const people = await eligibleFor(tx, cycle.country)
  const isWrong = ({ areaCode, personId, task }: Member) =>
    !areas.has(areaCode) ||
    !people.some(({ id, role }) => id === personId && ROLES_FOR[task].some((one) => one === role))
  const wrong = members.filter(isWrong)
  if (wrong.length === 0) return
  const fields = wrong.map(({ task, areaCode }) => ({
    field: `${task}.${areaCode}`,
    key: 'cycle.field.not-of-this-role',
  }))
  throw cycleProblem['not-in-the-team']({}, { fields })
}
