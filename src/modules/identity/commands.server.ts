import { z } from 'zod'
import { command, type Actor, type Matter, type Role } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import type { ReadDb, Tx } from '../../server/db/types.ts'
import { inviteByLink } from './host.server.ts'
import { postTask } from './letter.server.ts'
import { countryOf, LocaleName, NewPerson, NewRole, weightOf } from './model.ts'
import { identityProblem } from './problems.ts'
import { ownAccount, personById } from './queries.server.ts'

interface Scope {
  readonly role: Role
  readonly country: string | null
}

/** Rights look at all that a person has and is to be given: who may not give it all may not touch the person. */
async function aboutPerson(db: ReadDb, id: string, given: readonly Scope[] = []): Promise<Matter | undefined> {
  const person = await personById(db, id)
  if (!person) return undefined
  const scopes = [...person.roles, ...given]
  const state = weightOf(scopes.map(({ role }) => role))
  return { subject: `person ${id}`, country: countryOf(scopes), person: id, state }
}

const giveRole = (tx: Tx, actor: Actor, personId: string, { role, country }: Scope) =>
  tx.insertInto('roleGrant').values({ personId, role, country, grantedBy: actor.id }).execute()

export const invitePerson = command({
  may: 'person.invite',
  records: 'person.invited',
  takes: NewPerson,
  about: async (_db, { role, country }) => ({ subject: 'person new', country, state: weightOf([role]) }),
  async run(tx, doing, { name, email, locale, ...scope }) {
    const { id } = await tx
      .insertInto('person')
      .values({ name, email, locale })
      .returning('id')
      .executeTakeFirstOrThrow()
    await giveRole(tx, doing.actor, id, scope)
    await postTask(doing, { email, locale }, await inviteByLink(tx, doing, { personId: id, invitedBy: doing.actor.id }))
    return { id }
  },
  details: ({ role, country }, { id }) => ({ person: id, role, country }),
})

export const inviteAgain = command({
  may: 'person.change',
  records: 'person.invited',
  takes: z.object({ id: z.uuid() }),
  about: (db, { id }) => aboutPerson(db, id),
  async run(tx, doing, { id }) {
    const person = await tx
      .selectFrom('person')
      .select(['email', 'locale', 'state'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    if (person.state === 'ended') throw identityProblem['not-invited']()
    await postTask(doing, person, await inviteByLink(tx, doing, { personId: id, invitedBy: doing.actor.id }))
  },
})

export const grantRole = command({
  may: 'person.change',
  records: 'person.role-given',
  takes: NewRole,
  about: (db, { id, role, country }) => aboutPerson(db, id, [{ role, country }]),
  async run(tx, { actor }, { id, ...scope }) {
    const person = await personById(tx, id)
    if (person?.state === 'ended') throw identityProblem['not-invited']()
    await giveRole(tx, actor, id, scope)
  },
})

export const endRole = command({
  may: 'person.change',
  records: 'person.role-ended',
  takes: z.object({ id: z.uuid(), grant: z.uuid() }),
  about: (db, { id }) => aboutPerson(db, id),
  async run(tx, { now }, { id, grant }) {
    const { numUpdatedRows } = await tx
      .updateTable('roleGrant')
      .set({ endedAt: now.toISOString() })
      .where('id', '=', grant)
      .where('personId', '=', id)
      .where('endedAt', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw identityProblem['role-gone']()
  },
})

/** Ends every role and every way in; the name stays with what the person wrote. */
export const endPerson = command({
  may: 'person.end',
  records: 'person.ended',
  takes: z.object({ id: z.uuid() }),
  about: (db, { id }) => aboutPerson(db, id),
  async run(tx, { now }, { id }) {
    const endedAt = now.toISOString()
    await tx.updateTable('person').set({ state: 'ended', endedAt }).where('id', '=', id).execute()
    await tx.updateTable('roleGrant').set({ endedAt }).where('personId', '=', id).where('endedAt', 'is', null).execute()
    await tx.deleteFrom('invitation').where('personId', '=', id).where('usedAt', 'is', null).execute()
  },
})

export const changeLanguage = command({
  may: 'account.change',
  records: 'account.language-changed',
  takes: z.object({ locale: LocaleName }),
  about: ownAccount,
  run: async (tx, { actor }, { locale }) => {
    await tx.updateTable('person').set({ locale }).where('id', '=', actor.id).execute()
  },
})

/** The last way in stays: without a password, the last passkey cannot go. */
export const removePasskey = command({
  may: 'account.secure',
  records: 'account.passkey-removed',
  takes: z.object({ passkey: z.string().min(1).max(1400) }),
  about: ownAccount,
  async run(tx, { actor }, { passkey }) {
    const own = tx.selectFrom('passkey').select('id').where('personId', '=', actor.id)
    const others = await own.where('id', '!=', passkey).limit(1).executeTakeFirst()
    const password = await tx
      .selectFrom('password')
      .select('personId')
      .where('personId', '=', actor.id)
      .executeTakeFirst()
    if (!others && !password) throw identityProblem['last-way-in']()
    await tx.deleteFrom('passkey').where('id', '=', passkey).where('personId', '=', actor.id).execute()
  },
})

export const endSession = command({
  may: 'session.end',
  records: 'session.ended',
  takes: z.object({ session: z.uuid() }),
  async about(db, { session }, actor): Promise<Matter | undefined> {
    const row = await db.selectFrom('session').select('personId').where('id', '=', session).executeTakeFirst()
    return row && { subject: `person ${actor.id}`, country: null, person: row.personId }
  },
  async run(tx, { now }, { session }) {
    const { numUpdatedRows } = await tx
      .updateTable('session')
      .set({ endedAt: now.toISOString() })
      .where('id', '=', session)
      .where('endedAt', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw kitProblem['not-found']()
  },
})

export const endAllSessions = command({
  may: 'session.end-all',
  records: 'session.all-ended',
  takes: z.object({}),
  about: ownAccount,
  run: async (tx, { actor, now }) => {
    await tx
      .updateTable('session')
      .set({ endedAt: now.toISOString() })
      .where('personId', '=', actor.id)
      .where('endedAt', 'is', null)
      .execute()
  },
})

export { postTask } from './letter.server.ts'

/** Notes that the administrator handed this letter over. Its link is of no use here any more. */
export const markLetterSent = command({
  may: 'mail.send-by-hand',
  records: 'mail.sent-by-hand',
  takes: z.object({ id: z.uuid() }),
  about: async () => ({ subject: 'mail', country: null }),
  async run(tx, { now }, { id }) {
    const marked = await tx
      .updateTable('mail')
      .set({ state: 'by-hand', sentAt: now.toISOString(), body: '' })
      .where('id', '=', id)
      .where('state', 'in', ['waiting', 'failed'])
      .executeTakeFirst()
    if (marked.numUpdatedRows === 0n) throw identityProblem['letter-already-sent']()
  },
})
