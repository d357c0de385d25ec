import { command } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import type { Tx } from '../../server/db/types.ts'
import { positionAfter, writtenPiece } from './draft.ts'
import { formValue } from './designer-form.ts'
import type { FieldConflict } from './field-conflict.ts'
import { ChangedFields, Move, NewItem, Retire, StartDraft, VersionId } from './draft-model.ts'
import {
  changesOf,
  childrenOf,
  itemOf,
  lastActOf,
  openDraft,
  takenCodes,
  treeOf,
  writeFields,
  type StoredChange,
  type Write,
} from './drafting.server.ts'
import { fieldKey } from './fields.ts'
import { levelOf, nextCode, ownerOf, placeOf, type Item, type Json } from './item.ts'
import type { InstrumentVersion } from './model.ts'
import { instrumentProblem } from './problems.ts'
import { aboutVersion, latestVersion, versionById } from './versions-queries.server.ts'

/** Begins the next version: of the core from its last one, of a variant from the country's last one, else from the core. */
export const startDraft = command({
  may: 'instrument.draft',
  records: 'instrument.draft-started',
  takes: StartDraft,
  about: async (db, { country }) => {
    if (country === null) return { subject: 'instrument', country: null }
    const found = await db.selectFrom('country').select('code').where('code', '=', country).executeTakeFirst()
    return found && { subject: `instrument of ${country}`, country }
  },
  run: async (tx, { actor, now }, { country }) => {
    const core = await latestVersion(tx, null)
    const own = country === null ? core : await latestVersion(tx, country)
    if (!core) throw instrumentProblem['nothing-to-stand-on']()
    const version = await tx
      .insertInto('instrumentVersion')
      .values({
        code: await nextVersionCode(tx, country),
        state: 'draft',
        country,
        predecessorId: (own ?? core).id,
        coreId: country === null ? null : (own?.coreId ?? core.id),
        startedBy: actor.id,
        startedAt: now,
      })
      .returning(['id', 'code'])
      .executeTakeFirstOrThrow()
    if (country !== null && own) await keepDeviations(tx, { from: own.id, to: version.id })
    return version
  },
  details: (input, { id, code }) => ({ ...input, id, code }),
})

async function nextVersionCode(tx: Tx, country: string | null): Promise<string> {
  const rows = await tx
    .selectFrom('instrumentVersion')
    .select('code')
    .where('country', country === null ? 'is' : '=', country)
    .where('state', '<>', 'set-aside')
    .execute()
  const numbers = rows.map(({ code }) => Number(/(\d+)$/.exec(code)?.[1] ?? 0))
  const next = Math.max(0, ...numbers) + 1
  return country === null ? String(next) : `${country}-${next}`
}

/** What a country says otherwise than the core goes on from version to version, until it changes it. */
async function keepDeviations(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
  const rows = await tx.selectFrom('instrumentChange').selectAll().where('versionId', '=', from).execute()
  if (rows.length === 0) return
  await tx
    .insertInto('instrumentChange')
    .values(
      rows.map(({ value, base, ...row }) => ({
        ...row,
        versionId: to,
        revision: 1,
        value: JSON.stringify(value),
        base: JSON.stringify(base),
      })),
    )
    .execute()
}

/** Writes fields of one item. A field that somebody else has written since is refused, both sides shown; nothing is written. */
export const changeFields = command({
  may: 'instrument.draft',
  records: 'instrument.changed',
  takes: ChangedFields,
  about: (db, { versionId }) => aboutVersion(db, versionId),
  run: async (tx, doing, { versionId, item: code, fields }) => {
    const version = await openDraft(tx, versionId)
    const found = await itemOf(tx, version, code)
    if (!found) throw instrumentProblem['no-such-item']()
    await refuseConflict(tx, found.changes, fields)
    const writes = fields.map(({ field, value }) => ({
      item: code,
      field,
      value: accepted(version, found.item, { field, value: value as Json }),
    }))
    const revision = await writeFields(tx, version, doing, writes)
    const { item, changes } = (await itemOf(tx, version, code))!
    return {
      revision,
      at: doing.now.toISOString(),
      fields: fields.map(({ field }) => ({
        field,
        seen: changes.find((it) => it.field === field)?.revision ?? 0,
        was: JSON.stringify(formValue(item, field)),
      })),
    }
  },
  details: ({ versionId, item, fields }, { revision }) => ({
    versionId,
    item,
    revision,
    fields: fields.map(({ field }) => field),
  }),
})

/** Refuses what somebody else has written since it was shown, with what stands there and whose it is. */
async function refuseConflict(
  tx: Tx,
  changes: readonly StoredChange[],
  fields: readonly { readonly field: string; readonly seen: number; readonly value?: unknown }[],
): Promise<void> {
  const missed = fields.filter(({ field, seen }) => (changes.find((it) => it.field === field)?.revision ?? 0) !== seen)
  if (missed.length === 0) return
  const people = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...changes.map(({ changedBy }) => changedBy), NOBODY])
    .execute()
  const theirs = missed.map(({ field, value: mine = null }): FieldConflict => {
    const change = changes.find((it) => it.field === field)
    return {
      field,
      mine: mine as Json,
      isBeneath: change === undefined,
      theirs: change?.value ?? null,
      revision: change?.revision ?? 0,
      by: people.find(({ id }) => id === change?.changedBy)?.name ?? null,
      at: change?.changedAt ?? null,
    }
  })
  throw kitProblem.conflict({}, { details: { conflicts: theirs } })
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** The value as it is stored, or the field's own problem. */
export function accepted(
  version: InstrumentVersion,
  item: Item,
  { field, value }: { field: string; value: Json },
): Json {
  const key = fieldKey(field)
  const wrong = (words: string) => kitProblem.invalid({}, { fields: [{ field, key: words }] })
  if (field === 'retired' && value === null) return null
  if (!key || !key.field.levels.includes(item.level) || ['place', 'added', 'retired'].includes(field))
    throw wrong('kit.field.other')
  if (version.country !== null && ownerOf(item.code) !== version.country && !key.field.isNational)
    throw instrumentProblem['not-for-a-country']({}, { fields: [{ field, key: 'instrument.field.of-the-core' }] })
  const isEmpty = value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0)
  if (isEmpty) return null
  const { lang, name } = key
  const given = lang && typeof value === 'string' ? writtenPiece(item.fields, { name, lang }, value.trim()) : value
  const read = key.field.holds.safeParse(given)
  if (!read.success) throw wrong(lang ? 'kit.field.too-long' : 'kit.field.other')
  return read.data as Json
}

/** Adds an area, a sub-area or an indicator under a code that nothing has or had. */
export const addItem = command({
  may: 'instrument.draft',
  records: 'instrument.item-added',
  takes: NewItem,
  about: (db, { versionId }) => aboutVersion(db, versionId),
  run: async (tx, doing, { versionId, level, parent, after, code: asked }) => {
    const version = await openDraft(tx, versionId)
    const tree = await treeOf(tx, version)
    const code = await codeFor(tx, version, tree, { level, parent, asked })
    const siblings = tree.filter((it) => placeOf(it).parent === parent)
    const last = siblings.at(-1)?.code ?? null
    const position = positionAfter(siblings, after === undefined ? last : after)
    const own: Record<string, Json> = { added: true, place: { parent, position } }
    if (level === 'indicator') Object.assign(own, { kind: 'structural', answerType: 'yes_no_partial', rating: 'own' })
    const writes = Object.entries(own).map(([field, value]) => ({ item: code, field, value }))
    await writeFields(tx, version, doing, writes)
    return { code }
  },
  details: (input, { code }) => ({ ...input, code }),
})

async function codeFor(
  tx: Tx,
  { country }: InstrumentVersion,
  tree: readonly Item[],
  { level, parent, asked }: { level: Item['level']; parent: string | null; asked: string | undefined },
): Promise<string> {
  const wrong = (field: string, key: string) => kitProblem.invalid({}, { fields: [{ field, key }] })
  if (level === 'area') {
    if (country !== null) throw instrumentProblem['not-for-a-country']()
    if (!asked) throw wrong('code', 'kit.field.required')
    const taken = await tx.selectFrom('area').select('code').where('code', '=', asked).executeTakeFirst()
    if (taken || tree.some((it) => it.code === asked)) throw wrong('code', 'instrument.field.code-taken')
    return asked
  }
  const under = tree.find((it) => it.code === parent)
  if (under?.level !== (level === 'indicator' ? 'subarea' : 'area')) throw wrong('parent', 'kit.field.choice')
  const area = under.code.slice(0, 3)
  return nextCode(level, area, { taken: await takenCodes(tx, area), country })
}

/** Puts an item behind another one, or first, under the same or another parent of its kind. */
export const moveItem = command({
  may: 'instrument.draft',
  records: 'instrument.item-moved',
  takes: Move,
  about: (db, { versionId }) => aboutVersion(db, versionId),
  run: async (tx, doing, { versionId, item, parent, after, seen }) => {
    const version = await openDraft(tx, versionId)
    const tree = await treeOf(tx, version)
    const moved = tree.find((it) => it.code === item)
    const under = tree.find((it) => it.code === parent)
    if (!moved) throw instrumentProblem['no-such-item']()
    await refuseConflict(tx, await changesOf(tx, versionId, item), [{ field: 'place', seen }])
    const from = tree.find((it) => it.code === placeOf(moved).parent)
    // A code begins with its area's, so an item stays in its area; and a country's order is within the core's parents.
    const isElsewhere = under?.level !== from?.level || under?.code.slice(0, 3) !== from?.code.slice(0, 3)
    if (isElsewhere) throw kitProblem.invalid({}, { fields: [{ field: 'parent', key: 'instrument.field.other-area' }] })
    if (version.country !== null && ownerOf(item) !== version.country && parent !== placeOf(moved).parent)
      throw instrumentProblem['not-for-a-country']()
    const siblings = tree.filter((it) => placeOf(it).parent === parent && it.code !== item)
    const place = { parent, position: positionAfter(siblings, after) }
    return { revision: await writeFields(tx, version, doing, [{ item, field: 'place', value: place }]) }
  },
})

/** Takes an item out of the coming version; what was asked and answered under it stays where it was. */
export const retireItem = command({
  may: 'instrument.draft',
  records: 'instrument.item-retired',
  takes: Retire,
  about: (db, { versionId }) => aboutVersion(db, versionId),
  run: async (tx, doing, { versionId, item }) => {
    const version = await openDraft(tx, versionId)
    const found = await itemOf(tx, version, item)
    if (!found || !levelOf(item)) throw instrumentProblem['no-such-item']()
    if (version.country !== null && ownerOf(item) !== version.country) throw instrumentProblem['not-for-a-country']()
    if ((await childrenOf(tx, version, item)).length > 0) throw instrumentProblem['has-parts']()
    const writes: Write[] = found.base
      ? [{ item, field: 'retired', value: true }]
      : found.changes.map(({ field }) => ({ item, field, value: undefined }))
    return { revision: await writeFields(tx, version, doing, writes) }
  },
})

/** Takes back this person's last act on the draft, unless somebody has written the same field since. */
export const undoEdit = command({
  may: 'instrument.draft',
  records: 'instrument.undone',
  takes: VersionId,
  about: (db, { versionId }) => aboutVersion(db, versionId),
  run: async (tx, doing, { versionId }) => {
    const version = await openDraft(tx, versionId)
    const act = await lastActOf(tx, versionId, doing.actor.id)
    if (!act) throw instrumentProblem['nothing-to-undo']()
    const edits = await tx
      .selectFrom('instrumentEdit')
      .select(['item', 'field', 'before', (eb) => eb('before', 'is', null).as('wasBeneath')])
      .where('versionId', '=', versionId)
      .where('revision', '=', act.revision)
      .execute()
    const later = await tx
      .selectFrom('instrumentEdit as e')
      .innerJoin('person', 'person.id', 'e.byId')
      .select(['e.item', 'e.field', 'person.name', 'e.at'])
      .where('e.versionId', '=', versionId)
      .where('e.revision', '>', act.revision)
      .where('e.byId', '<>', doing.actor.id)
      .execute()
    const since = later.find((it) => edits.some(({ item, field }) => item === it.item && field === it.field))
    if (since) throw instrumentProblem['changed-since']({ item: since.item, by: since.name })
    const writes = edits.map(({ item, field, before, wasBeneath }) => ({
      item,
      field,
      value: wasBeneath ? undefined : (before as Json),
    }))
    const revision = await writeFields(tx, version, doing, writes, act.revision)
    return { revision, undone: edits.map(({ item, field }) => ({ item, field })) }
  },
})

/** Gives a draft up. It stays in the log, and among those that can be brought back. */
export const setDraftAside = command({
  may: 'instrument.draft',
  records: 'instrument.draft-set-aside',
  takes: VersionId,
  about: (db, { versionId }) => aboutVersion(db, versionId),
  run: async (tx, { actor, now }, { versionId }) => {
    const { code } = await openDraft(tx, versionId)
    // Its number is free again: the next draft takes it.
    await tx
      .updateTable('instrumentVersion')
      .set({ state: 'set-aside', code: `${code}~${versionId}`, setAsideBy: actor.id, setAsideAt: now })
      .where('id', '=', versionId)
      .execute()
    return { versionId }
  },
})

/**
 * Takes a draft up again that was set aside, with all that was written, said and decided in it. Refused while another
 * draft is open, and once a later version was published: what that one says would be lost.
 */
export const bringDraftBack = command({
  may: 'instrument.draft',
  records: 'instrument.draft-brought-back',
  takes: VersionId,
  about: (db, { versionId }) => aboutVersion(db, versionId),
  run: async (tx, _doing, { versionId }) => {
    await tx.selectFrom('instrumentVersion').select('id').where('id', '=', versionId).forUpdate().execute()
    const { state, country, predecessorId } = (await versionById(tx, versionId))!
    if (state !== 'set-aside') throw instrumentProblem['not-set-aside']()
    const newest = await latestVersion(tx, country)
    if (newest && newest.id !== predecessorId) throw instrumentProblem['newer-published']({ code: newest.code })
    return tx
      .updateTable('instrumentVersion')
      .set({ state: 'draft', code: await nextVersionCode(tx, country), setAsideBy: null, setAsideAt: null })
      .where('id', '=', versionId)
      .returning(['id', 'code'])
      .executeTakeFirstOrThrow()
  },
  details: (input, { code }) => ({ ...input, code }),
})
