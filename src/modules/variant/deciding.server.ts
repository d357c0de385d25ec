import { sql } from 'kysely'
import type { Doing } from '../../kit/acts.ts'
import type { Tx } from '../../server/db/types.ts'
import { isSame, levelOf, nextCode, ownerOf, placeOf, type Item, type Json } from '../instrument/index.ts'
import type { InstrumentVersion } from '../instrument/model.ts'
import {
  accepted,
  changesOf,
  itemOf,
  takenCodes,
  treeOf,
  writeFields,
  type StoredChange,
  type Write,
} from '../instrument/queries.server.ts'
import { WHOLE, type Resolution } from './model.ts'
import { variantProblem } from './problems.ts'
import { conflictsOf, type StoredConflict } from './queries.server.ts'

export interface Decided extends StoredConflict {
  readonly resolution: Resolution
  readonly text: string
}

interface Decision {
  readonly writes: readonly Write[]
  /** What is remembered of it: also of the sub-area that had to be kept for an item under it. */
  readonly rows: readonly (Pick<StoredConflict, 'item' | 'field' | 'own' | 'keptAs'> & { resolution: Resolution })[]
}

/** Writes what was decided, remembers who decided it, and lets no undo go back behind it. */
export async function decide(tx: Tx, doing: Doing, variant: InstrumentVersion, decided: readonly Decided[]) {
  const changes = await changesOf(tx, variant.id)
  const found: Decision[] = []
  for (const it of decided)
    found.push(it.field === WHOLE ? await onWhole(tx, variant, it, changes) : await onField(tx, variant, it, changes))
  const writes = found.flatMap((it) => it.writes)
  const revision = writes.length > 0 ? await writeFields(tx, variant, doing, writes) : variant.revision
  const rows = found.flatMap((it) => it.rows)
  await sql`update merge_conflict c
    set resolution = done.resolution, own = coalesce(done.own, 'null'), kept_as = done."keptAs",
      resolved_by = ${doing.actor.id}, resolved_at = ${doing.now.toISOString()}::timestamptz, version = c.version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as done (item text, field text, resolution text, own jsonb, "keptAs" text)
    where c.version_id = ${variant.id} and c.item = done.item and c.field = done.field`.execute(tx)
  await tx.updateTable('instrumentVersion').set({ mergedRevision: revision }).where('id', '=', variant.id).execute()
}

async function onField(
  tx: Tx,
  variant: InstrumentVersion,
  it: Decided,
  changes: readonly StoredChange[],
): Promise<Decision> {
  const { item, field, own, keptAs, resolution } = it
  const rows = [{ item, field, own, keptAs, resolution }]
  if (resolution === 'core') return { rows, writes: [{ item, field, value: undefined }] }
  if (resolution === 'own') {
    const stands = changes.find((one) => one.item === item && one.field === field)
    return { rows, writes: stands && isSame(stands.value, own) ? [] : [{ item, field, value: own }] }
  }
  const found = await itemOf(tx, variant, item)
  if (!found) throw variantProblem['no-such-conflict']()
  return { rows, writes: [{ item, field, value: accepted(variant, found.item, { field, value: it.text }) }] }
}

/**
 * The core dropped it, or what it stands under. It goes, with what the country had of it; or it stays as the country's
 * own, under a code that is its own for ever, in the place where it was.
 */
async function onWhole(
  tx: Tx,
  variant: InstrumentVersion,
  it: Decided,
  changes: readonly StoredChange[],
): Promise<Decision> {
  const tree = await treeOf(tx, variant)
  const { item, field } = it
  const code = it.keptAs ?? (ownerOf(item) === null ? null : item)
  const today = code === null ? undefined : fieldsIn(changes, code)
  const own = (today ?? it.own) as Record<string, Json>
  const gone = (one: string): Write[] =>
    changes
      .filter((change) => change.item === one)
      .map((change) => ({ item: one, field: change.field, value: undefined }))
  if (it.resolution === 'core') {
    if (code !== null && tree.some((one) => placeOf(one).parent === code)) throw variantProblem['has-parts']({ code })
    const writes = [...gone(item), ...(code === null || code === item ? [] : gone(code))]
    return { writes, rows: [{ item, field, own, keptAs: it.keptAs, resolution: 'core' }] }
  }
  const home = await homeOf(tx, variant, { own, changes, tree })
  const kept = code ?? (await freshCode(tx, variant, item))
  const fields: Record<string, Json> = {
    ...own,
    added: true,
    place: { ...(own['place'] as object), parent: home.code } as Json,
    ...(kept === item ? {} : { extra: { ...(own['extra'] as object), origin: item } }),
  }
  const writes = Object.entries(fields).map(([key, value]): Write => ({ item: kept, field: key, value }))
  return {
    writes: [...home.writes, ...(kept === item ? [] : gone(item)), ...writes],
    rows: [...home.rows, { item, field, own, keptAs: kept === item ? null : kept, resolution: 'own' }],
  }
}

function fieldsIn(changes: readonly StoredChange[], code: string): Record<string, Json> | undefined {
  const own = changes.filter(({ item }) => item === code)
  return own.length === 0 ? undefined : Object.fromEntries(own.map(({ field, value }) => [field, value]))
}

interface Kept {
  readonly own: Readonly<Record<string, Json>>
  readonly changes: readonly StoredChange[]
  readonly tree: readonly Item[]
}

/** Where a kept item stands: where it was; where that is dropped as well, under the country's copy of it. */
async function homeOf(tx: Tx, variant: InstrumentVersion, { own, changes, tree }: Kept) {
  const { parent } = placeOf({ fields: own })
  if (parent === null || tree.some(({ code }) => code === parent)) return { code: parent, writes: [], rows: [] }
  const dropped = (await conflictsOf(tx, variant.id)).find((it) => it.item === parent && it.field === WHOLE)
  if (!dropped || levelOf(parent) !== 'subarea') throw variantProblem['no-home']({ code: parent })
  if (tree.some(({ code }) => code === dropped.keptAs)) return { code: dropped.keptAs, writes: [], rows: [] }
  const { writes, rows } = await onWhole(tx, variant, { ...dropped, resolution: 'own', text: '' }, changes)
  return { code: rows.at(-1)!.keptAs, writes, rows }
}

async function freshCode(tx: Tx, { country }: InstrumentVersion, item: string): Promise<string> {
  const area = item.slice(0, 3)
  const level = levelOf(item) === 'subarea' ? 'subarea' : 'indicator'
  return nextCode(level, area, { taken: await takenCodes(tx, area), country })
}
