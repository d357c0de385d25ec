import { sql } from 'kysely'
import { command, type Doing } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import { inBatches } from '../../server/db/batches.ts'
import type { Tx } from '../../server/db/types.ts'
import { changedItem, nextCode, type Item, type Json } from '../instrument/index.ts'
import type { InstrumentVersion } from '../instrument/model.ts'
import {
  aboutVersion,
  accepted,
  changesOf,
  itemOf,
  itemsOf,
  latestVersion,
  openDraft,
  takenCodes,
  writeFields,
  type StoredChange,
  type Write,
} from '../instrument/queries.server.ts'
import { merged, type Merged } from './merge.ts'
import { isOfKind, Resolved, ResolvedTogether, VariantId, WHOLE, type Resolution } from './model.ts'
import { variantProblem } from './problems.ts'
import { conflictsOf } from './queries.server.ts'

/**
 * Puts a variant on the newest version of the core. What the country never changed is the core's new text from now on; what
 * the core took over word for word is no deviation any more; where both changed a field, the country's stands and a
 * conflict waits for a decision.
 */
export const takeOverCore = command({
  may: 'instrument.draft',
  records: 'variant.core-taken-over',
  takes: VariantId,
  about: (db, { versionId }) => aboutVersion(db, versionId),
  run: async (tx, _doing, { versionId }) => {
    const version = await openVariant(tx, versionId)
    const core = await latestVersion(tx, null)
    if (!core || core.id === version.coreId) throw variantProblem['core-already-newest']()
    const changes = await changesOf(tx, versionId)
    const codes = [...new Set(changes.map(({ item }) => item))]
    const before = byCode(await itemsOf(tx, version.coreId!, codes))
    const after = byCode(await itemsOf(tx, core.id, codes))
    const result = merged(changes, after, before)
    await rebase(tx, version, changes, result, after)
    await keepConflicts(tx, version, result, { before, changes })
    await tx
      .updateTable('instrumentVersion')
      .set({ coreId: core.id, revision: version.revision + 1 })
      .where('id', '=', versionId)
      .execute()
    return {
      from: version.coreId,
      to: core.id,
      kept: result.kept.length,
      adopted: result.adopted.length,
      conflicts: result.conflicts.length,
    }
  },
  details: (input, output) => ({ ...input, ...output }),
})

const byCode = (items: readonly Item[]) => new Map(items.map((it) => [it.code, it]))

async function openVariant(tx: Tx, versionId: string): Promise<InstrumentVersion> {
  const version = await openDraft(tx, versionId)
  if (version.country === null) throw variantProblem['not-a-variant']()
  return version
}

async function rebase(
  tx: Tx,
  { id }: InstrumentVersion,
  changes: readonly StoredChange[],
  { adopted, kept }: Merged,
  after: ReadonlyMap<string, Item>,
): Promise<void> {
  const lists = (rows: readonly { item: string; field: string }[]) => ({
    items: sql<string>`${rows.map(({ item }) => item)}::text[]`,
    fields: sql<string>`${rows.map(({ field }) => field)}::text[]`,
  })
  if (adopted.length > 0) {
    const { items, fields } = lists(adopted)
    await sql`delete from instrument_change c using unnest(${items}, ${fields}) as gone (item, field)
      where c.version_id = ${id} and c.item = gone.item and c.field = gone.field`.execute(tx)
  }
  const moved = kept.filter(({ item }) => after.has(item))
  if (moved.length === 0 || changes.length === 0) return
  const { items, fields } = lists(moved)
  const bases = moved.map(({ item, field }) => JSON.stringify(after.get(item)!.fields[field] ?? null))
  await sql`update instrument_change c set base = moved.base::jsonb
    from unnest(${items}, ${fields}, ${bases}::text[]) as moved (item, field, base)
    where c.version_id = ${id} and c.item = moved.item and c.field = moved.field`.execute(tx)
}

interface Known {
  readonly before: ReadonlyMap<string, Item>
  readonly changes: readonly StoredChange[]
}

async function keepConflicts(tx: Tx, version: InstrumentVersion, { conflicts }: Merged, { before, changes }: Known) {
  const rows = conflicts.map(({ item, field, base, core, own }) => ({
    versionId: version.id,
    country: version.country!,
    item,
    field,
    base: JSON.stringify(base),
    core: JSON.stringify(core),
    // Of a whole item everything that the country reads today, so that it can be kept as its own.
    own: JSON.stringify(
      field === WHOLE
        ? changedItem(
            before.get(item)!,
            changes.filter((it) => it.item === item),
          ).fields
        : own,
    ),
  }))
  await inBatches(rows, (batch) =>
    tx
      .insertInto('mergeConflict')
      .values(batch)
      .onConflict((c) =>
        c.columns(['versionId', 'item', 'field']).doUpdateSet((e) => ({
          base: e.ref('excluded.base'),
          core: e.ref('excluded.core'),
          own: e.ref('excluded.own'),
          resolution: null,
          resolvedBy: null,
          resolvedAt: null,
          version: sql<number>`merge_conflict.version + 1`,
        })),
      )
      .execute(),
  )
}

/** Decides one conflict; until publication it can be decided otherwise. */
export const resolveConflict = command({
  may: 'instrument.draft',
  records: 'variant.conflict-resolved',
  takes: Resolved,
  about: (db, { versionId }) => aboutVersion(db, versionId),
  run: async (tx, doing, { versionId, item, field, version: seen, resolution, text }) => {
    const variant = await openVariant(tx, versionId)
    const conflict = (await conflictsOf(tx, versionId)).find((it) => it.item === item && it.field === field)
    if (!conflict) throw variantProblem['no-such-conflict']()
    if (conflict.version !== seen)
      throw kitProblem.conflict({}, { details: { resolution: conflict.resolution, by: conflict.by } })
    if (resolution === 'written' && text === '')
      throw variantProblem['needs-text']({}, { fields: [{ field: 'text', key: 'kit.field.required' }] })
    await decide(tx, doing, variant, [{ ...conflict, resolution, text }])
    return { item, field, resolution }
  },
})

/** Decides all open conflicts of one kind; the person says how many they saw. */
export const resolveTogether = command({
  may: 'instrument.draft',
  records: 'variant.conflicts-resolved',
  takes: ResolvedTogether,
  about: (db, { versionId }) => aboutVersion(db, versionId),
  run: async (tx, doing, { versionId, kind, resolution, count }) => {
    const variant = await openVariant(tx, versionId)
    const open = (await conflictsOf(tx, versionId)).filter((it) => it.resolution === null)
    const codes = [...new Set(open.map(({ item }) => item))]
    const items = byCode(await itemsOf(tx, variant.coreId!, codes))
    const meant = open.filter(({ field, item }) => isOfKind(kind, field, items.get(item)))
    if (meant.length !== count) throw variantProblem['other-number']({ count: meant.length })
    await decide(
      tx,
      doing,
      variant,
      meant.map((it) => ({ ...it, resolution, text: '' })),
    )
    return { resolved: meant.length }
  },
  details: (input, output) => ({ ...input, ...output }),
})

interface Decided {
  readonly item: string
  readonly field: string
  readonly own: Json
  readonly resolution: Resolution
  readonly text: string
}

async function decide(tx: Tx, doing: Doing, variant: InstrumentVersion, decided: readonly Decided[]): Promise<void> {
  const writes: Write[] = []
  for (const it of decided) writes.push(...(await writesOf(tx, variant, it)))
  if (writes.length > 0) await writeFields(tx, variant, doing, writes)
  const rows = decided.map(({ item, field, resolution }) => ({ item, field, resolution }))
  await sql`update merge_conflict c
    set resolution = done.resolution, resolved_by = ${doing.actor.id}, resolved_at = ${doing.now.toISOString()}::timestamptz,
      version = c.version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as done (item text, field text, resolution text)
    where c.version_id = ${variant.id} and c.item = done.item and c.field = done.field`.execute(tx)
}

async function writesOf(tx: Tx, variant: InstrumentVersion, it: Decided): Promise<Write[]> {
  const { item, field, own, resolution } = it
  if (field === WHOLE) return wholeItem(tx, variant, it)
  if (resolution === 'core') return [{ item, field, value: undefined }]
  if (resolution === 'own') return [{ item, field, value: own }]
  const found = await itemOf(tx, variant, item)
  if (!found) throw variantProblem['no-such-conflict']()
  return [{ item, field, value: accepted(variant, found.item, { field, value: it.text }) }]
}

/** The core dropped it: it goes, with what the country had changed of it; or it stays, as the country's own. */
async function wholeItem(tx: Tx, variant: InstrumentVersion, { item, own, resolution }: Decided): Promise<Write[]> {
  const gone = (await changesOf(tx, variant.id, item)).map(({ field }): Write => ({ item, field, value: undefined }))
  if (resolution !== 'own') return gone
  const area = item.slice(0, 3)
  const level = item.includes('.') ? 'subarea' : 'indicator'
  const code = nextCode(level, area, { taken: await takenCodes(tx, area), country: variant.country })
  const fields = Object.entries({ ...(own as Record<string, Json>), added: true as Json })
  return [...gone, ...fields.map(([field, value]): Write => ({ item: code, field, value }))]
}
