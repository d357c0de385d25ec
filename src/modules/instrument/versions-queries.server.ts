import type { ReadDb } from '../../server/db/types.ts'
import type { Step } from './comparability.ts'
import type { InstrumentVersion } from './model.ts'
import { VERDICTS, type Verdict } from './verdict.ts'

const VERSION = [
  'id',
  'code',
  'state',
  'country',
  'predecessorId',
  'coreId',
  'note',
  'sha256',
  'startedAt',
  'publishedAt',
  'revision',
] as const

/** Every version that the reader may see, drafts included; the core's first, the newest first. */
export async function versions(db: ReadDb): Promise<InstrumentVersion[]> {
  const rows = await db
    .selectFrom('instrumentVersion')
    .select(VERSION)
    .where('state', '<>', 'set-aside')
    .orderBy('country', (order) => order.asc().nullsFirst())
    .orderBy('startedAt', 'desc')
    .limit(1000)
    .execute()
  return rows as InstrumentVersion[]
}

export async function versionById(db: ReadDb, id: string): Promise<InstrumentVersion | undefined> {
  const row = await db.selectFrom('instrumentVersion').select(VERSION).where('id', '=', id).executeTakeFirst()
  return row as InstrumentVersion | undefined
}

export interface ChangeCount {
  readonly verdict: Verdict
  readonly count: number
}

/** By version: how many indicators it changed against its predecessor, by verdict, the gravest last. */
export async function changesByVerdict(db: ReadDb): Promise<Map<string, ChangeCount[]>> {
  const rows = await db
    .selectFrom('comparability as c')
    .innerJoin('instrumentVersion as v', (on) =>
      on.onRef('v.id', '=', 'c.versionId').onRef('v.predecessorId', '=', 'c.againstId'),
    )
    .select(['c.versionId', 'c.verdict', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy(['c.versionId', 'c.verdict'])
    .execute()
  const order = (verdict: string) => VERDICTS.findIndex((one) => one === verdict)
  const sorted = rows.toSorted((a, b) => order(a.verdict) - order(b.verdict))
  return new Map(
    [...Map.groupBy(sorted, ({ versionId }) => versionId)].map(([id, own]) => [
      id,
      own.map(({ verdict, count }) => ({ verdict: verdict as Verdict, count: Number(count) })),
    ]),
  )
}

/** Who published each version; of one that the product came with, nobody. */
export async function publishers(db: ReadDb): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('instrumentVersion')
    .innerJoin('person', 'person.id', 'instrumentVersion.publishedBy')
    .select(['instrumentVersion.id', 'person.name'])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const MOST_SET_ASIDE = 50

/** Drafts that were set aside, the latest first. */
export async function draftsSetAside(db: ReadDb) {
  const rows = await db
    .selectFrom('instrumentVersion as v')
    .leftJoin('person', 'person.id', 'v.setAsideBy')
    .select(['v.id', 'v.code', 'v.country', 'v.predecessorId', 'v.startedAt', 'v.setAsideAt', 'person.name as by'])
    .where('v.state', '=', 'set-aside')
    .orderBy('v.setAsideAt', (order) => order.desc().nullsLast())
    .orderBy('v.startedAt', 'desc')
    .limit(MOST_SET_ASIDE)
    .execute()
  return rows.map((row) => ({ ...row, code: row.code.split('~')[0]! }))
}

/** The version published last: of the core, or of a country's variant. */
export async function latestVersion(db: ReadDb, country: string | null): Promise<InstrumentVersion | undefined> {
  const row = await db
    .selectFrom('instrumentVersion')
    .select(VERSION)
    .where('state', '=', 'published')
    .where('country', country === null ? 'is' : '=', country)
    .orderBy('publishedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row as InstrumentVersion | undefined
}

export async function aboutVersion(db: ReadDb, id: string) {
  const version = await versionById(db, id)
  return version && { subject: `instrument ${version.code}`, country: version.country, state: version.state }
}

/** Every verdict between published versions: what a comparison across versions is asked of. */
export async function comparisonSteps(db: ReadDb): Promise<Step[]> {
  const published = await db
    .selectFrom('instrumentVersion')
    .select(['id', 'code', 'predecessorId', 'coreId'])
    .where('state', '=', 'published')
    .orderBy('publishedAt')
    .execute()
  const rows = await db
    .selectFrom('comparability')
    .select(['versionId', 'againstId', 'indicatorCode', 'verdict', 'reason'])
    .execute()
  const judged = Map.groupBy(rows, (it) => `${it.versionId} ${it.againstId}`)
  const codeOf = new Map(published.map(({ id, code }) => [id, code]))
  return published.flatMap(({ id, code, predecessorId, coreId }) =>
    [...new Set([predecessorId, coreId])].flatMap((against) => {
      const from = against === null ? undefined : codeOf.get(against)
      if (from === undefined) return []
      const verdicts = new Map(
        (judged.get(`${id} ${against}`) ?? []).map((it) => [
          it.indicatorCode,
          { verdict: it.verdict as Verdict, reason: it.reason },
        ]),
      )
      return [{ from, to: code, verdicts }]
    }),
  )
}
