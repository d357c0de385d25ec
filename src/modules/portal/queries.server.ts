import { sql } from 'kysely'
import type { LocalText } from '../../kit/local-text.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { terms } from '../country/queries.server.ts'

export interface LatestEdition {
  readonly country: string
  readonly name: LocalText
  readonly year: number
  readonly number: number
  readonly publishedAt: string
}

/** What was published last, for the frame of every page. */
export async function latestEdition(db: ReadDb): Promise<LatestEdition | undefined> {
  const row = await db
    .selectFrom('edition')
    .innerJoin('country', 'country.code', 'edition.country')
    .select(['edition.country', 'country.name', 'edition.year', 'edition.number', 'edition.publishedAt'])
    .where('edition.state', '=', 'published')
    .orderBy('edition.publishedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, publishedAt: row.publishedAt ?? '' }
}

/** The coded names that a page about one indicator reads. */
export async function indicatorTerms(db: ReadDb) {
  return {
    kind: await terms(db, 'kind'),
    answerType: await terms(db, 'answer-type'),
    unit: await terms(db, 'unit'),
    breakdown: await terms(db, 'breakdown'),
    category: await terms(db, 'institution-category'),
  }
}

/** How much the base holds, counted. Figures are the published ones that the product ships. */
export async function baseCounts(db: ReadDb) {
  const version = db
    .selectFrom('instrumentVersion')
    .select('id')
    .where('state', '=', 'published')
    .orderBy('publishedAt', 'desc')
    .limit(1)
  const indicators = db.selectFrom('indicator').where('versionId', 'in', version)
  const figures = db.selectFrom('observation').where('origin', '=', 'shipped').where('withdrawnAt', 'is', null)
  const count = sql<number>`count(*)`.as('n')
  const row = await db
    .selectNoFrom([
      db.selectFrom('area').where('versionId', 'in', version).select(count).as('areas'),
      indicators.select(count).as('indicators'),
      indicators.where('isCore', '=', true).select(count).as('core'),
      indicators.where('isRated', '=', true).select(count).as('rated'),
      indicators
        .where(sql<boolean>`rule->>'basis' = 'own'`)
        .select(count)
        .as('ownRule'),
      figures.select(count).as('figures'),
      figures.select(sql<number>`count(distinct measure)`.as('n')).as('measures'),
      figures.select(sql<number>`count(distinct source_id)`.as('n')).as('sources'),
      figures.select(sql<number>`min(year)`.as('n')).as('firstYear'),
      figures.select(sql<number>`max(year)`.as('n')).as('lastYear'),
      db.selectFrom('institution').select(count).as('institutions'),
      db.selectFrom('institution').where('isVerified', '=', false).select(count).as('unverified'),
      db.selectFrom('standard').select(count).as('standards'),
    ])
    .executeTakeFirstOrThrow()
  return mapped(row, (value) => value ?? 0)
}

function mapped<K extends string, A, B>(row: Record<K, A>, change: (value: A) => B): Record<K, B> {
  return Object.fromEntries(Object.entries<A>(row).map(([key, value]) => [key, change(value)])) as Record<K, B>
}

/** What measures are called, by their codes. */
export async function measureLabels(db: ReadDb, codes: readonly string[]): Promise<Record<string, LocalText>> {
  if (codes.length === 0) return {}
  const rows = await db
    .selectFrom('measure')
    .select(['code', 'label'])
    .where('code', '=', sql<string>`any(${[...codes]}::text[])`)
    .execute()
  return Object.fromEntries(rows.map(({ code, label }) => [code, label]))
}
