import { sql } from 'kysely'
import { isLocale } from '../../locale/index.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { lawNames } from './deadline.server.ts'

/** What letters and mails to these institutions need, in the order of their references. */
export async function addressedIn(db: ReadDb, ids: readonly string[]) {
  const rows = await db
    .selectFrom('request')
    .innerJoin('institution', 'institution.id', 'request.institutionId')
    .select(['request.id', 'request.reference', 'request.country', 'request.year', 'request.locale', 'request.basis'])
    .select(['request.answersUntil', 'request.dueOn', 'request.linkSerial', 'institution.nameLocal'])
    .select(['request.askedByName', 'request.askedByEmail', 'request.askedByPhone'])
    .select((eb) => [
      eb
        .selectFrom('requestQuestion')
        .whereRef('requestQuestion.requestId', '=', 'request.id')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .as('questions'),
      eb
        .selectFrom('institutionContact')
        .whereRef('institutionContact.institutionId', '=', 'request.institutionId')
        .where('institutionContact.removedAt', 'is', null)
        .where('institutionContact.state', '=', 'working')
        .where('institutionContact.email', 'is not', null)
        .select('institutionContact.email')
        .orderBy('institutionContact.changedAt')
        .limit(1)
        .as('email'),
    ])
    .where(sql<boolean>`request.id = any (${ids}::uuid[])`)
    .orderBy('request.reference')
    .execute()
  const laws = await lawNames(db, [...new Set(rows.map(({ country }) => country))])
  return rows.map((row) => ({
    ...row,
    questions: row.questions ?? 0,
    law: row.basis === 'access-law' ? laws.get(row.country)?.(isLocale(row.locale) ? row.locale : 'en') : undefined,
  }))
}
export type AddressedRequest = Awaited<ReturnType<typeof addressedIn>>[number]
