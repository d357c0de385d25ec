import { sql } from 'kysely'
import { z } from 'zod'
import { query, type Doing } from '../../kit/acts.ts'
import { isLocale } from '../../locale/index.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { countriesPlannedBy } from '../cycle/model.ts'
import { aboutCycle, cycleById } from '../cycle/queries.server.ts'
import { letterLocale } from './letter-locale.ts'
import { letterTo, wordsFor } from './letters.server.ts'
import { AWAITING } from './model.ts'
import { comingDays, reminderDays, unreminded } from './reminder-days.server.ts'
import { USUAL_RULES } from './reminder.ts'
import { addressedIn } from './addressed.server.ts'

const MOST = 500

/** The rules of a cycle, and what they will send when. */
export const readReminders = query({
  may: 'request.read',
  takes: z.object({ id: z.uuid() }),
  about: (db, { id }) => aboutCycle(db, id),
  run: async (db, doing, { id }) => {
    const cycle = (await cycleById(db, id))!
    const today = doing.now.toISOString().slice(0, 10)
    const planned = countriesPlannedBy(doing.actor)
    const plan = await db.selectFrom('reminderPlan').select('isOn').where('cycleId', '=', id).executeTakeFirst()
    return {
      cycle,
      isOn: plan?.isOn ?? false,
      rules: await rulesOf(db, id),
      usual: USUAL_RULES,
      coming: await comingIn(db, id, today),
      left: await leftOut(db, id),
      letter: await letterIn(db, doing, { ...cycle, today }),
      today,
      mayPlan: planned === '*' || planned.includes(cycle.country),
    }
  },
})

function rulesOf(db: ReadDb, cycleId: string) {
  return db
    .selectFrom('reminderRule')
    .select(['id', 'countedFrom', 'days'])
    .where('cycleId', '=', cycleId)
    .orderBy('countedFrom', 'desc')
    .orderBy('days')
    .limit(MOST)
    .execute()
}

/** By the day of sending: what fell on an earlier day and is not too late goes out today, one for each request. */
function comingIn(db: ReadDb, cycleId: string, today: string) {
  const dated = comingDays(reminderDays(db).where('request.cycleId', '=', cycleId), db, today)
  const each = db
    .selectFrom(dated.as('dated'))
    .select(['dated.reference', 'dated.countedFrom', 'dated.days', 'dated.goesOn', 'dated.fellOn', 'dated.holiday'])
    .distinctOn(['dated.id', 'dated.goesOn'])
    .orderBy('dated.id')
    .orderBy('dated.goesOn')
    .orderBy('dated.day', 'desc')
  return db
    .selectFrom(each.as('each'))
    .select(['each.goesOn', 'each.countedFrom', 'each.days', 'each.fellOn', 'each.holiday'])
    .select(sql<string[]>`array_agg(each.reference order by each.reference)`.as('references'))
    .groupBy(['each.goesOn', 'each.countedFrom', 'each.days', 'each.fellOn', 'each.holiday'])
    .orderBy('each.goesOn')
    .orderBy('each.days')
    .limit(MOST)
    .execute()
}

function leftOut(db: ReadDb, cycleId: string) {
  return db
    .selectFrom('request')
    .innerJoin('institution', 'institution.id', 'request.institutionId')
    .select(['request.id', 'request.reference', 'institution.nameLocal', unreminded.as('why')])
    .where('request.cycleId', '=', cycleId)
    .where('request.state', 'in', [...AWAITING])
    .where(sql<boolean>`${unreminded} is not null`)
    .orderBy('request.reference')
    .limit(MOST)
    .execute()
}

/** The letter as the first request that waits would get it; undefined while nobody waits. */
async function letterIn(
  db: ReadDb,
  { say }: Pick<Doing, 'say'>,
  { id, country, today }: { id: string; country: string; today: string },
) {
  const first = await db
    .selectFrom('request')
    .select('id')
    .where('cycleId', '=', id)
    .where('state', 'in', [...AWAITING])
    .orderBy('reference')
    .limit(1)
    .executeTakeFirst()
  if (!first) return undefined
  const [addressed] = await addressedIn(db, [first.id])
  const locale = isLocale(addressed!.locale) ? addressed!.locale : letterLocale(country)
  const words = await wordsFor(db, say, { country, kind: 'reminder', locale: isLocale(locale) ? locale : 'en' })
  return { ...letterTo(addressed!, words, { number: '…', day: today, locale }), locale }
}
