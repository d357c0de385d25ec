import { sql } from 'kysely'
import type { Actor, Role } from '../../kit/acts.ts'
import type { ReadDb } from '../../server/db/types.ts'

const MOST = 50

/** Who records what comes from institutions. */
const RECORDERS: readonly Role[] = ['coordinator', 'lead', 'monitor', 'rapporteur']

/** What came from institutions and waits for a person: mails to be read, and answers that were entered and not submitted. */
export async function repliesWaiting(db: ReadDb, actor: Actor) {
  const held = actor.grants.filter(({ role }) => RECORDERS.includes(role))
  const countries = held.some(({ country }) => country === null) ? '*' : held.flatMap(({ country }) => country ?? [])
  const isSorter = actor.grants.some(({ role }) => role === 'coordinator')
  return {
    mails: await mailsWaiting(db, countries),
    entered: await enteredWaiting(db, countries),
    unsorted: isSorter ? await unsortedMails(db) : 0,
  }
}

type Countries = readonly string[] | '*'

function requestsIn(db: ReadDb, countries: Countries) {
  const found = db
    .selectFrom('request')
    .innerJoin('institution', 'institution.id', 'request.institutionId')
    .select(['request.id', 'request.reference', 'institution.nameLocal'])
    .orderBy('request.reference')
    .limit(MOST)
  return countries === '*' ? found : found.where('request.country', 'in', [...countries, ''])
}

const waitingOf = sql<number>`(select count(*) from received_mail m where m.request_id = request.id and m.state = 'waiting')`

function mailsWaiting(db: ReadDb, countries: Countries) {
  return requestsIn(db, countries)
    .select(waitingOf.as('count'))
    .where('request.id', 'in', (eb) =>
      eb.selectFrom('receivedMail').select('requestId').where('state', '=', 'waiting').$castTo<{ requestId: string }>(),
    )
    .execute()
}

const enteredOf = sql<number>`(select count(*) from answer a where a.request_id = request.id
  and a.entered_by_name is not null and a.saved_at > coalesce(
    (select max(s.submitted_at) from submission s where s.request_id = request.id), '-infinity'))`

function enteredWaiting(db: ReadDb, countries: Countries) {
  return requestsIn(db, countries)
    .select(enteredOf.as('count'))
    .where('request.id', 'in', (eb) =>
      eb.selectFrom('answer').select('requestId').where('enteredByName', 'is not', null),
    )
    .where(sql<boolean>`${enteredOf} > 0`)
    .execute()
}

async function unsortedMails(db: ReadDb): Promise<number> {
  const { n } = await db
    .selectFrom('receivedMail')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('requestId', 'is', null)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  return Number(n)
}
