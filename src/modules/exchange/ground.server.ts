import { sql } from 'kysely'
import type { ReadDb, Tx } from '../../server/db/types.ts'
import type { Breakdowns } from '../../answers/index.ts'
import { breakdowns, terms } from '../country/queries.server.ts'
import { changedItem, levelOf, type Change, type Item, type Json } from '../instrument/index.ts'
import { baseOf, type InstrumentVersion } from '../instrument/model.ts'
import { changesOf, itemsOf, takenCodes, versions } from '../instrument/queries.server.ts'
import { articles, standards } from '../standard/queries.server.ts'
import { stampsIn, type Brought } from './brought.ts'
import type { Stamp } from './origin.ts'
import type { Ground } from './plan-model.ts'

export interface DraftGround extends Ground {
  /** Which fields of an item this draft says otherwise. */
  readonly changed: ReadonlyMap<string, string[]>
  readonly breakdowns: Breakdowns
}

/** Everything that a file is compared with, in a few queries whatever its size. */
export async function groundOf(db: ReadDb, version: InstrumentVersion, brought: Brought): Promise<DraftGround> {
  const changes = await changesOf(db, version.id)
  const beneath = await itemsBeneath(db, version)
  const current = itemsWith(beneath, changes)
  const origins = await originsOf(db, stampsIn(brought))
  const cited = await articles(db)
  const codesOf = async (scheme: 'unit' | 'breakdown' | 'institution-category') =>
    new Set(Object.keys(await terms(db, scheme)))
  return {
    country: version.country,
    current,
    beneath: new Set(beneath.map(({ code }) => code)),
    taken: await takenCodes(db, ''),
    foreign: await foreignCodes(db, version.id),
    origin: ({ version: id, revision }: Stamp) => origins.get(`${id}@${revision}`),
    changed: new Map(
      [...Map.groupBy(changes, ({ item }) => item)].map(([item, own]) => [item, own.map(({ field }) => field)]),
    ),
    breakdowns: await breakdowns(db),
    values: {
      unit: await codesOf('unit'),
      disaggregations: await codesOf('breakdown'),
      responsible: await codesOf('institution-category'),
      articles: new Set(cited.map(({ standard, article }) => `${standard} ${article}`)),
      standards: new Set((await standards(db)).map(({ code }) => code)),
    },
  }
}

async function itemsBeneath(db: ReadDb, version: InstrumentVersion): Promise<Item[]> {
  const beneath = version.state === 'draft' ? baseOf(version) : version.id
  return beneath === null ? [] : itemsOf(db, beneath)
}

/** Every item of a draft, also what is retired in it. */
function itemsWith(beneath: readonly Item[], changes: readonly Change[]): Map<string, Item> {
  const changesOfItem = Map.groupBy(changes, ({ item }) => item)
  const items = new Map(beneath.map((it) => [it.code, changedItem(it, changesOfItem.get(it.code) ?? [])]))
  for (const [code, own] of changesOfItem) {
    const level = levelOf(code)
    if (items.has(code) || !level || !own.some(({ field }) => field === 'added')) continue
    const item = changedItem({ code, level, fields: {} }, own)
    if (item.fields['place']) items.set(code, item)
  }
  return items
}

async function originsOf(db: ReadDb, stamps: readonly Stamp[]): Promise<Map<string, ReadonlyMap<string, Item>>> {
  const all = await versions(db)
  const found = new Map<string, ReadonlyMap<string, Item>>()
  for (const { version: id, revision } of stamps) {
    const version = all.find((it) => it.id.startsWith(id))
    if (version && revision <= version.revision) found.set(`${id}@${revision}`, await itemsAt(db, version, revision))
  }
  return found
}

/** A version as it read after that act: what its later acts had found there is put back. */
async function itemsAt(db: ReadDb, version: InstrumentVersion, revision: number): Promise<Map<string, Item>> {
  const beneath = await itemsBeneath(db, version)
  if (version.state !== 'draft') return itemsWith(beneath, [])
  const changes = new Map((await changesOf(db, version.id)).map((it) => [`${it.item} ${it.field}`, it as Change]))
  const { rows } = await sql<{ item: string; field: string; before: Json; wasBeneath: boolean }>`
    select distinct on (item, field) item, field, before, before is null as "wasBeneath" from instrument_edit
    where version_id = ${version.id} and revision > ${revision} order by item, field, instrument_edit.revision, position
  `.execute(db as Tx)
  for (const { item, field, before, wasBeneath } of rows) {
    if (wasBeneath) changes.delete(`${item} ${field}`)
    else changes.set(`${item} ${field}`, { item, field, value: before })
  }
  return itemsWith(beneath, [...changes.values()])
}

/** Codes that another version or another draft has: given once for all time. */
async function foreignCodes(db: ReadDb, draft: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('indicator')
    .select('code')
    .distinct()
    .unionAll(db.selectFrom('subarea').select('code').distinct())
    .unionAll(db.selectFrom('area').select('code').distinct())
    .unionAll(db.selectFrom('instrumentChange').select('item as code').distinct().where('versionId', '<>', draft))
    .execute()
  return new Set(rows.map(({ code }) => code))
}
