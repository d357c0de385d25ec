import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '../../kit/acts.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { differences, facetOf, type Facet, type Json } from '../instrument/index.ts'
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
import { WHOLE, type Resolution } from './model.ts'

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
    const items = new Map(
      (await itemsOf(db, core.id, [...new Set(conflicts.map(({ item }) => item))])).map((it) => [it.code, it]),
    )
    const facet = ({ item, field }: StoredConflict): Facet | 'whole' => {
      const found = items.get(item)
      return field === WHOLE || !found ? 'whole' : facetOf(field, found)
    }
    return {
      version,
      standsOn: core.code,
      newest: newest.code,
      isBehind: newest.id !== core.id,
      coming: newest.id === core.id ? null : await comingOf(db, version, newest.id),
      conflicts: conflicts.map((it) => ({ ...it, facet: facet(it) })),
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

/** What the newest core would bring: how many items come in, and how many the country has changed itself. */
async function comingOf(db: ReadDb, version: InstrumentVersion, newest: string) {
  const found = await differenceOf(db, version.coreId!, newest)
  const own = new Set((await changesOf(db, version.id)).map(({ item }) => item))
  const count = (kind: ReturnType<typeof differences>[number]['kind']) => found.filter((it) => it.kind === kind).length
  return {
    new: count('new'),
    changed: count('changed'),
    dropped: count('dropped'),
    shared: found.filter(({ code }) => own.has(code)).length,
  }
}
