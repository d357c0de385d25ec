import { sql } from 'kysely'
import type { Doing } from '../../kit/acts.ts'
import { writeAudit } from '../../server/audit.ts'
import type { Tx } from '../../server/db/types.ts'
import type { Host } from '../../server/perform.ts'
import { FROM_HOUR, STILL_DAYS } from '../request/index.ts'
import { contactOf } from '../request/queries.server.ts'
import { findingsLetter } from './sending.server.ts'

const MOST_AT_ONCE = 200

/**
 * Reminds of findings by the rules of the cycle that count from the agreed day, while a reply is still taken: each rule
 * once. Who has replied to all is not reminded.
 */
export function sendFindingReminders(host: Pick<Host, 'asSystem'>): Promise<number> {
  return host.asSystem(async (tx, doing) => {
    if (doing.now.getUTCHours() < FROM_HOUR || !(await isOurTurn(tx))) return 0
    const due = await claimDue(tx, doing.now)
    let sent = 0
    for (const { hearingId } of due) sent += await remind(tx, doing, hearingId)
    return sent
  })
}

async function isOurTurn(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{
    ours: boolean
  }>`select pg_try_advisory_xact_lock(hashtext('finding reminders')) as ours`.execute(tx)
  return rows[0]!.ours
}

/** Of several that are due for the same findings, the latest alone. */
async function claimDue(tx: Tx, now: Date) {
  const today = now.toISOString().slice(0, 10)
  const day = sql<string>`(hearing.replies_until + reminder_rule.days)`
  const due = await tx
    .selectFrom('hearing')
    .innerJoin('reminderRule', 'reminderRule.cycleId', 'hearing.cycleId')
    .innerJoin('reminderPlan', 'reminderPlan.cycleId', 'hearing.cycleId')
    .select(['hearing.id as hearingId', 'hearing.country', 'reminderRule.days', day.as('forDay')])
    .distinctOn('hearing.id')
    .where('reminderPlan.isOn', '=', true)
    .where('reminderRule.countedFrom', '=', 'agreed')
    .where('reminderRule.days', '<=', 0)
    .where('hearing.withdrawnAt', 'is', null)
    .where(sql<boolean>`hearing.replies_until >= ${today}::date and hearing.sent_at::date < ${day}`)
    .where(sql<boolean>`${day} between ${today}::date - ${STILL_DAYS}::int and ${today}::date`)
    .where(
      sql<boolean>`exists (select from finding f where f.hearing_id = hearing.id
        and not exists (select from finding_reply r where r.finding_id = f.id))`,
    )
    .where(
      sql<boolean>`not exists (select from hearing_reminder s where s.hearing_id = hearing.id
        and (s.days = reminder_rule.days or s.for_day >= ${day}))`,
    )
    .orderBy('hearing.id')
    .orderBy('forDay', 'desc')
    .limit(MOST_AT_ONCE)
    .execute()
  if (due.length === 0) return []
  return tx
    .insertInto('hearingReminder')
    .values(due.map((it) => ({ ...it, sentAt: now })))
    .onConflict((conflict) => conflict.doNothing())
    .returning(['hearingId', 'country'])
    .execute()
}

async function remind(tx: Tx, doing: Omit<Doing, 'actor'>, hearingId: string): Promise<number> {
  const hearing = await tx.selectFrom('hearing').selectAll().where('id', '=', hearingId).executeTakeFirstOrThrow()
  const mailbox = await contactOf(tx, hearing.institutionId)
  if (mailbox === undefined) return 0
  const { n } = await tx
    .selectFrom('finding')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('hearingId', '=', hearingId)
    .executeTakeFirstOrThrow()
  await doing.post(findingsLetter(doing, { ...hearing, mailbox, findings: n }, 'mail.reminder'))
  await writeAudit(tx, {
    at: doing.now,
    actor: null,
    act: 'finding.reminded',
    outcome: 'done',
    country: hearing.country,
    subject: `hearing ${hearingId}`,
    details: {},
  })
  return 1
}
