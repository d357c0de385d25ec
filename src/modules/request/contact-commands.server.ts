import { sql } from 'kysely'
import { command } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import type { ReadDb, Tx } from '../../server/db/types.ts'
import { aboutInstitution } from './contact-queries.server.ts'
import { ChangedContact, NewContact, RemovedContact } from './model.ts'

/** Notes how an institution is reached: mailbox, telephone or address of the office, with where that was found. */
export const addContact = command({
  may: 'institution.contact',
  records: 'institution.contact-added',
  takes: NewContact,
  about: (db, { institutionId }) => aboutInstitution(db, institutionId),
  run: async (tx, { actor, now }, { institutionId, ...facts }) => {
    const matter = (await aboutInstitution(tx, institutionId))!
    return tx
      .insertInto('institutionContact')
      .values({ ...facts, institutionId, country: matter.country, changedBy: actor.id, changedAt: now })
      .returning(['id', 'institutionId', 'version'])
      .executeTakeFirstOrThrow()
  },
})

export const changeContact = command({
  may: 'institution.contact',
  records: 'institution.contact-changed',
  takes: ChangedContact,
  about: (db, { id }) => aboutContact(db, id),
  run: async (tx, { actor, now }, { id, version, state, ...facts }) => {
    const changed = await tx
      .updateTable('institutionContact')
      .set({ ...facts, state, changedBy: actor.id, changedAt: now, version: sql`version + 1` })
      .set((eb) => ({
        stateNote: eb.case().when(eb.val(state), '=', 'working').then(null).else(eb.ref('stateNote')).end(),
      }))
      .where('id', '=', id)
      .where('version', '=', version)
      .where('removedAt', 'is', null)
      .returning(['id', 'institutionId', 'version'])
      .executeTakeFirst()
    return changed ?? conflict(tx, id)
  },
})

export const removeContact = command({
  may: 'institution.contact',
  records: 'institution.contact-removed',
  takes: RemovedContact,
  about: (db, { id }) => aboutContact(db, id),
  run: async (tx, { actor, now }, { id, version }) => {
    const changed = await tx
      .updateTable('institutionContact')
      .set({ removedAt: now, changedBy: actor.id, changedAt: now, version: sql`version + 1` })
      .where('id', '=', id)
      .where('version', '=', version)
      .where('removedAt', 'is', null)
      .returning(['id', 'institutionId', 'version'])
      .executeTakeFirst()
    return changed ?? conflict(tx, id)
  },
})

async function aboutContact(db: ReadDb, id: string) {
  const found = await db
    .selectFrom('institutionContact')
    .select('institutionId')
    .where('id', '=', id)
    .executeTakeFirst()
  return found && aboutInstitution(db, found.institutionId)
}

/** Somebody else changed it meanwhile: both sides are shown. */
async function conflict(tx: Tx, id: string): Promise<never> {
  const { version, name, email, phone, postAddress, state, removedAt } = await tx
    .selectFrom('institutionContact')
    .select(['version', 'name', 'email', 'phone', 'postAddress', 'state', 'removedAt'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  throw kitProblem.conflict(
    {},
    { details: { id, version, theirs: { name, email, phone, postAddress, state, isRemoved: removedAt !== null } } },
  )
}
