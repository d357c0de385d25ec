import { z } from 'zod'
import { command } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import type { Tx } from '../../server/db/types.ts'
import { aboutCycle, cycleById } from '../cycle/queries.server.ts'
import { NewReminderRule, USUAL_RULES } from './reminder.ts'
import { aboutRequest, requestById, RequestId } from './queries.server.ts'

const Cycle = z.object({ cycleId: z.uuid() })

/** Adds a day on which the requests of a cycle are reminded. */
export const addReminderRule = command({
  may: 'request.remind',
  records: 'request.reminder-rule-added',
  takes: NewReminderRule,
  about: (db, { cycleId }) => aboutCycle(db, cycleId),
  run: async (tx, { actor, now }, { cycleId, ...rule }) => {
    await addRules(tx, cycleId, { rules: [rule], madeBy: actor.id, madeAt: now })
    return { cycleId }
  },
})

/** Takes the rules that the product offers, those that are there already left as they are. */
export const addUsualReminders = command({
  may: 'request.remind',
  records: 'request.reminder-rule-added',
  takes: Cycle,
  about: (db, { cycleId }) => aboutCycle(db, cycleId),
  run: async (tx, { actor, now }, { cycleId }) => {
    await addRules(tx, cycleId, { rules: USUAL_RULES, madeBy: actor.id, madeAt: now })
    return { cycleId }
  },
  details: ({ cycleId }) => ({ cycleId, rules: USUAL_RULES }),
})

async function addRules(
  tx: Tx,
  cycleId: string,
  { rules, ...made }: { rules: typeof USUAL_RULES; madeBy: string; madeAt: Date },
): Promise<void> {
  const { country } = (await cycleById(tx, cycleId))!
  await tx
    .insertInto('reminderRule')
    .values(rules.map((rule) => ({ ...rule, ...made, cycleId, country })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export const removeReminderRule = command({
  may: 'request.remind',
  records: 'request.reminder-rule-removed',
  takes: z.object({ ruleId: z.uuid() }),
  about: async (db, { ruleId }) => {
    const rule = await db.selectFrom('reminderRule').select('cycleId').where('id', '=', ruleId).executeTakeFirst()
    return rule && aboutCycle(db, rule.cycleId)
  },
  run: (tx, _doing, { ruleId }) =>
    tx
      .deleteFrom('reminderRule')
      .where('id', '=', ruleId)
      .returning(['cycleId', 'countedFrom', 'days'])
      .executeTakeFirstOrThrow(),
  details: ({ ruleId }, { countedFrom, days }) => ({ ruleId, countedFrom, days }),
})

/** Begins or stops all reminders of a cycle. */
export const switchReminders = command({
  may: 'request.remind',
  records: 'request.reminders-switched',
  takes: Cycle.extend({ isOn: z.enum(['yes', 'no']).transform((it) => it === 'yes') }),
  about: (db, { cycleId }) => aboutCycle(db, cycleId),
  run: async (tx, { actor, now }, { cycleId, isOn }) => {
    const { country, state } = (await cycleById(tx, cycleId))!
    if (isOn && state === 'published') throw kitProblem.invalid()
    const changed = { isOn, changedBy: actor.id, changedAt: now }
    await tx
      .insertInto('reminderPlan')
      .values({ cycleId, country, ...changed })
      .onConflict((conflict) => conflict.column('cycleId').doUpdateSet(changed))
      .execute()
    return { cycleId }
  },
})

/** Stops the reminders of one request, or lets them go on. */
export const stopReminders = command({
  may: 'request.remind',
  records: 'request.reminders-stopped',
  takes: RequestId.extend({ isStopped: z.enum(['yes', 'no']).transform((it) => it === 'yes') }),
  about: (db, { id }) => aboutRequest(db, id),
  run: async (tx, { actor, now }, { id, isStopped }) => {
    const { country } = (await requestById(tx, id))!
    if (isStopped)
      await tx
        .insertInto('reminderStop')
        .values({ requestId: id, country, stoppedBy: actor.id, stoppedAt: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    else await tx.deleteFrom('reminderStop').where('requestId', '=', id).execute()
    return { id }
  },
})
