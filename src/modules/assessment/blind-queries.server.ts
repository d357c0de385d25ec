import type { ReadDb } from '../../server/db/types.ts'
import { conflictsAmong } from './figures.ts'
import type { AssessmentDraft } from './model.ts'
import { figuresOfIndicator, previousOf, type Place } from './queries.server.ts'
import type { Situation } from './readiness.ts'

/** What two people rate apart at this place; undefined where one assessment is written by all. */
export function doubleAt(db: ReadDb, { cycleId, indicatorId }: Pick<Place, 'cycleId' | 'indicatorId'>) {
  return db
    .selectFrom('doubleRating')
    .select(['id', 'country', 'openedAt', 'cycleId', 'indicatorCode'])
    .where('cycleId', '=', cycleId)
    .where('indicatorId', '=', indicatorId)
    .where('droppedAt', 'is', null)
    .executeTakeFirst()
}
export type DoubleRating = NonNullable<Awaited<ReturnType<typeof doubleAt>>>

/** The row of this rater. Another one's is not there for them before both are in. */
export function ownRating(db: ReadDb, doubleId: string, raterId: string) {
  return db
    .selectFrom('blindRating')
    .selectAll()
    .where('doubleId', '=', doubleId)
    .where('raterId', '=', raterId)
    .executeTakeFirst()
}
export type BlindRating = NonNullable<Awaited<ReturnType<typeof ownRating>>>

/** What a blind rating is judged in: the same facts as an assessment of all. */
export async function situationApart(db: ReadDb, place: Place, draft: AssessmentDraft): Promise<Situation> {
  const figures = await figuresOfIndicator(db, place.country, place.code)
  const previous = await previousOf(db, place)
  return {
    isRated: place.isRated,
    hasConflict: conflictsAmong(figures.filter(({ year }) => year === place.year)).length > 0,
    previousRating: previous?.versionId === place.versionId ? previous.rating : null,
    citesWithdrawn: await citesWithdrawn(db, draft),
  }
}

async function citesWithdrawn(db: ReadDb, { citations }: AssessmentDraft): Promise<boolean> {
  if (citations.length === 0) return false
  const withdrawn = await db
    .selectFrom('evidence')
    .select('id')
    .where(
      'id',
      'in',
      citations.map(({ evidenceId }) => evidenceId),
    )
    .where('withdrawnAt', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return withdrawn !== undefined
}

/** Evidence by id, with what a reader is told of it. */
export async function evidenceCalled(db: ReadDb, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('evidence')
    .select(['id', 'title', 'class', 'kind', 'language', 'url', 'fileSha256', 'fileName', 'publisher'])
    .select(['publishedOn', 'withdrawnAt', 'note', 'author'])
    .where('id', 'in', [...new Set(ids)])
    .limit(500)
    .execute()
}
