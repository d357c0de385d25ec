import { z } from 'zod'
import { CONTENT_LANGS, localText } from '../../kit/local-text.ts'
import { contentError, type ContentFiles } from '../../server/content-files.ts'
import { inBatches } from '../../server/db/batches.ts'
import type { Tx } from '../../server/db/types.ts'
import { Dimension } from './figure.ts'

const PATH = 'measures.json'
const MAP = 'measure-map.csv'
const Words = z.partialRecord(z.enum(CONTENT_LANGS), z.string().min(1)).refine((it) => it.en, 'needs English')
const MeasureRow = z.strictObject({
  label: Words,
  family: z.string(),
  dimension: Dimension,
  definition: Words,
  unit: z.string().min(1),
  unitOf: z.string(),
  otherUnits: z.array(z.string()).optional(),
})
const Measures = z.strictObject({
  measures: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), MeasureRow),
  sums: z.array(
    z.strictObject({ total: z.string(), parts: z.array(z.string()).min(2), headline: z.boolean().optional() }),
  ),
})
type Measures = z.output<typeof Measures>
const MapRow = z.strictObject({
  measure: z.string(),
  indicator_code: z.string(),
  fit: z.enum(['exact', 'partial']),
  note_en: z.string().min(1),
})

/** Units that a figure of the measure may have. */
export type UnitsOfMeasure = ReadonlyMap<string, readonly string[]>

interface Known {
  readonly families: Readonly<Record<string, unknown>>
  readonly indicators: ReadonlySet<string>
}

/** Measures, the sums that they must meet, and which indicator they answer. */
export async function loadMeasures(tx: Tx, files: ContentFiles, known: Known): Promise<UnitsOfMeasure> {
  const { measures, sums } = files.json(PATH, Measures)
  refuseUnknown(measures, sums, known)
  await upsertMeasures(tx, measures)
  await tx.deleteFrom('measureSum').execute()
  await tx
    .insertInto('measureSum')
    .values(sums.map(({ total, parts, headline }) => ({ total, parts, isHeadline: headline ?? false })))
    .execute()
  await tx.deleteFrom('measureIndicator').execute()
  await tx
    .insertInto('measureIndicator')
    .values(mapRows(files, measures, known))
    .execute()
  return new Map(Object.entries(measures).map(([code, it]) => [code, [it.unit, ...(it.otherUnits ?? [])]]))
}

async function upsertMeasures(tx: Tx, measures: Measures['measures']): Promise<void> {
  const rows = Object.entries(measures).map(([code, it], i) => ({
    code,
    family: it.family,
    position: i + 1,
    unit: it.unit,
    label: JSON.stringify(localText(it.label)),
    definition: JSON.stringify(localText(it.definition)),
    dimension: JSON.stringify(it.dimension),
  }))
  await inBatches(rows, (batch) =>
    tx
      .insertInto('measure')
      .values(batch)
      .onConflict((c) =>
        c.column('code').doUpdateSet((e) => ({
          family: e.ref('excluded.family'),
          position: e.ref('excluded.position'),
          unit: e.ref('excluded.unit'),
          label: e.ref('excluded.label'),
          definition: e.ref('excluded.definition'),
          dimension: e.ref('excluded.dimension'),
        })),
      )
      .execute(),
  )
}

function mapRows(files: ContentFiles, measures: Measures['measures'], { indicators }: Known) {
  return files.csv(MAP, MapRow).map(({ line, row }) => {
    if (!measures[row.measure]) throw contentError(MAP, line, `there is no measure ${row.measure}`)
    if (!indicators.has(row.indicator_code))
      throw contentError(MAP, line, `there is no indicator ${row.indicator_code}`)
    return { measure: row.measure, indicatorCode: row.indicator_code, fit: row.fit, note: row.note_en }
  })
}

function refuseUnknown(measures: Measures['measures'], sums: Measures['sums'], { families }: Known): void {
  for (const [code, { family }] of Object.entries(measures))
    if (!families[family]) throw contentError(PATH, code, `there is no family ${family} in names.json`)
  for (const { total, parts } of sums)
    for (const code of [total, ...parts])
      if (!measures[code]) throw contentError(PATH, `the sum of ${total}`, `there is no measure ${code}`)
}
