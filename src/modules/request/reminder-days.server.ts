import { sql, type RawBuilder } from 'kysely'
import type { LocalText } from '../../kit/local-text.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { AWAITING } from './model.ts'
import { STILL_DAYS, type Unreminded } from './reminder.ts'

/** When a rule falls for a request; null where no law counts the request's days. */
const day = sql<string>`(case reminder_rule.counted_from when 'legal' then request.due_on else request.answers_until end
  + reminder_rule.days)`

/** Why a request that waits for an answer is not reminded; null: it is. */
export const unreminded = sql<Unreminded | null>`case
  when exists (select from reminder_stop s where s.request_id = request.id) then 'stopped'
  when exists (select from request_event e where e.request_id = request.id and e.kind = 'submitted'
    and e.struck_at is null) then 'submitted'
  when exists (select from request_event e where e.request_id = request.id and e.kind = 'mail-received'
    and e.struck_at is null) then 'mail-came'
  when not exists (select from institution_contact c where c.institution_id = request.institution_id
    and c.removed_at is null and c.state = 'working' and c.email is not null) then 'no-mailbox'
  end`

/**
 * Each rule of a cycle upon each of its requests that is to be reminded, with the day on which it falls. Who has answered,
 * refused or asked back is not among them, nor whoever cannot be reached; a rule that has reminded does not remind again,
 * and one of an earlier day than a reminder that was sent has been overtaken.
 */
export function reminderDays(db: ReadDb) {
  return db
    .selectFrom('request')
    .innerJoin('reminderRule', 'reminderRule.cycleId', 'request.cycleId')
    .where('request.state', 'in', [...AWAITING])
    .where(sql<boolean>`${unreminded} is null`)
    .where(
      sql<boolean>`not exists (select from reminder_sent s where s.request_id = request.id
        and ((s.counted_from, s.days) = (reminder_rule.counted_from, reminder_rule.days) or s.for_day >= ${day}))`,
    )
    .where(sql<boolean>`${day} is not null`)
    .select(['request.id', 'request.reference', 'request.cycleId', 'request.country', 'request.territory'])
    .select(['reminderRule.countedFrom', 'reminderRule.days', day.as('day')])
}

/** Of one that is due on a day or was, and may have been kept back since: the day on which it goes out, none that offices have off. */
const goesFrom = (today: string) => sql<string>`greatest(due.day, ${today}::date)`
const worksFrom = (day: RawBuilder<string>) => sql<string>`working_day(due.country, due.territory, ${day})`

/** Not too late: counted from the first working day, so that a long holiday swallows none. */
const isStill = (today: string) => sql<boolean>`${worksFrom(sql`due.day`)} >= ${today}::date - ${STILL_DAYS}::int`

/** Those that go out on this day: due, and offices work. */
export function isDueOn(today: string): RawBuilder<boolean> {
  return sql<boolean>`(due.day <= ${today}::date and ${isStill(today)} and ${worksFrom(sql`${today}::date`)} = ${today}::date)`
}

/** What the rules will send from this day on, each with its day; where that is not the rule's own, with the day off that moved it. */
export function comingDays(due: ReturnType<typeof reminderDays>, db: ReadDb, today: string) {
  return db
    .selectFrom(due.as('due'))
    .select(['due.id', 'due.reference', 'due.countedFrom', 'due.days', 'due.day'])
    .select(worksFrom(goesFrom(today)).as('goesOn'))
    .select(goesFrom(today).as('fellOn'))
    .select(
      sql<LocalText | null>`(select h.name from holiday h where h.country = due.country and h.day = ${goesFrom(today)}
        and h.off_for = 'everybody' and (h.territory is null or h.territory = due.territory) order by h.territory limit 1)`.as(
        'holiday',
      ),
    )
    .where(isStill(today))
}

/** The reminders of one request: those to come, or why there are none. */
export async function remindersOf(db: ReadDb, { id, cycleId }: { id: string; cycleId: string }, today: string) {
  const plan = await db.selectFrom('reminderPlan').select('isOn').where('cycleId', '=', cycleId).executeTakeFirst()
  const { why } = await db
    .selectFrom('request')
    .select(unreminded.as('why'))
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const coming = await db
    .selectFrom(comingDays(reminderDays(db).where('request.id', '=', id), db, today).as('coming'))
    .select(['coming.goesOn', 'coming.fellOn', 'coming.holiday'])
    .distinctOn('coming.goesOn')
    .orderBy('coming.goesOn')
    .orderBy('coming.day', 'desc')
    .execute()
  return { isOn: plan?.isOn ?? false, why, coming }
}
