import type { ReadDb } from '../../server/db/types.ts'
import type { Step } from './comparability.ts'
import type { InstrumentVersion } from './model.ts'
import type { Verdict } from './verdict.ts'

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
