import { sql } from 'kysely'
import { z } from 'zod'
import { query, ROLES, type Actor, type Matter, type Role } from '../../kit/acts.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { ABSOLUTE_LIMIT, IDLE_LIMIT, NO_ADDRESS } from './host.server.ts'
import { countryOf, weightOf, type HeldRole, type PersonRow } from './model.ts'

const PEOPLE_AT_ONCE = 500
const LETTERS_AT_ONCE = 100
const AUDIT_PAGE = 50

const nothing = z.object({})
const house = (subject: string) => async (): Promise<Matter> => ({ subject, country: null })

/** A person's own account; no other's. */
export const ownAccount = async (_db: ReadDb, _input: unknown, actor: Actor): Promise<Matter> => ({
  subject: `person ${actor.id}`,
  country: null,
  person: actor.id,
})

function peopleWithRoles(db: ReadDb) {
  return db
    .selectFrom('person')
    .select(['person.id', 'person.name', 'person.email', 'person.state'])
    .select((row) =>
      row
        .selectFrom('roleGrant')
        .whereRef('roleGrant.personId', '=', 'person.id')
        .where('roleGrant.endedAt', 'is', null)
        .select(
          sql<HeldRole[]>`coalesce(json_agg(json_build_object('id', role_grant.id, 'role', role, 'country', country,
            'grantedAt', granted_at) order by granted_at), '[]')`.as('roles'),
        )
        .as('roles'),
    )
}

type Found = Omit<PersonRow, 'state' | 'roles'> & { state: string; roles: HeldRole[] | null }
const personRow = ({ state, roles, ...person }: Found): PersonRow => ({
  ...person,
  state: state as PersonRow['state'],
  roles: roles ?? [],
})

/** Countries whose people this person is shown; undefined is all. */
function ownCountries({ grants }: Actor): string[] | undefined {
  if (grants.some(({ role }) => role === 'administrator' || role === 'coordinator')) return undefined
  return grants.flatMap(({ role, country }) => (role === 'lead' && country ? [country] : []))
}

const isShown = (countries: string[] | undefined, { roles }: PersonRow) =>
  countries === undefined || roles.some(({ country }) => country !== null && countries.includes(country))

export const people = query({
  may: 'people.read',
  takes: nothing,
  about: house('people'),
  async run(db, { actor }) {
    const countries = ownCountries(actor)
    const rows = await peopleWithRoles(db)
      .where('person.email', '!=', NO_ADDRESS)
      .$if(countries !== undefined, (all) =>
        all.where((row) =>
          row.exists(
            row
              .selectFrom('roleGrant')
              .whereRef('roleGrant.personId', '=', 'person.id')
              .where('roleGrant.endedAt', 'is', null)
              .where('roleGrant.country', 'in', countries?.length ? countries : [''])
              .select('roleGrant.id'),
          ),
        ),
      )
      .orderBy('person.name')
      .limit(PEOPLE_AT_ONCE)
      .execute()
    return { rows: rows.map(personRow), scopes: await scopesToGive(db, actor) }
  },
})

const countryNames = (db: ReadDb) =>
  db.selectFrom('country').select(['code', 'name']).orderBy('code').limit(100).execute()

/** What the forms offer; what may really be given is decided when it is sent. */
async function scopesToGive(db: ReadDb, actor: Actor) {
  const holds = (wanted: Role) => actor.grants.some(({ role }) => role === wanted)
  const most = holds('administrator') ? 'house' : holds('coordinator') ? 'content' : 'team'
  const weights = ['team', 'content', 'house']
  const names = await countryNames(db)
  const countries = most === 'team' ? ownCountries(actor) : undefined
  return {
    roles: ROLES.filter((role) => weights.indexOf(weightOf([role])) <= weights.indexOf(most)),
    countries: names,
    offered: names.map(({ code }) => code).filter((code) => countries?.includes(code) ?? true),
    mayGiveRegion: most !== 'team',
  }
}

export async function personById(db: ReadDb, id: string): Promise<PersonRow | undefined> {
  const row = await peopleWithRoles(db).where('person.id', '=', id).executeTakeFirst()
  return row && personRow(row)
}

export const person = query({
  may: 'people.read',
  takes: z.object({ id: z.uuid() }),
  async about(db, { id }, actor): Promise<Matter | undefined> {
    const row = await personById(db, id)
    if (!row || !isShown(ownCountries(actor), row)) return undefined
    const isOfTheirs = row.roles.find(({ country }) => ownCountries(actor)?.includes(country ?? ''))
    return { subject: `person ${id}`, country: isOfTheirs?.country ?? countryOf(row.roles), person: id }
  },
  run: async (db, { actor }, { id }) => {
    const row = (await personById(db, id))!
    return { ...row, isSelf: row.id === actor.id, scopes: await scopesToGive(db, actor) }
  },
})

export const account = query({
  may: 'account.read',
  takes: nothing,
  about: ownAccount,
  async run(db, { actor, now }) {
    const own = await db
      .selectFrom('person')
      .leftJoin('password', 'password.personId', 'person.id')
      .leftJoin('totp', 'totp.personId', 'person.id')
      .select(['person.name', 'person.email', 'person.locale', 'password.setAt', 'totp.confirmedAt'])
      .where('person.id', '=', actor.id)
      .executeTakeFirstOrThrow()
    return { ...own, isFresh: actor.isFresh, ...(await waysIn(db, actor, now)) }
  },
})

async function waysIn(db: ReadDb, { id, sessionId }: Actor, now: Date) {
  const sessions = await db
    .selectFrom('session')
    .select(['id', 'device', 'createdAt', 'lastSeenAt'])
    .where('personId', '=', id)
    .where('endedAt', 'is', null)
    .where('lastSeenAt', '>', new Date(now.getTime() - IDLE_LIMIT).toISOString())
    .where('createdAt', '>', new Date(now.getTime() - ABSOLUTE_LIMIT).toISOString())
    .orderBy('lastSeenAt', 'desc')
    .limit(100)
    .execute()
  const passkeys = await db
    .selectFrom('passkey')
    .select(['id', 'label', 'createdAt', 'lastUsedAt'])
    .where('personId', '=', id)
    .orderBy('createdAt')
    .limit(50)
    .execute()
  const { codesLeft } = await db
    .selectFrom('recoveryCode')
    .select(({ fn }) => fn.countAll<number>().as('codesLeft'))
    .where('personId', '=', id)
    .where('usedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return { sessions: sessions.map((each) => ({ ...each, isThis: each.id === sessionId })), passkeys, codesLeft }
}

export const outbox = query({
  may: 'mail.read',
  takes: nothing,
  about: house('mail'),
  run: (db) =>
    db
      .selectFrom('mail')
      .select(['id', 'recipient', 'locale', 'subject', 'body', 'state', 'attempts', 'lastError', 'createdAt'])
      .orderBy('createdAt', 'desc')
      .limit(LETTERS_AT_ONCE)
      .execute(),
})

export const auditLog = query({
  may: 'audit.read',
  takes: z.object({
    page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
    act: z.string().max(60).catch(''),
  }),
  about: house('audit'),
  async run(db, _doing, { page, act }) {
    const ofAct = db.selectFrom('auditEntry').$if(act !== '', (all) => all.where('act', '=', act))
    const rows = await ofAct
      .leftJoin('person', 'person.id', 'auditEntry.actorId')
      .select(['auditEntry.seq', 'auditEntry.at', 'auditEntry.act', 'auditEntry.outcome', 'auditEntry.country'])
      .select(['auditEntry.subject', 'person.name as actor'])
      .orderBy('seq', 'desc')
      .limit(AUDIT_PAGE)
      .offset((page - 1) * AUDIT_PAGE)
      .execute()
    const { count } = await ofAct.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
    const acts = await db.selectFrom('auditEntry').select('act').distinct().orderBy('act').limit(200).execute()
    return { rows, act, page, pages: Math.max(1, Math.ceil(count / AUDIT_PAGE)), acts: acts.map((each) => each.act) }
  },
})

/** Of a base of invented data alone: the people to enter as. */
export async function samplePeople(db: ReadDb) {
  const rows = await peopleWithRoles(db)
    .where('person.state', '=', 'active')
    .where((row) => row.exists(row.selectFrom('instance').where('isSample', '=', true).select('id')))
    .orderBy('person.name')
    .limit(60)
    .execute()
  return { people: rows.map(personRow), countries: await countryNames(db) }
}
