import type { Actor } from '../../kit/acts.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { decide } from '../identity/index.ts'

/** Proposed editions that this person may publish, the longest waiting first; to sign in again may still be asked. */
export async function editionsToPublish(db: ReadDb, actor: Actor) {
  const rows = await db
    .selectFrom('edition')
    .innerJoin('country', 'country.code', 'edition.country')
    .select(['edition.id', 'edition.country', 'edition.year', 'edition.number', 'edition.state', 'edition.proposedBy'])
    .select('country.name as countryName')
    .where('edition.state', '=', 'proposed')
    .orderBy('edition.proposedAt')
    .limit(200)
    .execute()
  return rows
    .filter(({ id, country, state, proposedBy }) => {
      const matter = { subject: `edition ${id}`, country, state, authors: [proposedBy] }
      return decide('edition.publish', { ...actor, isFresh: true }, matter) === 'allowed'
    })
    .map(({ id, country, year, number, countryName }) => ({ id, countryName, label: `${country}-${year}.${number}` }))
}
