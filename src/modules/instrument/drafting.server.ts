import { sql } from 'kysely'
import type { Doing } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import { inBatches } from '../../server/db/batches.ts'
import type { ReadDb, Tx } from '../../server/db/types.ts'
import { applied, changedItem, changedItems, isSame, type Change } from './draft.ts'
import { inOrder, levelOf, placeOf, type Item, type Json, type Place } from './item.ts'
import { itemsOf } from './items.server.ts'
import { baseOf, type InstrumentVersion } from './model.ts'
import { instrumentProblem } from './problems.ts'
import { versionById } from './versions-queries.server.ts'

/** A change as it is stored, with which write of the field it is. */
export interface StoredChange extends Change {
  readonly base: Json
  readonly revision: number
  readonly changedBy: string
  readonly changedAt: string
}

export async function changesOf(db: ReadDb, versionId: string, ...items: readonly string[]): Promise<StoredChange[]> {
  let query = db
    .selectFrom('instrumentChange')
    .select(['item', 'field', 'value', 'base', 'revision', 'changedBy', 'changedAt'])
    .where('versionId', '=', versionId)
  if (items.length > 0) query = query.where('item', '=', sql<string>`any(${[...items]}::text[])`)
  return (await query.orderBy('item').orderBy('field').execute()) as StoredChange[]
}

/** The items that a draft says something of, each once. */
export async function changedItemCodes(db: ReadDb, versionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('instrumentChange')
    .select('item')
    .distinct()
    .where('versionId', '=', versionId)
    .execute()
  return rows.map(({ item }) => item)
}

/** A version whole, in order: a published one as it is stored, a draft as it reads now. */
export async function wholeVersion(db: ReadDb, version: InstrumentVersion): Promise<Item[]> {
  if (version.state !== 'draft') return itemsOf(db, version.id)
  const beneath = baseOf(version)
  return applied(beneath === null ? [] : await itemsOf(db, beneath), await changesOf(db, version.id))
}

/** Of a version the items named, in no order: as wholeVersion has them, without reading the rest. */
export async function someItems(db: ReadDb, version: InstrumentVersion, codes: readonly string[]): Promise<Item[]> {
  if (version.state !== 'draft') return itemsOf(db, version.id, codes)
  const beneath = baseOf(version)
  const base = beneath === null ? [] : await itemsOf(db, beneath, codes)
  const changes = (await changesOf(db, version.id)).filter(({ item }) => codes.includes(item))
  return changedItems(base, changes)
}

/** One item as it reads now; of a draft also as the version beneath has it, and the changes between. */
export async function itemOf(db: ReadDb, version: InstrumentVersion, code: string) {
  const stored = version.state === 'draft' ? baseOf(version) : version.id
  const [base] = stored === null ? [] : await itemsOf(db, stored, [code])
  const changes = version.state === 'draft' ? await changesOf(db, version.id, code) : []
  const level = levelOf(code)
  if (!level || (!base && !changes.some(({ field }) => field === 'added'))) return undefined
  return { base, changes, item: changedItem(base ?? { code, level, fields: {} }, changes) }
}

/** Takes the draft for this transaction: its edits come one after the other. */
export async function openDraft(tx: Tx, id: string): Promise<InstrumentVersion> {
  await tx.selectFrom('instrumentVersion').select('id').where('id', '=', id).forUpdate().execute()
  const version = await versionById(tx, id)
  if (!version) throw kitProblem['not-found']()
  if (version.state !== 'draft') throw instrumentProblem['not-a-draft']()
  return version
}

/** The act behind which undo does not go back: it would contradict a decision of a merge that is recorded. */
const mergedRevision = (versionId: string) =>
  sql<number>`(select merged_revision from instrument_version where id = ${versionId})`

/** What this person's next undo would take back. */
export async function lastActOf(db: ReadDb, versionId: string, person: string) {
  const row = await db
    .selectFrom('instrumentEdit as e')
    .select(['e.revision', 'e.item', 'e.field', 'e.at'])
    .where('e.versionId', '=', versionId)
    .where('e.byId', '=', person)
    .where('e.undoes', 'is', null)
    .where('e.revision', '>', mergedRevision(versionId))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('instrumentEdit as u')
            .select('u.revision')
            .where('u.versionId', '=', versionId)
            .whereRef('u.undoes', '=', 'e.revision'),
        ),
      ),
    )
    .orderBy('e.revision', 'desc')
    .orderBy('e.position')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Codes that an item of this kind has or had anywhere: none is given twice. */
export async function takenCodes(db: ReadDb, area: string): Promise<string[]> {
  const like = `${area}%`
  const stored = await db
    .selectFrom('indicator')
    .select('code')
    .distinct()
    .where('code', 'like', like)
    .unionAll(db.selectFrom('subarea').select('code').distinct().where('code', 'like', like))
    .unionAll(db.selectFrom('instrumentEdit').select('item as code').distinct().where('item', 'like', like))
    .unionAll(db.selectFrom('instrumentChange').select('item as code').distinct().where('item', 'like', like))
    .execute()
  return [...new Set(stored.map(({ code }) => code))]
}

export interface Write {
  readonly item: string
  readonly field: string
  /** Undefined: as the version beneath says. */
  readonly value: Json | undefined
}

/**
 * Writes fields of a draft and remembers what they said: one act, one revision. A field that again says what the version
 * beneath says is no change any more.
 */
export async function writeFields(
  tx: Tx,
  version: InstrumentVersion,
  { actor, now }: Pick<Doing, 'actor' | 'now'>,
  writes: readonly Write[],
  undoes: number | null = null,
): Promise<number> {
  const revision = version.revision + 1
  const codes = [...new Set(writes.map(({ item }) => item))]
  const beneath = baseOf(version)
  const base = new Map((beneath === null ? [] : await itemsOf(tx, beneath, codes)).map((it) => [it.code, it]))
  const before = new Map((await changesOf(tx, version.id, ...codes)).map((it) => [`${it.item} ${it.field}`, it]))
  const json = (value: Json | undefined) => (value === undefined ? null : JSON.stringify(value))
  const edits = writes.map(({ item, field, value }, position) => ({
    versionId: version.id,
    country: version.country,
    revision,
    position,
    item,
    field,
    before: json(before.get(`${item} ${field}`)?.value),
    after: json(value),
    byId: actor.id,
    at: now,
    undoes,
  }))
  await inBatches(edits, (batch) => tx.insertInto('instrumentEdit').values(batch).execute())
  const isKept = (it: Write) => it.value !== undefined && !isSame(it.value, base.get(it.item)?.fields[it.field] ?? null)
  const kept = writes.filter(isKept)
  await takeBack(
    tx,
    version.id,
    writes.filter((it) => !isKept(it)),
  )
  const rows = kept.map(({ item, field, value }) => ({
    versionId: version.id,
    country: version.country,
    item,
    field,
    value: JSON.stringify(value),
    base: JSON.stringify(base.get(item)?.fields[field] ?? null),
    changedBy: actor.id,
    changedAt: now,
  }))
  await inBatches(rows, (batch) =>
    tx
      .insertInto('instrumentChange')
      .values(batch)
      .onConflict((c) =>
        c.columns(['versionId', 'item', 'field']).doUpdateSet((e) => ({
          value: e.ref('excluded.value'),
          revision: sql<number>`instrument_change.revision + 1`,
          changedBy: e.ref('excluded.changedBy'),
          changedAt: e.ref('excluded.changedAt'),
        })),
      )
      .execute(),
  )
  await tx.updateTable('instrumentVersion').set({ revision }).where('id', '=', version.id).execute()
  return revision
}

async function takeBack(tx: Tx, versionId: string, writes: readonly Write[]): Promise<void> {
  if (writes.length === 0) return
  const items = sql`${writes.map(({ item }) => item)}::text[]`
  const fields = sql`${writes.map(({ field }) => field)}::text[]`
  await sql`delete from instrument_change c using unnest(${items}, ${fields}) as gone (item, field)
    where c.version_id = ${versionId} and c.item = gone.item and c.field = gone.field`.execute(tx)
}

/** Items under this one, in order, as a draft reads now. */
export async function childrenOf(db: ReadDb, version: InstrumentVersion, parent: string | null): Promise<Item[]> {
  return inOrder(await treeOf(db, version)).filter((it) => placeOf(it).parent === parent)
}

/** Every item of a version with only its place, its title and what a tree shows: quick, however many there are. */
export async function treeOf(db: ReadDb, version: InstrumentVersion): Promise<Item[]> {
  const stored = version.state === 'draft' ? baseOf(version) : version.id
  const base = stored === null ? [] : await headsOf(db, stored)
  if (version.state !== 'draft') return inOrder(base)
  const changes = await db
    .selectFrom('instrumentChange')
    .select(['item', 'field', 'value'])
    .where('versionId', '=', version.id)
    .where((eb) =>
      eb.or([
        eb('field', 'in', ['place', 'added', 'retired', 'kind', 'isCore', 'rating', 'answerType']),
        eb('field', 'like', 'title.%'),
        eb('field', 'like', 'notApplicable.%'),
      ]),
    )
    .execute()
  return applied(base, changes as Change[])
}

async function headsOf(db: ReadDb, versionId: string): Promise<Item[]> {
  const { rows } = await sql<{ code: string; level: Item['level']; place: Place; title: object; rest: object }>`
    select code, 'area' as level, jsonb_build_object('parent', null, 'position', position) as place, title, '{}'::jsonb as rest
      from area where version_id = ${versionId}
    union all
    select code, 'subarea', jsonb_build_object('parent', area_code, 'position', position), title, '{}'::jsonb
      from subarea where version_id = ${versionId}
    union all
    select i.code, 'indicator', jsonb_build_object('parent', s.code, 'position', i.position), i.title,
        jsonb_strip_nulls(jsonb_build_object('kind', i.kind, 'isCore', nullif(i.is_core, false), 'answerType', i.answer_type,
          'rating', coalesce(i.rule ->> 'basis', 'none'), 'notApplicable', i.not_applicable))
      from indicator i join subarea s on s.id = i.subarea_id where i.version_id = ${versionId}
  `.execute(db as Tx)
  return rows.map(({ code, level, place, title, rest }) => {
    const { notApplicable, ...plain } = rest as Record<string, Json>
    return {
      code,
      level,
      fields: {
        place: place,
        ...plain,
        ...textFieldsOf('title', title),
        ...textFieldsOf('notApplicable', notApplicable as object | undefined),
      },
    }
  })
}

function textFieldsOf(name: string, text: object | undefined): Record<string, Json> {
  return Object.fromEntries(Object.entries(text ?? {}).map(([lang, piece]) => [`${name}.${lang}`, piece as Json]))
}
