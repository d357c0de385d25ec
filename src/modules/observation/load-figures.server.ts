import { sql } from 'kysely'
import { z } from 'zod'
import { canonical, sha256 } from '../../kit/canonical.ts'
import { contentError, type ContentFiles } from '../../server/content-files.ts'
import { inBatches } from '../../server/db/batches.ts'
import type { Tx } from '../../server/db/types.ts'
import { valueAsGiven } from './as-given.ts'
import type { UnitsOfMeasure } from './load.server.ts'

const PATH = 'figures.csv'
const FigureRow = z.strictObject({
  country_iso3: z.string(),
  year: z.coerce.number().int().min(1990).max(2100),
  measure: z.string(),
  value: z.string().min(1),
  unit: z.string().min(1),
  source_title: z.string().min(1),
  source_url: z.url(),
})
type FigureRow = z.output<typeof FigureRow>

interface Known {
  readonly countries: ReadonlyMap<string, string>
  readonly units: UnitsOfMeasure
  readonly now: Date
}

/**
 * Published figures, each once. What a figure says is its key: a corrected figure is a new one, and the one that is no
 * longer shipped is withdrawn, not changed, because somebody may have relied on it.
 */
export async function loadFigures(tx: Tx, files: ContentFiles, known: Known): Promise<void> {
  const rows = readFigures(files, known)
  const sources = await loadSources(tx, rows)
  const observations = rows.map(({ sourceTitle, sourceUrl, ...row }) => ({
    ...row,
    sourceId: sources.get(`${sourceTitle}\n${sourceUrl}`)!,
    origin: 'shipped' as const,
  }))
  await inBatches(observations, (batch) =>
    tx
      .insertInto('observation')
      .values(batch)
      .onConflict((c) => c.column('shippedKey').doNothing())
      .execute(),
  )
  await withdrawAbsent(
    tx,
    rows.map(({ shippedKey }) => shippedKey),
    known.now,
  )
}

function readFigures(files: ContentFiles, { countries, units }: Known) {
  const seen = new Map<string, number>()
  return files.csv(PATH, FigureRow).map(({ line, row }) => {
    const country = countries.get(row.country_iso3)
    if (!country) throw contentError(PATH, line, `there is no country ${row.country_iso3}`)
    const allowed = units.get(row.measure)
    if (!allowed) throw contentError(PATH, line, `there is no measure ${row.measure}`)
    if (!allowed.includes(row.unit)) throw contentError(PATH, line, `${row.measure} is not counted in ${row.unit}`)
    const value = valueAsGiven(row.value, row.unit)
    if (!value) throw contentError(PATH, line, `"${row.value}" is neither a number nor below a number`)
    return {
      country,
      year: row.year,
      measure: row.measure,
      ...value,
      asGiven: row.value,
      unit: row.unit,
      sourceTitle: row.source_title,
      sourceUrl: row.source_url,
      shippedKey: keyOf(row, seen),
    }
  })
}

/** Two rows that say the very same are told apart by their number. */
function keyOf(row: FigureRow, seen: Map<string, number>): string {
  const said = sha256(canonical(row)).slice(0, 40)
  const ordinal = (seen.get(said) ?? 0) + 1
  seen.set(said, ordinal)
  return `${said}-${ordinal}`
}

async function loadSources(tx: Tx, rows: readonly { sourceTitle: string; sourceUrl: string }[]) {
  const named = new Map(
    rows.map(({ sourceTitle, sourceUrl }) => [`${sourceTitle}\n${sourceUrl}`, { title: sourceTitle, url: sourceUrl }]),
  )
  await inBatches([...named.values()], (batch) =>
    tx
      .insertInto('source')
      .values(batch)
      .onConflict((c) => c.columns(['title', 'url']).doNothing())
      .execute(),
  )
  const stored = await tx
    .selectFrom('source')
    .select(['id', 'title', 'url'])
    .where('url', '=', sql<string>`any(${[...named.values()].map(({ url }) => url)}::text[])`)
    .execute()
  return new Map(stored.map(({ id, title, url }) => [`${title}\n${url}`, id]))
}

const NO_LONGER_SHIPPED = 'no-longer-shipped'

async function withdrawAbsent(tx: Tx, shipped: readonly string[], now: Date): Promise<void> {
  await tx
    .updateTable('observation')
    .set({ withdrawnAt: now.toISOString(), withdrawnReason: NO_LONGER_SHIPPED })
    .where('origin', '=', 'shipped')
    .where('withdrawnAt', 'is', null)
    .where('shippedKey', '!=', sql<string>`all(${[...shipped]}::text[])`)
    .execute()
  await tx
    .updateTable('observation')
    .set({ withdrawnAt: null, withdrawnReason: null })
    .where('withdrawnReason', '=', NO_LONGER_SHIPPED)
    .where('shippedKey', '=', sql<string>`any(${[...shipped]}::text[])`)
    .execute()
}
