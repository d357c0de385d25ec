import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '../../kit/acts.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { countriesPlannedBy } from '../cycle/model.ts'

const PAGE_SIZE = 100

/** An institution as rights see it: of its country, or of the whole region. */
export async function aboutInstitution(db: ReadDb, id: string) {
  const found = await db.selectFrom('institution').select('country').where('id', '=', id).executeTakeFirst()
  return found && { subject: `institution ${id}`, country: found.country, institution: id }
}

/** The institutions of a country, with how each is reached and what was asked of it. */
export const readInstitutions = query({
  may: 'institution.read',
  takes: z.object({
    country: z.string().optional().catch(undefined),
    page: z.coerce.number<unknown>().int().min(1).max(100_000).catch(1).default(1),
  }),
  about: async () => ({ subject: 'institutions', country: null }),
  run: async (db, { actor }, { country, page }) => {
    const countries = await db.selectFrom('country').select(['code', 'name']).orderBy('code').execute()
    const held = actor.grants.map((grant) => grant.country).find((code) => code !== null)
    const chosen = countries.find(({ code }) => code === country)?.code ?? held ?? countries[0]?.code ?? ''
    const found = db.selectFrom('institution').where('institution.country', '=', chosen)
    const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
    const rows = await found
      .leftJoin('term', (on) =>
        on.on('term.scheme', '=', 'institution-category').onRef('term.code', '=', 'institution.category'),
      )
      .select(['institution.id', 'institution.nameLocal', 'institution.nameEn', 'institution.category'])
      .select(['institution.level', 'institution.isVerified', 'term.name as categoryName'])
      .select((eb) => [
        eb
          .selectFrom('institutionContact')
          .select(sql<string>`string_agg(coalesce(email, phone, post_address), ', ' order by changed_at)`.as('reached'))
          .whereRef('institutionContact.institutionId', '=', 'institution.id')
          .where('institutionContact.removedAt', 'is', null)
          .as('reached'),
        eb
          .selectFrom('institutionContact')
          .select(sql<boolean>`bool_or(state = 'failing')`.as('failing'))
          .whereRef('institutionContact.institutionId', '=', 'institution.id')
          .where('institutionContact.removedAt', 'is', null)
          .as('isFailing'),
        eb
          .selectFrom('request')
          .select((inner) => inner.fn.countAll<number>().as('n'))
          .whereRef('request.institutionId', '=', 'institution.id')
          .where('request.sentOn', 'is not', null)
          .as('asked'),
      ])
      .orderBy('institution.category')
      .orderBy('institution.nameLocal')
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE)
      .execute()
    return { rows, countries, country: chosen, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) }
  },
})

/** One institution: how it is reached, and what it was asked. */
export const readInstitution = query({
  may: 'institution.read',
  takes: z.object({ id: z.uuid() }),
  about: (db, { id }) => aboutInstitution(db, id),
  run: async (db, { actor }, { id }) => {
    const institution = await db
      .selectFrom('institution')
      .leftJoin('term', (on) =>
        on.on('term.scheme', '=', 'institution-category').onRef('term.code', '=', 'institution.category'),
      )
      .select(['institution.id', 'institution.country', 'institution.nameLocal', 'institution.nameEn'])
      .select(['institution.level', 'institution.note', 'institution.source', 'institution.isVerified'])
      .select('term.name as categoryName')
      .where('institution.id', '=', id)
      .executeTakeFirstOrThrow()
    const contacts = await db
      .selectFrom('institutionContact')
      .innerJoin('person', 'person.id', 'institutionContact.changedBy')
      .selectAll('institutionContact')
      .select('person.name as changedByName')
      .where('institutionContact.institutionId', '=', id)
      .where('institutionContact.removedAt', 'is', null)
      .orderBy('institutionContact.changedAt')
      .limit(50)
      .execute()
    const requests = await db
      .selectFrom('request')
      .select(['id', 'reference', 'year', 'state', 'sentOn', 'dueOn', 'answersUntil'])
      .where('institutionId', '=', id)
      .where('state', '!=', 'withdrawn')
      .orderBy('reference', 'desc')
      .limit(200)
      .execute()
    const planned = countriesPlannedBy(actor)
    const mayChange = planned === '*' || (institution.country !== null && planned.includes(institution.country))
    return { institution, contacts, requests, mayChange }
  },
})
