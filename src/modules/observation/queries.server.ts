import { sql } from 'kysely'
import type { ReadDb } from '../../server/db/types.ts'
import { terms } from '../country/queries.server.ts'
import type {
  Dimension,
  Figure,
  FlaggedFigure,
  IndicatorFigure,
  MappedIndicator,
  MappedMeasure,
  Measure,
  MeasureFamily,
  SourceCount,
} from './figure.ts'
import { contradictions, contradictionsByFigure, type Addend, type Contradiction } from './sums.ts'

const MEASURE = [
  'measure.code',
  'measure.family',
  'measure.label',
  'measure.definition',
  'measure.unit',
  'measure.dimension',
] as const

/** Measures that have published figures, by family in the content's order, each counted. */
export async function measuresByFamily(db: ReadDb): Promise<MeasureFamily[]> {
  const families = await terms(db, 'measure-family')
  const rows = await db
    .selectFrom('measure')
    .innerJoin('observation', 'observation.measure', 'measure.code')
    .select(MEASURE)
    .select([
      sql<number>`count(*)`.as('figures'),
      sql<number>`count(distinct observation.country)`.as('countries'),
      sql<number>`count(distinct observation.source_id)`.as('sources'),
      sql<number>`min(observation.year)`.as('firstYear'),
      sql<number>`max(observation.year)`.as('lastYear'),
    ])
    .where('observation.origin', '=', 'shipped')
    .where('observation.withdrawnAt', 'is', null)
    .groupBy('measure.code')
    // Totals before their parts.
    .orderBy(sql`measure.dimension <> '{}'::jsonb`)
    .orderBy('measure.position')
    .execute()
  const measures = Map.groupBy(rows.map(withDimension), (it) => it.family)
  return Object.entries(families)
    .map(([family, name]) => ({ family, name, measures: measures.get(family) ?? [] }))
    .filter((it) => it.measures.length > 0)
}

export async function measureByCode(db: ReadDb, code: string): Promise<Measure | undefined> {
  const row = await db.selectFrom('measure').select(MEASURE).where('code', '=', code).executeTakeFirst()
  return row && withDimension(row)
}

function withDimension<T extends { dimension: unknown }>(row: T): T & { dimension: Dimension } {
  return { ...row, dimension: row.dimension as Dimension }
}

/** The measures that answer an indicator, those that fit exactly first. */
export async function measuresForIndicator(db: ReadDb, indicatorCode: string): Promise<MappedMeasure[]> {
  const rows = await db
    .selectFrom('measureIndicator as m')
    .innerJoin('measure', 'measure.code', 'm.measure')
    .select(MEASURE)
    .select(['m.fit', 'm.note as fitNote'])
    .where('m.indicatorCode', '=', indicatorCode)
    .orderBy('m.fit')
    .orderBy('measure.position')
    .execute()
  return rows.map((row) => ({ ...withDimension(row), fit: row.fit as MappedMeasure['fit'] }))
}

export async function indicatorsOfMeasure(db: ReadDb, measure: string): Promise<MappedIndicator[]> {
  const rows = await db
    .selectFrom('measureIndicator')
    .select(['indicatorCode', 'fit', 'note as fitNote'])
    .where('measure', '=', measure)
    .orderBy('indicatorCode')
    .execute()
  return rows as MappedIndicator[]
}

const MOST_FIGURES = 5000

/** Figures in force, in an order that never changes: year, country, source, value. */
function figures(db: ReadDb) {
  return db
    .selectFrom('observation as o')
    .leftJoin('source as s', 's.id', 'o.sourceId')
    .select(['o.id', 'o.country', 'o.year', 'o.measure', 'o.indicatorCode', 'o.kind', 'o.number', 'o.low', 'o.high'])
    .select(['o.text', 'o.asGiven', 'o.unit', 'o.origin', 'o.class', 'o.note', 'o.evidenceId', 'o.version'])
    .select(['s.id as sourceId', 's.title as sourceTitle', 's.url as sourceUrl'])
    .where('o.withdrawnAt', 'is', null)
    .orderBy('o.year')
    .orderBy('o.country')
    .orderBy(sql`s.title collate "C"`)
    .orderBy(sql`s.url collate "C"`)
    .orderBy('o.shippedKey')
    .orderBy('o.id')
    .limit(MOST_FIGURES)
}

type FigureRow = Awaited<ReturnType<ReturnType<typeof figures>['execute']>>[number]

function figureOf({ sourceId, sourceTitle, sourceUrl, ...row }: FigureRow): Figure {
  const source = sourceId === null ? null : { id: sourceId, title: sourceTitle!, url: sourceUrl! }
  return { ...(row as typeof row & Pick<Figure, 'kind' | 'origin' | 'class'>), source }
}

/** The published series of one measure: all countries, years and sources, contradictions flagged. */
export async function figuresOfMeasure(db: ReadDb, measure: string): Promise<FlaggedFigure[]> {
  const rows = await figures(db).where('o.measure', '=', measure).where('o.origin', '=', 'shipped').execute()
  return flagged(db, rows.map(figureOf))
}

/**
 * Everything known for an indicator that the reader may see: of measures that answer it, and recorded for it. Narrowed
 * to a country where one is given. Countries are guarded by the database; confidentiality classes by who asks (`class`).
 */
export async function figuresForIndicator(
  db: ReadDb,
  { code, country }: { code: string; country?: string },
): Promise<IndicatorFigure[]> {
  const mapped = await measuresForIndicator(db, code)
  const fitOf = new Map(mapped.map((it) => [it.code, it]))
  let query = figures(db).where((e) =>
    e.or([e('o.indicatorCode', '=', code), e('o.measure', '=', sql<string>`any(${[...fitOf.keys()]}::text[])`)]),
  )
  if (country !== undefined) query = query.where('o.country', '=', country)
  const found = await flagged(db, (await query.execute()).map(figureOf))
  return found.map((figure) => {
    const fit = figure.measure === null ? undefined : fitOf.get(figure.measure)
    const isOwn = figure.indicatorCode === code || fit === undefined
    return { ...figure, fit: isOwn ? 'own' : fit.fit, fitNote: isOwn ? null : fit.fitNote }
  })
}

async function flagged(db: ReadDb, found: Figure[]): Promise<FlaggedFigure[]> {
  const measures = new Set(found.flatMap(({ measure }) => measure ?? []))
  const byFigure = contradictionsByFigure(measures.size === 0 ? [] : await contradictionsOf(db, [...measures]))
  return found.map((figure) => ({ ...figure, contradictions: byFigure.get(figure.id) ?? [] }))
}

/** Sums that published figures cannot meet: all, or those that concern one of the measures. */
export async function contradictionsOf(db: ReadDb, measures?: readonly string[]): Promise<Contradiction[]> {
  let query = db.selectFrom('measureSum').select(['total', 'parts', 'isHeadline']).orderBy('total').orderBy('parts')
  if (measures) {
    const list = sql<string[]>`${[...measures]}::text[]`
    query = query.where((e) => e.or([e('total', '=', sql<string>`any(${list})`), e('parts', sql`&&`, list)]))
  }
  const sums = await query.execute()
  if (sums.length === 0) return []
  const concerned = [...new Set(sums.flatMap(({ total, parts }) => [total, ...parts]))]
  return contradictions(await addends(db, concerned), sums)
}

async function addends(db: ReadDb, measures: string[]): Promise<Addend[]> {
  const rows = await db
    .selectFrom('observation')
    .select(['id', 'country', 'year', 'measure', 'sourceId', 'unit', 'asGiven', 'number', 'low', 'high'])
    .where('measure', '=', sql<string>`any(${measures}::text[])`)
    .where('kind', 'in', ['number', 'interval'])
    .where('sourceId', 'is not', null)
    .where('withdrawnAt', 'is', null)
    .orderBy('country')
    .orderBy('year')
    .orderBy('shippedKey')
    .execute()
  return rows.map(({ number, low, high, measure, sourceId, ...it }) => ({
    ...it,
    measure: measure!,
    source: sourceId!,
    low: number ?? low!,
    high: number ?? high!,
  }))
}

/** Every source of a published figure, by title. */
export function sources(db: ReadDb): Promise<SourceCount[]> {
  return db
    .selectFrom('source')
    .innerJoin('observation', 'observation.sourceId', 'source.id')
    .select(['source.id', 'source.title', 'source.url'])
    .select([
      sql<number>`count(*)`.as('figures'),
      sql<number>`count(distinct observation.measure)`.as('measures'),
      sql<number>`min(observation.year)`.as('firstYear'),
      sql<number>`max(observation.year)`.as('lastYear'),
    ])
    .where('observation.origin', '=', 'shipped')
    .where('observation.withdrawnAt', 'is', null)
    .groupBy('source.id')
    .orderBy(sql`source.title collate "C"`)
    .orderBy(sql`source.url collate "C"`)
    .execute()
}
