import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '../../kit/acts.ts'
import { CONTENT_LANGS, type LocalText } from '../../kit/local-text.ts'
import type { ReadDb } from '../../server/db/types.ts'
import {
  facetOf,
  FIELDS,
  localTextOf,
  type Facet,
  type Item,
  type ItemDifference,
  type Json,
} from '../instrument/index.ts'
import type { InstrumentVersion } from '../instrument/model.ts'
import {
  aboutVersion,
  changesOf,
  differenceOf,
  itemsOf,
  latestVersion,
  valueTerms,
  versionById,
  versions,
} from '../instrument/queries.server.ts'
import { ALL_KINDS, isOfKind, WHOLE, type Kind, type Resolution } from './model.ts'

export interface StoredConflict {
  readonly item: string
  readonly field: string
  readonly base: Json
  readonly core: Json
  readonly own: Json
  readonly resolution: Resolution | null
  readonly by: string | null
  readonly version: number
  /** Of a whole item: the code under which the country keeps it, or kept it once. */
  readonly keptAs: string | null
}

/**
 * The conflicts of a variant with the core, decided ones included. The country's text is the one that stands today, also
 * where somebody wrote it in the designer since the merge.
 */
export async function conflictsOf(db: ReadDb, versionId: string): Promise<StoredConflict[]> {
  const rows = await db
    .selectFrom('mergeConflict as c')
    .leftJoin('person', 'person.id', 'c.resolvedBy')
    .leftJoin('instrumentChange as now', (on) =>
      on
        .onRef('now.versionId', '=', 'c.versionId')
        .onRef('now.item', '=', 'c.item')
        .onRef('now.field', '=', 'c.field')
        .on(sql<boolean>`c.resolution is distinct from 'written'`),
    )
    .select(['c.item', 'c.field', 'c.base', 'c.core', 'c.resolution', 'c.version', 'c.keptAs', 'person.name as by'])
    .select((eb) => eb.fn.coalesce('now.value', 'c.own').as('own'))
    .where('c.versionId', '=', versionId)
    .orderBy('c.item')
    .orderBy('c.field')
    .execute()
  return rows as StoredConflict[]
}

/** Variants that stand on an older core than the newest, of these countries: '*' is all. */
export async function variantsBehind(db: ReadDb, countries: readonly string[] | '*') {
  const core = await latestVersion(db, null)
  if (!core) return []
  const all = await versions(db)
  const codeOf = new Map(all.map(({ id, code }) => [id, code]))
  const newest = new Map<string, InstrumentVersion>()
  for (const it of all)
    if (it.country !== null && (countries === '*' || countries.includes(it.country)) && !newest.has(it.country))
      newest.set(it.country, it)
  return [...newest.values()]
    .filter(({ coreId }) => coreId !== core.id)
    .map(({ code, country, coreId, state }) => ({
      code,
      country: country!,
      state,
      standsOn: codeOf.get(coreId ?? '') ?? '',
      newest: core.code,
    }))
}

const Code = z.string().regex(/^[a-z]{2}-\d{1,4}$/)

async function byCode(db: ReadDb, code: string): Promise<InstrumentVersion | undefined> {
  return (await versions(db)).find((it) => it.code === code && it.country !== null)
}

/** A variant beside the core: what could be taken over, what was, and where both changed the same. */
export const readMerge = query({
  may: 'instrument.read',
  takes: z.object({ code: Code }),
  about: async (db, { code }) => {
    const version = await byCode(db, code)
    return version && aboutVersion(db, version.id)
  },
  run: async (db, { actor }, { code }) => {
    const version = (await byCode(db, code))!
    const core = (await versionById(db, version.coreId!))!
    const newest = (await latestVersion(db, null))!
    const conflicts = await conflictsOf(db, version.id)
    const codes = conflicts.flatMap(({ item }) => [item, item.slice(0, 3)])
    const items = new Map((await itemsOf(db, core.id, [...new Set(codes)])).map((it) => [it.code, it]))
    const facet = ({ item, field }: StoredConflict): Facet | 'whole' => {
      const found = items.get(item)
      return field === WHOLE || !found ? 'whole' : facetOf(field, found)
    }
    const kinds = (it: StoredConflict): Kind[] =>
      ALL_KINDS.filter((kind) => it.resolution === null && isOfKind(kind, it.field, items.get(it.item)))
    const open = Map.groupBy(conflicts.flatMap(kinds), (kind) => kind)
    const since = await coreBefore(db, version)
    return {
      version,
      standsOn: core.code,
      newest: newest.code,
      isBehind: newest.id !== core.id,
      coming: newest.id === core.id ? null : await comingOf(db, version, newest.id),
      cameIn: since && since.id !== core.id ? await cameIn(db, since, core, conflicts) : null,
      conflicts: conflicts.toSorted(together).map((it) => ({ ...it, facet: facet(it) })),
      titles: titlesOf(conflicts, items),
      kinds: ALL_KINDS.flatMap((kind) => (open.has(kind) ? [{ kind, count: open.get(kind)!.length }] : [])),
      deviations: (await changesOf(db, version.id)).length,
      mayEdit:
        version.state === 'draft' &&
        actor.grants.some(
          ({ role, country }) =>
            (role === 'coordinator' && country === null) || (role === 'lead' && country === version.country),
        ),
      terms: await valueTerms(db),
    }
  },
})

/** The core on which the country's last version stood: what came in since is what this draft took over. */
async function coreBefore(db: ReadDb, { state, predecessorId }: InstrumentVersion) {
  if (state !== 'draft' || predecessorId === null) return undefined
  const before = await versionById(db, predecessorId)
  return before && (before.coreId === null ? before : versionById(db, before.coreId))
}

/** What the core brought: items that came in by themselves, and those in which something is to be decided. */
async function cameIn(
  db: ReadDb,
  since: InstrumentVersion,
  core: InstrumentVersion,
  conflicts: readonly StoredConflict[],
) {
  const found = await differenceOf(db, since.id, core.id)
  const asked = new Set(conflicts.map(({ item }) => item))
  return {
    ...countsOf(found.filter(({ code }) => !asked.has(code))),
    asked: asked.size,
    since: since.code,
  }
}

function countsOf(found: readonly ItemDifference[]) {
  const count = (kind: ItemDifference['kind']) => found.filter((it) => it.kind === kind).length
  return { new: count('new'), changed: count('changed'), dropped: count('dropped') }
}

/** What the newest core would bring: how many items come in, and how many the country has changed itself. */
async function comingOf(db: ReadDb, version: InstrumentVersion, newest: string) {
  const found = await differenceOf(db, version.coreId!, newest)
  const own = new Set((await changesOf(db, version.id)).map(({ item }) => item))
  return { ...countsOf(found), shared: found.filter(({ code }) => own.has(code)).length }
}

/** Area by area, item by item; of a wording its languages side by side, in the order of the languages. */
function together(a: StoredConflict, b: StoredConflict): number {
  const orderOf = ({ field }: StoredConflict) => FIELD_ORDER.get(field) ?? FIELD_ORDER.size
  if (a.item !== b.item) return a.item < b.item ? -1 : 1
  return orderOf(a) - orderOf(b)
}

const FIELD_ORDER: ReadonlyMap<string, number> = new Map(
  Object.entries(FIELDS)
    .flatMap(([name, { isText }]) => (isText ? CONTENT_LANGS.map((lang) => `${name}.${lang}`) : [name]))
    .map((field, at) => [field, at]),
)

/** Of each item that is asked about, and of its area: what it is called. */
function titlesOf(conflicts: readonly StoredConflict[], items: ReadonlyMap<string, Item>): Record<string, LocalText> {
  const own = conflicts.flatMap(({ item, field, own: fields }) => {
    const title = field === WHOLE ? localTextOf(fields as Item['fields'], 'title') : undefined
    return title ? [[item, title] as const] : []
  })
  const stored = [...items].flatMap(([code, { fields }]) => {
    const title = localTextOf(fields, 'title')
    return title ? [[code, title] as const] : []
  })
  return Object.fromEntries([...own, ...stored])
}
