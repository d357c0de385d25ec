import { sql } from 'kysely'
import { inBatches } from '../../server/db/batches.ts'
import type { Tx } from '../../server/db/types.ts'
import { changedItem, levelOf, placeIn, placeOf, type Item, type Json, type Place } from '../instrument/index.ts'
import type { InstrumentVersion } from '../instrument/model.ts'
import { itemsOf, type StoredChange } from '../instrument/queries.server.ts'
import { homeless, merged, reordered, type Conflict, type Merged } from './merge.ts'
import { WHOLE } from './model.ts'
import { conflictsOf } from './queries.server.ts'

/** A variant between two versions of the core: of both only what the country touched, and what that stands under. */
export interface Between {
  readonly version: InstrumentVersion
  readonly changes: readonly StoredChange[]
  readonly before: ReadonlyMap<string, Item>
  readonly after: ReadonlyMap<string, Item>
}

export async function between(
  tx: Tx,
  version: InstrumentVersion,
  coreId: string,
  changes: readonly StoredChange[],
): Promise<Between> {
  const earlier = (await conflictsOf(tx, version.id)).map(({ item }) => item)
  const touched = changes.flatMap(({ item, field, value }) => {
    const parent = field === 'place' ? placeIn(value).parent : null
    return parent === null ? [item] : [item, parent]
  })
  const codes = [...new Set([...touched, ...earlier])]
  const before = byCode(await itemsOf(tx, version.coreId!, codes))
  const after = byCode(await itemsOf(tx, coreId, codes))
  const parents = [...before.values()].flatMap((it) => {
    const { parent } = placeOf(it)
    return after.has(it.code) || parent === null || before.has(parent) ? [] : [parent]
  })
  for (const it of await itemsOf(tx, version.coreId!, parents)) before.set(it.code, it)
  for (const it of await itemsOf(tx, coreId, parents)) after.set(it.code, it)
  return { version, changes, before, after }
}

export const byCode = (items: readonly Item[]) => new Map(items.map((it) => [it.code, it]))

/** The merge, with what the core's dropping would leave without a place: that is asked about as well. */
export function mergedBetween({ changes, before, after }: Between): Merged {
  const result = merged(changes, after, before)
  const whole = (item: string): Conflict => ({ item, field: WHOLE, base: null, core: true, own: null })
  const astray = homeless(changes, after)
  const parentsOf = [...astray, ...result.conflicts.flatMap((it) => (it.field === WHOLE ? [it.item] : []))].flatMap(
    (item) => {
      const change = changes.find((it) => it.item === item && it.field === 'place')
      const place = change?.value ?? before.get(item)?.fields['place']
      return place === undefined ? [] : (placeIn(place).parent ?? [])
    },
  )
  const known = new Set(result.conflicts.filter(({ field }) => field === WHOLE).map(({ item }) => item))
  const gone = [...new Set(parentsOf)].filter(
    (code) => !known.has(code) && levelOf(code) === 'subarea' && before.has(code) && !after.has(code),
  )
  return { ...result, conflicts: [...result.conflicts, ...[...astray, ...gone].map(whole)] }
}

/** Moves what is kept on the new core, and lets go of what the core took over. */
export async function rebase(tx: Tx, { version, after }: Between, { adopted, kept }: Merged): Promise<void> {
  const lists = (rows: readonly { item: string; field: string }[]) => ({
    items: sql<string>`${rows.map(({ item }) => item)}::text[]`,
    fields: sql<string>`${rows.map(({ field }) => field)}::text[]`,
  })
  if (adopted.length > 0) {
    const { items, fields } = lists(adopted)
    await sql`delete from instrument_change c using unnest(${items}, ${fields}) as gone (item, field)
      where c.version_id = ${version.id} and c.item = gone.item and c.field = gone.field`.execute(tx)
  }
  const moved = kept.filter(({ item }) => after.has(item))
  if (moved.length === 0) return
  const { items, fields } = lists(moved)
  const bases = moved.map(({ item, field }) => JSON.stringify(after.get(item)!.fields[field] ?? null))
  await sql`update instrument_change c set base = moved.base::jsonb
    from unnest(${items}, ${fields}, ${bases}::text[]) as moved (item, field, base)
    where c.version_id = ${version.id} and c.item = moved.item and c.field = moved.field`.execute(tx)
}

/** A version numbers its items anew: what the country placed itself is placed again, behind the same neighbour. */
export async function keepOrder(tx: Tx, { version, after }: Between, coreId: string, { kept }: Merged): Promise<void> {
  const places = new Map(
    kept.flatMap(({ item, field, value }) => (field === 'place' ? [[item, placeIn(value)] as const] : [])),
  )
  const parents = [
    ...new Set([...places.values()].flatMap(({ parent }) => (parent && after.has(parent) ? parent : []))),
  ]
  if (parents.length === 0) return
  const [older, newer] = [await childrenIn(tx, version.coreId!, parents), await childrenIn(tx, coreId, parents)]
  const own = [...places].map(([code, place]) => placed(code, place))
  const rows = parents.flatMap((parent) => {
    const under = (it: Item) => placeOf(it).parent === parent
    const mine = own.filter(under)
    const codes = new Set(mine.map(({ code }) => code))
    const before = [...older.filter((it) => under(it) && !codes.has(it.code)), ...mine]
    return reordered(before, newer.filter(under), codes)
  })
  const values = rows.map(({ code, fields }) => ({ item: code, value: fields['place'] }))
  await sql`update instrument_change c set value = moved.value
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as moved (item text, value jsonb)
    where c.version_id = ${version.id} and c.item = moved.item and c.field = 'place'`.execute(tx)
}

const placed = (code: string, place: Place): Item => ({
  code,
  level: levelOf(code)!,
  fields: { place: place },
})

async function childrenIn(tx: Tx, versionId: string, parents: readonly string[]): Promise<Item[]> {
  const subareas = await tx
    .selectFrom('subarea')
    .select(['code', 'areaCode as parent', 'position'])
    .where('versionId', '=', versionId)
    .where('areaCode', 'in', parents)
    .execute()
  const indicators = await tx
    .selectFrom('indicator as i')
    .innerJoin('subarea as s', 's.id', 'i.subareaId')
    .select(['i.code', 's.code as parent', 'i.position'])
    .where('i.versionId', '=', versionId)
    .where('s.code', 'in', parents)
    .execute()
  return [...subareas, ...indicators].map(({ code, parent, position }) => placed(code, { parent, position }))
}

/** Conflicts of an earlier merge: settled where the core has come round, else shown beside the core's newest text. */
export async function refreshEarlier(tx: Tx, { version, after }: Between, { adopted }: Merged): Promise<void> {
  const taken = new Set(adopted.map(({ item, field }) => `${item} ${field}`))
  const earlier = (await conflictsOf(tx, version.id)).map(({ item, field }) => ({
    item,
    field,
    isSettled: field === WHOLE ? after.has(item) : !after.has(item) || taken.has(`${item} ${field}`),
    core: field === WHOLE ? true : (after.get(item)?.fields[field] ?? null),
  }))
  if (earlier.length === 0) return
  const rows = sql`jsonb_to_recordset(${JSON.stringify(earlier)}::jsonb)
    as e (item text, field text, "isSettled" boolean, core jsonb)`
  await sql`delete from merge_conflict c using ${rows}
    where c.version_id = ${version.id} and c.item = e.item and c.field = e.field and e."isSettled"`.execute(tx)
  await sql`update merge_conflict c set core = coalesce(e.core, 'null'), version = c.version + 1 from ${rows}
    where c.version_id = ${version.id} and c.item = e.item and c.field = e.field
      and c.core is distinct from coalesce(e.core, 'null')`.execute(tx)
}

/** Of a whole item everything that the country reads today, so that it can be kept as its own. */
export async function keepConflicts(tx: Tx, { version, before, changes }: Between, { conflicts }: Merged) {
  const whole = (code: string): Json => {
    const base = before.get(code) ?? { code, level: levelOf(code)!, fields: {} }
    return changedItem(
      base,
      changes.filter(({ item }) => item === code),
    ).fields
  }
  const rows = conflicts.map(({ item, field, base, core, own }) => ({
    versionId: version.id,
    country: version.country!,
    item,
    field,
    base: JSON.stringify(base),
    core: JSON.stringify(core),
    own: JSON.stringify(field === WHOLE ? whole(item) : own),
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
