import { sql } from 'kysely'
import type { ReadDb } from '../../server/db/types.ts'
import type {
  Area,
  CitedArticle,
  Indicator,
  IndicatorHead,
  InstrumentTree,
  InstrumentVersion,
  RatingRule,
} from './model.ts'
import { latestVersion, versionById, versions } from './versions-queries.server.ts'

/** The published version of that code; the core's latest where no code is given. */
export async function instrumentVersion(db: ReadDb, code?: string): Promise<InstrumentVersion | undefined> {
  if (code === undefined) return latestVersion(db, null)
  return (await versions(db)).find((it) => it.code === code && it.state === 'published')
}

/** The newest published version that asks this indicator: of the core before a variant, so that one dropped is still found. */
export async function newestVersionWith(db: ReadDb, code: string): Promise<InstrumentVersion | undefined> {
  const row = await db
    .selectFrom('instrumentVersion as v')
    .innerJoin('indicator as i', 'i.versionId', 'v.id')
    .select('v.id')
    .where('i.code', '=', code)
    .where('v.state', '=', 'published')
    .orderBy('v.country', (order) => order.asc().nullsFirst())
    .orderBy('v.publishedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && versionById(db, row.id)
}

/** The ids of the versions that ask this indicator. */
export async function versionsAsking(db: ReadDb, code: string): Promise<Set<string>> {
  const rows = await db.selectFrom('indicator').select('versionId').where('code', '=', code).execute()
  return new Set(rows.map(({ versionId }) => versionId))
}

const AREA = ['code', 'position', 'title', 'origin', 'handbookAreaNo', 'handbookAreaName'] as const
const HEAD = [
  'id',
  'code',
  'areaCode',
  'subareaId',
  'kind',
  'answerType',
  'isCore',
  'isRated',
  'notApplicable',
  'title',
] as const satisfies readonly (keyof IndicatorHead)[]

export function areas(db: ReadDb, versionId: string): Promise<Area[]> {
  return db.selectFrom('area').select(AREA).where('versionId', '=', versionId).orderBy('position').execute()
}

/** All indicators of a version in their order, as lists show them. */
export async function indicatorHeads(db: ReadDb, versionId: string): Promise<IndicatorHead[]> {
  const rows = await db
    .selectFrom('indicator')
    .select(HEAD)
    .where('versionId', '=', versionId)
    .orderBy('position')
    .execute()
  return rows as IndicatorHead[]
}

/** A whole version as a tree, in three queries. */
export async function instrumentTree(db: ReadDb, version: InstrumentVersion): Promise<InstrumentTree> {
  const trunk = await areas(db, version.id)
  const subareas = await db
    .selectFrom('subarea')
    .select(['id', 'areaCode', 'title'])
    .where('versionId', '=', version.id)
    .orderBy('position')
    .execute()
  const indicators = await indicatorHeads(db, version.id)
  const indicatorsOf = Map.groupBy(indicators, (it) => it.subareaId)
  const subareasOf = Map.groupBy(subareas, (it) => it.areaCode)
  return {
    version,
    areas: trunk.map((area) => ({
      ...area,
      subareas: (subareasOf.get(area.code) ?? []).map((subarea) => ({
        ...subarea,
        indicators: indicatorsOf.get(subarea.id) ?? [],
      })),
    })),
  }
}

const WHOLE = [
  ...HEAD,
  'position',
  'unit',
  'disaggregations',
  'askedAt',
  'isSummable',
  'responsible',
  'verification',
  'legalBasis',
  'question',
  'rule',
  'unratedReason',
] as const

/** One indicator with its place, its rule and the articles that it rests on. */
export async function indicatorByCode(db: ReadDb, versionId: string, code: string): Promise<Indicator | undefined> {
  const [one] = await wholeIndicators(db, versionId, [code])
  return one
}

/** Whole indicators of a version, all or those named, in their order; four queries whatever the number. */
export async function wholeIndicators(db: ReadDb, versionId: string, codes?: readonly string[]): Promise<Indicator[]> {
  let query = db.selectFrom('indicator').select(WHOLE).where('versionId', '=', versionId).orderBy('position')
  if (codes) query = query.where('code', '=', sql<string>`any(${[...codes]}::text[])`)
  const rows = await query.execute()
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const subareaIds = [...new Set(rows.map(({ subareaId }) => subareaId))]
  const subareas = await db
    .selectFrom('subarea')
    .select(['id', 'areaCode', 'title'])
    .where('id', 'in', subareaIds)
    .execute()
  const citations = await citationsOf(db, ids)
  const areaOf = new Map((await areas(db, versionId)).map((it) => [it.code, it]))
  const subareaOf = new Map(subareas.map((it) => [it.id, it]))
  return rows.map((row) => ({
    ...(row as typeof row & IndicatorHead),
    rule: row.rule as RatingRule | null,
    area: areaOf.get(row.areaCode)!,
    subarea: subareaOf.get(row.subareaId)!,
    citations: citations.get(row.id) ?? [],
  }))
}

async function citationsOf(db: ReadDb, indicatorIds: string[]): Promise<Map<string, CitedArticle[]>> {
  const rows = await db
    .selectFrom('indicatorCitation as c')
    .innerJoin('standard as s', 's.code', 'c.standard')
    .innerJoin('standardArticle as a', (j) =>
      j.onRef('a.standard', '=', 'c.standard').onRef('a.article', '=', 'c.article'),
    )
    .select(['c.indicatorId', 'c.standard', 's.short', 's.title', 's.url', 'c.article', 'a.isConfirmed'])
    .select(['c.amendedBy', 'c.insertedBy'])
    .where('c.indicatorId', 'in', indicatorIds)
    .orderBy('c.indicatorId')
    .orderBy('c.position')
    .execute()
  const groups = Map.groupBy(rows, (it) => it.indicatorId)
  return new Map([...groups].map(([id, cited]) => [id, cited.map(citedArticle)]))
}

function citedArticle({ standard, short, title, url, article, isConfirmed, amendedBy, insertedBy }: CitedArticle) {
  return { standard, short, title, url, article, isConfirmed, amendedBy, insertedBy }
}

export { differenceOf } from './difference-queries.server.ts'
export { valueTerms, type ValueTerms } from './verdict-queries.server.ts'
export { accepted } from './draft-commands.server.ts'
export {
  changesOf,
  itemOf,
  openDraft,
  takenCodes,
  treeOf,
  wholeVersion,
  writeFields,
  type StoredChange,
  type Write,
} from './drafting.server.ts'
export { aboutCode, mayDraft, versionByCode, VersionCode } from './designer-queries.server.ts'
export { itemsOf } from './items.server.ts'
export { judgedOf, type Judged } from './judging.server.ts'
export { aboutVersion, comparisonSteps, latestVersion, versionById, versions } from './versions-queries.server.ts'

export { proposalsOfDouble } from './proposal-queries.server.ts'
export { proposeRule } from './proposing.server.ts'
