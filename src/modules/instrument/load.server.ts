import { canonical, sha256 } from '../../kit/canonical.ts'
import type { ContentFiles } from '../../server/content-files.ts'
import { inBatches } from '../../server/db/batches.ts'
import type { Tx } from '../../server/db/types.ts'
import { StartError } from '../../server/start-error.ts'
import { readRegionalCore, type CoreArea, type CoreIndicator } from './regional-core.server.ts'

/** The shipped version of the regional core. */
const SHIPPED_VERSION = '1'

interface Citation {
  readonly standard: string
  readonly article: string
  readonly amendedBy?: string | undefined
  readonly insertedBy?: string | undefined
}
type Citations = Readonly<Record<string, readonly Citation[]>>

/** Publishes the shipped core once; afterwards it is only compared, for a published version never changes. */
export async function loadInstrument(
  tx: Tx,
  files: ContentFiles,
  given: { names: Parameters<typeof readRegionalCore>[1]; citations: Citations; now: Date },
): Promise<void> {
  const areas = readRegionalCore(files, given.names)
  const hash = sha256(canonical({ areas, citations: given.citations }))
  const known = await tx
    .selectFrom('instrumentVersion')
    .select(['state', 'sha256'])
    .where('code', '=', SHIPPED_VERSION)
    .executeTakeFirst()
  if (known?.sha256 === hash) return
  if (known)
    throw new StartError(
      `Version ${SHIPPED_VERSION} of the instrument is published here and differs from content/instrument: ` +
        'a published version never changes. Restore those files, or start on a new database.',
    )
  const version = await tx
    .insertInto('instrumentVersion')
    .values({ code: SHIPPED_VERSION, state: 'draft' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertAreas(tx, version.id, areas)
  await insertIndicators(tx, version.id, areas, given.citations)
  await tx
    .updateTable('instrumentVersion')
    .set({ state: 'published', sha256: hash, publishedAt: given.now.toISOString() })
    .where('id', '=', version.id)
    .execute()
}

async function insertAreas(tx: Tx, versionId: string, areas: readonly CoreArea[]): Promise<void> {
  const rows = areas.map(({ code, origin, handbookAreaNo, handbookAreaName, title }, i) => ({
    versionId,
    code,
    position: i + 1,
    title: JSON.stringify(title),
    origin,
    handbookAreaNo,
    handbookAreaName,
  }))
  await tx.insertInto('area').values(rows).execute()
}

async function insertIndicators(tx: Tx, versionId: string, areas: readonly CoreArea[], citations: Citations) {
  const branches = areas.flatMap((area) => area.subareas.map((subarea, i) => ({ area, subarea, position: i + 1 })))
  const subareas = await tx
    .insertInto('subarea')
    .values(
      branches.map(({ area, subarea, position }) => ({
        versionId,
        code: `${area.code}.${position}`,
        areaCode: area.code,
        position,
        title: JSON.stringify(subarea.title),
      })),
    )
    .returning(['id', 'areaCode', 'position'])
    .execute()
  const idOf = new Map(subareas.map(({ id, areaCode, position }) => [`${areaCode} ${position}`, id]))
  const rows = branches
    .flatMap(({ area, subarea, position }) =>
      subarea.indicators.map((it) => ({ it, areaCode: area.code, subareaId: idOf.get(`${area.code} ${position}`)! })),
    )
    .map(({ it, ...place }, i) => ({ ...place, versionId, position: i + 1, ...storedIndicator(it) }))
  const indicators = await tx.insertInto('indicator').values(rows).returning(['id', 'code']).execute()
  const cited = indicators.flatMap(({ id, code }) =>
    (citations[code] ?? []).map((it, i) => ({
      indicatorId: id,
      position: i + 1,
      standard: it.standard,
      article: it.article,
      amendedBy: it.amendedBy ?? null,
      insertedBy: it.insertedBy ?? null,
    })),
  )
  await inBatches(cited, (batch) => tx.insertInto('indicatorCitation').values(batch).execute())
}

function storedIndicator(it: CoreIndicator) {
  return {
    ...it,
    disaggregations: [...it.disaggregations],
    responsible: [...it.responsible],
    verification: [...it.verification],
    isRated: it.rule !== null,
    title: JSON.stringify(it.title),
    question: JSON.stringify(it.question),
    rule: it.rule && JSON.stringify(it.rule),
    unratedReason: it.unratedReason && JSON.stringify(it.unratedReason),
  }
}
