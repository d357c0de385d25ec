import { sql } from 'kysely'
import { z } from 'zod'
import { query, type Doing } from '../../kit/acts.ts'
import { dayAfter, isLocale } from '../../locale/index.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { countriesPlannedBy } from '../cycle/model.ts'
import { CHASES, type Chase, type LeftOut } from './chase-model.ts'
import { leftOutOf } from './chased.server.ts'
import { chosenIds, ChosenRequests } from './letter-queries.server.ts'
import { letterTo, wordsFor } from './letters.server.ts'
import { addressedIn, type AddressedRequest } from './addressed.server.ts'

const MOST = 2000
/** What is offered when more time is given: two weeks. */
const MORE_DAYS = 14

/** What would be sent to whom, and to whom not; nothing is sent by reading it. */
export const readChase = query({
  may: 'request.remind',
  takes: ChosenRequests.extend({ kind: z.enum(CHASES).catch('reminder'), until: z.iso.date().optional() }),
  about: async (db, { kind: _kind, until: _until, ...chosen }, actor, now) => {
    const planned = countriesPlannedBy(actor)
    const rows = await db
      .selectFrom('request')
      .select('country')
      .distinct()
      .where('id', 'in', chosenIds(db, chosen, now.toISOString().slice(0, 10)))
      .execute()
    const none = planned === '*' ? null : (planned[0] ?? null)
    const country = rows.length === 0 ? none : rows.length === 1 ? rows[0]!.country : null
    return { subject: 'requests', country }
  },
  run: async (db, doing, { kind, until: asked, ...chosen }) => {
    const today = doing.now.toISOString().slice(0, 10)
    const until = asked ?? moreDays(today)
    const found = await db
      .selectFrom('request')
      .innerJoin('institution', 'institution.id', 'request.institutionId')
      .select(['request.id', 'request.reference', 'institution.nameLocal', 'request.answersUntil', 'request.dueOn'])
      .select(leftOutOf(kind).as('why'))
      .where('request.id', 'in', chosenIds(db, chosen, today))
      .orderBy('request.reference')
      .limit(MOST)
      .execute()
    const getting = await addressedIn(
      db,
      found.filter(({ why }) => why === null).map(({ id }) => id),
    )
    return {
      kind,
      until,
      today,
      getting,
      left: found.flatMap(({ why, ...it }) => (why === null ? [] : [{ ...it, why: why as LeftOut }])),
      letters: await examples(db, doing, { kind, until, today }, getting),
    }
  },
})

function moreDays(today: string): string {
  let day = today
  for (let i = 0; i < MORE_DAYS; i++) day = dayAfter(day)
  return day
}

/** The letter as the first of each country and language would get it. */
function examples(
  db: ReadDb,
  { say }: Pick<Doing, 'say'>,
  { kind, until, today }: { kind: Chase; until: string; today: string },
  getting: readonly AddressedRequest[],
) {
  const firsts = [...Map.groupBy(getting, ({ country, locale }) => `${country} ${locale}`).values()].map(
    ([one]) => one!,
  )
  return Promise.all(
    firsts.map(async (it) => {
      const locale = isLocale(it.locale) ? it.locale : 'en'
      const words = await wordsFor(db, say, { country: it.country, kind, locale })
      const told = kind === 'extension' ? { ...it, answersUntil: until } : it
      return { ...letterTo(told, words, { number: '…', day: today, locale }), locale, reference: it.reference }
    }),
  )
}

/** Whom to call: institutions that are late, how they are reached, what is late since when, and the last contact. */
export const readCallList = query({
  may: 'request.read',
  takes: ChosenRequests.pick({ cycleId: true, state: true }),
  about: async () => ({ subject: 'requests', country: null }),
  run: async (db, { actor, now }, { cycleId, state = 'late' }) => {
    const today = now.toISOString().slice(0, 10)
    const rows = await db
      .selectFrom('request')
      .innerJoin('institution', 'institution.id', 'request.institutionId')
      .select(['request.id', 'request.reference', 'request.country', 'request.version', 'institution.nameLocal'])
      .select([
        'request.institutionId',
        'request.state',
        'request.dueOn',
        'request.answersUntil',
        'request.askedByName',
      ])
      .select([
        sql<number>`(select count(*) from request_question q where q.request_id = request.id)`.as('questions'),
        sql<number>`(select count(*) from request_question q where q.request_id = request.id
          and q.state in ('answered', 'declined', 'accepted'))`.as('answered'),
        sql<
          { name: string; phone: string }[]
        >`coalesce((select jsonb_agg(jsonb_build_object('name', c.name, 'phone', c.phone)
          order by c.changed_at) from institution_contact c where c.institution_id = request.institution_id
          and c.phone is not null and c.removed_at is null and c.state = 'working'), '[]')`.as('phones'),
        sql<{ kind: string; onDay: string; note: string } | null>`(select jsonb_build_object('kind', e.kind,
          'onDay', e.on_day, 'note', e.note) from request_event e where e.request_id = request.id and e.struck_at is null
          and e.kind <> 'made' order by e.on_day desc, e.at desc limit 1)`.as('lastContact'),
      ])
      .where('request.id', 'in', chosenIds(db, { ids: [], isAll: true, cycleId, state }, today))
      .orderBy('request.country')
      .orderBy('institution.nameLocal')
      .limit(MOST)
      .execute()
    const records = actor.grants.filter(({ role }) => ['coordinator', 'lead', 'monitor', 'rapporteur'].includes(role))
    return {
      rows: rows.map((row) => ({
        ...row,
        mayRecord: records.some(({ country }) => country === null || country === row.country),
      })),
      cycleId: cycleId ?? null,
      state,
      today,
    }
  },
})
