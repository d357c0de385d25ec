import { sql } from 'kysely'
import { compareIn } from '../../locale/index.ts'
import type { ReadDb } from '../../server/db/types.ts'
import type { Article, Standard } from './model.ts'

/** All standards, oldest first. */
export function standards(db: ReadDb): Promise<Standard[]> {
  return db
    .selectFrom('standard')
    .select(['code', 'short', 'number', 'title', 'year', 'url'])
    .orderBy('year')
    .orderBy('code')
    .execute()
}

/** Cited articles of all standards, or of one, with the published indicators that cite them; 2 before 10, 11 before 11a. */
export async function articles(db: ReadDb, standard?: string): Promise<Article[]> {
  let query = db
    .selectFrom('standardArticle as a')
    .leftJoin('indicatorCitation as c', (j) =>
      j.onRef('c.standard', '=', 'a.standard').onRef('c.article', '=', 'a.article'),
    )
    .leftJoin('indicator as i', 'i.id', 'c.indicatorId')
    .leftJoin('instrumentVersion as v', (j) => j.onRef('v.id', '=', 'i.versionId').on('v.state', '=', 'published'))
    .select(['a.standard', 'a.article', 'a.isConfirmed'])
    .select(
      sql<string[]>`coalesce(array_agg(distinct i.code order by i.code) filter (where v.id is not null), '{}')`.as(
        'indicators',
      ),
    )
    .groupBy(['a.standard', 'a.article', 'a.isConfirmed'])
  if (standard !== undefined) query = query.where('a.standard', '=', standard)
  const rows = await query.execute()
  const compare = compareIn('en')
  return rows.sort((a, b) => compare(a.standard, b.standard) || compare(a.article, b.article))
}
