import { sql } from 'kysely'
import type { Doing } from '../../kit/acts.ts'
import { writeAudit } from '../../server/audit.ts'
import type { Tx } from '../../server/db/types.ts'
import type { Host } from '../../server/perform.ts'
import { addEvents } from './event-commands.server.ts'
import { isDueOn, reminderDays } from './reminder-days.server.ts'
import { FROM_HOUR } from './reminder.ts'
import { addressedIn } from './addressed.server.ts'
import { linkLetter, makeLetters } from './sending.server.ts'

const MOST_AT_ONCE = 200

/**
 * Sends what the rules of running cycles say is due: a numbered letter, a mail with the link, an event, once for each rule
 * and request. Two servers may do it at the same time: one of them finds nothing to do.
 */
export function sendReminders(host: Pick<Host, 'asSystem'>): Promise<number> {
  return host.asSystem(async (tx, doing) => {
    if (doing.now.getUTCHours() < FROM_HOUR || !(await isOurTurn(tx))) return 0
    const due = await claimDue(tx, doing.now)
    for (const [country, own] of Map.groupBy(due, (it) => it.country)) await remind(tx, doing, { country, own })
    return due.length
  })
}

async function isOurTurn(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{
    ours: boolean
  }>`select pg_try_advisory_xact_lock(hashtext('reminders')) as ours`.execute(tx)
  return rows[0]!.ours
}

interface Due {
  readonly requestId: string
  readonly country: string
}

/** Of several that are due for a request, the latest alone: the others are overtaken. */
async function claimDue(tx: Tx, now: Date): Promise<Due[]> {
  const today = now.toISOString().slice(0, 10)
  const due = await tx
    .selectFrom(reminderDays(tx).as('due'))
    .innerJoin('reminderPlan', 'reminderPlan.cycleId', 'due.cycleId')
    .innerJoin('cycle', 'cycle.id', 'due.cycleId')
    .select(['due.id as requestId', 'due.country', 'due.countedFrom', 'due.days', 'due.day as forDay'])
    .distinctOn('due.id')
    .where('reminderPlan.isOn', '=', true)
    .where('cycle.state', '!=', 'published')
    .where(isDueOn(today))
    .orderBy('due.id')
    .orderBy('due.day', 'desc')
    .limit(MOST_AT_ONCE)
    .execute()
  if (due.length === 0) return []
  return tx
    .insertInto('reminderSent')
    .values(due.map((it) => ({ ...it, sentAt: now })))
    .onConflict((conflict) => conflict.doNothing())
    .returning(['requestId', 'country'])
    .execute()
}

async function remind(
  tx: Tx,
  doing: Omit<Doing, 'actor'>,
  { country, own }: { country: string; own: readonly Due[] },
): Promise<void> {
  const day = doing.now.toISOString().slice(0, 10)
  const ids = own.map(({ requestId }) => requestId)
  const addressed = await addressedIn(tx, ids)
  const letters = await makeLetters(tx, doing, { country, kind: 'reminder', day }, addressed)
  await addEvents(
    tx,
    ids.map((id) => ({
      request: { id, country },
      kind: 'reminded',
      onDay: day,
      at: doing.now,
      letterId: letters.get(id) ?? null,
    })),
  )
  await doing.post(addressed.map((it) => linkLetter(doing, it, 'reminder')))
  await writeAudit(tx, {
    at: doing.now,
    actor: null,
    act: 'request.reminded',
    outcome: 'done',
    country,
    subject: `requests of ${country}`,
    details: { requests: ids },
  })
}
