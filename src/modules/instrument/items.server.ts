import { sql } from 'kysely'
import type { LocalText } from '../../kit/local-text.ts'
import { inBatches } from '../../server/db/batches.ts'
import type { ReadDb, Tx } from '../../server/db/types.ts'
import { fieldsOfText, localTextOf } from './draft.ts'
import { Citations } from './fields.ts'
import { inOrder, placeOf, type Item, type Json } from './item.ts'
import { RATINGS, type RatingRule } from './model.ts'

/** A published version as flat items, all or those named; in order. */
export async function itemsOf(db: ReadDb, versionId: string, codes?: readonly string[]): Promise<Item[]> {
  const named = codes && sql<string>`any(${[...codes]}::text[])`
  let areas = db.selectFrom('area').selectAll().where('versionId', '=', versionId)
  let subareas = db.selectFrom('subarea').selectAll().where('versionId', '=', versionId)
  let indicators = db
    .selectFrom('indicator')
    .innerJoin('subarea', 'subarea.id', 'indicator.subareaId')
    .selectAll('indicator')
    .select('subarea.code as parent')
    .where('indicator.versionId', '=', versionId)
  if (named) {
    areas = areas.where('code', '=', named)
    subareas = subareas.where('code', '=', named)
    indicators = indicators.where('indicator.code', '=', named)
  }
  const rows = await indicators.execute()
  const cited = await citationsOf(db, versionId, named && rows.map(({ id }) => id))
  const items: Item[] = [
    ...(await areas.execute()).map(({ code, position, title, extra }) => ({
      code,
      level: 'area' as const,
      fields: { place: { parent: null, position }, ...fieldsOfText('title', title), ...extraField(extra) },
    })),
    ...(await subareas.execute()).map(({ code, areaCode, position, title, extra }) => ({
      code,
      level: 'subarea' as const,
      fields: { place: { parent: areaCode, position }, ...fieldsOfText('title', title), ...extraField(extra) },
    })),
    ...rows.map((row) => ({
      code: row.code,
      level: 'indicator' as const,
      fields: indicatorFields(row, cited.get(row.id) ?? []),
    })),
  ]
  return codes ? items : inOrder(items)
}

function extraField(extra: unknown): Record<string, Json> {
  return Object.keys(extra as object).length > 0 ? { extra: extra as Json } : {}
}

interface Row {
  readonly parent: string
  readonly position: number
  readonly title: LocalText
  readonly question: LocalText
  readonly rule: unknown
  readonly unratedReason: LocalText | null
  readonly notApplicable: unknown
  readonly kind: string
  readonly answerType: string
  readonly unit: string | null
  readonly limits: unknown
  readonly bands: unknown
  readonly disaggregations: readonly string[]
  readonly askedAt: readonly string[]
  readonly isSummable: boolean
  readonly responsible: readonly string[]
  readonly verification: readonly string[]
  readonly isCore: boolean
  readonly extra: unknown
}

/** Fields that hold nothing are left out: absent and empty are one thing. */
function indicatorFields(row: Row, citations: Citations): Record<string, Json> {
  const rule = row.rule as RatingRule | null
  const plain = {
    place: { parent: row.parent, position: row.position },
    kind: row.kind,
    answerType: row.answerType,
    unit: row.unit,
    limits: row.limits as Json,
    bands: row.bands as Json,
    rating: rule?.basis ?? 'none',
    disaggregations: [...row.disaggregations],
    askedAt: [...row.askedAt],
    isSummable: row.isSummable || null,
    responsible: [...row.responsible],
    verification: [...row.verification],
    citations: citations,
    isCore: row.isCore || null,
  }
  return {
    ...Object.fromEntries(
      Object.entries(plain).filter(([, it]) => it !== null && !(Array.isArray(it) && it.length === 0)),
    ),
    ...fieldsOfText('title', row.title),
    ...fieldsOfText('question', row.question),
    ...Object.assign({}, ...RATINGS.map((level) => fieldsOfText(`rule.${level}`, rule?.levels[level] ?? null))),
    ...fieldsOfText('unratedReason', row.unratedReason),
    ...fieldsOfText('notApplicable', row.notApplicable as LocalText | null),
    ...extraField(row.extra),
  }
}

async function citationsOf(db: ReadDb, versionId: string, ids: readonly string[] | undefined) {
  let query = db
    .selectFrom('indicatorCitation as c')
    .innerJoin('indicator as i', 'i.id', 'c.indicatorId')
    .select(['c.indicatorId', 'c.standard', 'c.article', 'c.amendedBy', 'c.insertedBy'])
    .where('i.versionId', '=', versionId)
    .orderBy('c.indicatorId')
    .orderBy('c.position')
  if (ids) query = query.where('c.indicatorId', '=', sql<string>`any(${[...ids]}::uuid[])`)
  const groups = Map.groupBy(await query.execute(), ({ indicatorId }) => indicatorId)
  const citation = ({ standard, article, amendedBy, insertedBy }: Citations[number]) => ({
    standard,
    article,
    amendedBy,
    insertedBy,
  })
  return new Map([...groups].map(([id, rows]) => [id, rows.map(citation)]))
}

/** Writes items as the rows of a version that is still a draft: what publishing freezes. */
export async function insertItems(tx: Tx, versionId: string, items: readonly Item[]): Promise<void> {
  const of = (level: Item['level']) => items.filter((it) => it.level === level)
  const origins = await originsOf(
    tx,
    of('area').map(({ code }) => code),
  )
  await tx
    .insertInto('area')
    .values(
      of('area').map((it, i) => ({
        versionId,
        code: it.code,
        position: i + 1,
        title: JSON.stringify(localTextOf(it.fields, 'title')),
        extra: JSON.stringify(it.fields['extra'] ?? {}),
        ...(origins.get(it.code) ?? { origin: 'extension', handbookAreaNo: null, handbookAreaName: null }),
      })),
    )
    .execute()
  const ids = new Map<string, string>()
  await inBatches(
    of('subarea').map((it, i) => ({
      versionId,
      code: it.code,
      areaCode: placeOf(it).parent!,
      position: i + 1,
      title: JSON.stringify(localTextOf(it.fields, 'title')),
      extra: JSON.stringify(it.fields['extra'] ?? {}),
    })),
    async (batch) => {
      for (const { id, code } of await tx.insertInto('subarea').values(batch).returning(['id', 'code']).execute())
        ids.set(code, id)
    },
  )
  const acts = await shortNames(tx)
  const indicators = of('indicator').map((it, i) => ({
    versionId,
    code: it.code,
    areaCode: placeOf(it).parent!.slice(0, 3),
    subareaId: ids.get(placeOf(it).parent!)!,
    position: i + 1,
    ...indicatorRow(it, acts),
  }))
  await inBatches(indicators, async (batch) => {
    const rows = await tx.insertInto('indicator').values(batch).returning(['id', 'code']).execute()
    const idOf = new Map(rows.map(({ id, code }) => [code, id]))
    const cited = of('indicator').flatMap((it) => {
      const indicatorId = idOf.get(it.code)
      if (indicatorId === undefined) return []
      return citationsIn(it).map((one, i) => ({ indicatorId, position: i + 1, ...one }))
    })
    await inBatches(cited, (part) => tx.insertInto('indicatorCitation').values(part).execute())
  })
}

function citationsIn(it: Item): Citations {
  return Citations.parse(it.fields['citations'] ?? [])
}

async function originsOf(tx: Tx, codes: readonly string[]) {
  const rows = await tx
    .selectFrom('area')
    .innerJoin('instrumentVersion as v', 'v.id', 'area.versionId')
    .select(['area.code', 'area.origin', 'area.handbookAreaNo', 'area.handbookAreaName'])
    .where('area.code', '=', sql<string>`any(${[...codes]}::text[])`)
    .orderBy('v.publishedAt')
    .execute()
  return new Map(rows.map(({ code, ...origin }) => [code, origin]))
}

async function shortNames(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.selectFrom('standard').select(['code', 'short']).execute()
  return new Map(rows.map(({ code, short }) => [code, short]))
}

function indicatorRow(it: Item, acts: ReadonlyMap<string, string>) {
  const own = it.fields
  const basis = own['rating'] as RatingRule['basis'] | 'none' | undefined
  const hasRule = basis === 'own' || basis === 'general'
  const notApplicable = localTextOf(own, 'notApplicable')
  const json = (value: Json | undefined) => (value === undefined || value === null ? null : JSON.stringify(value))
  const list = (key: string) => [...((own[key] ?? []) as string[])]
  const levels = Object.fromEntries(RATINGS.map((level) => [level, localTextOf(own, `rule.${level}`)]))
  return {
    kind: own['kind'] as string,
    answerType: own['answerType'] as string,
    unit: (own['unit'] ?? null) as string | null,
    limits: json(own['limits']),
    bands: json(own['bands']),
    disaggregations: list('disaggregations'),
    askedAt: list('askedAt'),
    isSummable: own['isSummable'] === true,
    responsible: list('responsible'),
    verification: list('verification'),
    legalBasis: legalBasisOf(citationsIn(it), acts),
    isCore: own['isCore'] === true,
    isRated: hasRule && !notApplicable,
    title: JSON.stringify(localTextOf(own, 'title')),
    question: JSON.stringify(localTextOf(own, 'question')),
    rule: hasRule ? JSON.stringify({ basis, levels }) : null,
    unratedReason: hasRule ? null : json(localTextOf(own, 'unratedReason')),
    notApplicable: json(notApplicable),
    extra: JSON.stringify(own['extra'] ?? {}),
  }
}

/**
 * The legal basis as one line, acts in the order in which they are cited.
 *
 * @example 'CoE Convention Art. 4(a), 18; EU Directive 2011/36 Art. 2(3) as amended by 2024/1712'
 */
export function legalBasisOf(citations: Citations, acts: ReadonlyMap<string, string>): string {
  const number = (act: string) => (acts.get(act) ?? act).replace(/^EU Directive /, '')
  const groups: { standard: string; articles: string[] }[] = []
  for (const { standard, article, amendedBy, insertedBy } of citations) {
    const change = amendedBy ? ` as amended by ${number(amendedBy)}` : insertedBy ? ` (${number(insertedBy)})` : ''
    const last = groups.at(-1)
    if (last?.standard === standard) last.articles.push(article + change)
    else groups.push({ standard, articles: [article + change] })
  }
  return groups
    .map(({ standard, articles }) => `${acts.get(standard) ?? standard} Art. ${articles.join(', ')}`)
    .join('; ')
}
