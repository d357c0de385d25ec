import { z } from 'zod'
import { query, type Actor } from '../../kit/acts.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { countries, terms } from '../country/queries.server.ts'
import { articles, standards } from '../standard/queries.server.ts'
import { itemOf, lastActOf, treeOf } from './drafting.server.ts'
import { ItemCode, placeOf } from './item.ts'
import { baseOf, type InstrumentVersion } from './model.ts'
import { openProposals } from './proposal-queries.server.ts'
import {
  aboutVersion,
  changesByVerdict,
  draftsSetAside,
  publishers,
  versionById,
  versions,
} from './versions-queries.server.ts'

/** A version by its code, as this person may see it. */
export async function versionByCode(db: ReadDb, code: string): Promise<InstrumentVersion | undefined> {
  return (await versions(db)).find((it) => it.code === code)
}

export async function aboutCode(db: ReadDb, code: string) {
  const version = await versionByCode(db, code)
  return version && aboutVersion(db, version.id)
}

/** Whom the forms help; rights decide when one is sent. */
export function mayDraft({ grants }: Actor, country: string | null): boolean {
  return grants.some(
    (held) =>
      (held.role === 'coordinator' && held.country === null) ||
      (held.role === 'lead' && country !== null && held.country === country),
  )
}

export const VersionCode = z.string().regex(/^([a-z]{2}-)?\d{1,4}$/)

/** One version in the designer: its tree, the item that is open, and what can be chosen. */
export const readDesigner = query({
  may: 'instrument.read',
  takes: z.object({ code: VersionCode, item: ItemCode.optional().catch(undefined) }),
  about: (db, { code }) => aboutCode(db, code),
  run: async (db, { actor }, { code, item }) => {
    const version = (await versionByCode(db, code))!
    const beneath = baseOf(version)
    const tree = await treeOf(db, version)
    const changed = version.state === 'draft' ? await changedItems(db, version.id) : []
    const open = item ?? tree[0]?.code
    const found = open === undefined ? undefined : await itemOf(db, version, open)
    const known = new Map(changed.map((it) => [it.item, it]))
    return {
      version,
      beneath: beneath === null ? null : ((await versionById(db, beneath))?.code ?? null),
      mayEdit: version.state === 'draft' && mayDraft(actor, version.country),
      tree: tree.map(({ code: one, level, fields }) => ({
        code: one,
        level,
        parent: placeOf({ fields }).parent,
        fields: titleFields(fields),
        isNew: known.get(one)?.isAdded ?? false,
        isChanged: known.has(one),
      })),
      retired: changed.filter(({ isRetired }) => isRetired).map((it) => it.item),
      open: found && {
        item: found.item,
        before: found.base ?? null,
        isRetired: found.item.fields['retired'] === true,
        seen: Object.fromEntries(found.changes.map(({ field, revision }) => [field, revision])),
        users: await usersOf(db, found.item.code),
        proposals: await openProposals(db, found.item.code),
      },
      undoable: version.state === 'draft' ? await lastActOf(db, version.id, actor.id) : null,
      choices: {
        kinds: await terms(db, 'kind'),
        answerTypes: await terms(db, 'answer-type'),
        units: await terms(db, 'unit'),
        breakdowns: await terms(db, 'breakdown'),
        institutions: await terms(db, 'institution-category'),
        standards: (await standards(db)).map(({ code: act, short }) => ({ code: act, short })),
        articles: (await articles(db)).map(({ standard, article }) => ({ standard, article })),
      },
    }
  },
})

function titleFields(fields: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    Object.entries(fields).filter(([key]) => key.startsWith('title.') || key === 'isCore' || key.startsWith('notAppl')),
  ) as Record<string, { text: string; state: 'source' } | boolean>
}

async function changedItems(db: ReadDb, versionId: string) {
  return db
    .selectFrom('instrumentChange')
    .select('item')
    .select((eb) => [
      eb.fn.coalesce(eb.fn<boolean>('bool_or', [eb('field', '=', 'added')]), eb.lit(false)).as('isAdded'),
      eb.fn.coalesce(eb.fn<boolean>('bool_or', [eb('field', '=', 'retired')]), eb.lit(false)).as('isRetired'),
    ])
    .where('versionId', '=', versionId)
    .groupBy('item')
    .orderBy('item')
    .execute()
}

/** Who would notice: cycles that ask it, answers that were given, and countries with a series, through all versions. */
async function usersOf(db: ReadDb, code: string) {
  const cycles = await db
    .selectFrom('cycle')
    .innerJoin('indicator', 'indicator.versionId', 'cycle.versionId')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('indicator.code', '=', code)
    .executeTakeFirstOrThrow()
  const answers = await db
    .selectFrom('assessment')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('indicatorCode', '=', code)
    .executeTakeFirstOrThrow()
  const series = await db
    .selectFrom('assessment')
    .select('country')
    .where('indicatorCode', '=', code)
    .where('rating', 'is not', null)
    .union(
      db.selectFrom('observation').select('country').where('indicatorCode', '=', code).where('withdrawnAt', 'is', null),
    )
    .execute()
  return { cycles: Number(cycles.count), answers: Number(answers.count), series: series.length }
}

/** The instrument's versions as a list, with what each draft holds. */
export const readInstruments = query({
  may: 'instrument.read',
  takes: z.object({}),
  about: async () => ({ subject: 'instrument', country: null }),
  run: async (db, { actor }) => {
    const all = await versions(db)
    const counts = await db
      .selectFrom('instrumentChange')
      .select('versionId')
      .select((eb) => eb.fn.count<number>('item').distinct().as('items'))
      .groupBy('versionId')
      .execute()
    const countOf = new Map(counts.map(({ versionId, items }) => [versionId, Number(items)]))
    const codeOf = new Map(all.map(({ id, code }) => [id, code]))
    const named = await countries(db, 'en')
    const drafted = new Set(all.filter(({ state }) => state === 'draft').map(({ country }) => country))
    const [publishedBy, changes] = [await publishers(db), await changesByVerdict(db)]
    const begins = [null, ...named.map(({ code }) => code)]
    return {
      versions: all.map((it) => ({
        ...it,
        beneath: codeOf.get(baseOf(it) ?? '') ?? null,
        predecessor: codeOf.get(it.predecessorId ?? '') ?? null,
        changed: it.state === 'draft' ? (countOf.get(it.id) ?? 0) : null,
        publishedBy: publishedBy.get(it.id) ?? null,
        changes: it.state === 'published' ? (changes.get(it.id) ?? []) : [],
        mayEdit: mayDraft(actor, it.country),
      })),
      countries: named.map(({ code, name }) => ({ code, name })),
      setAside: (await draftsSetAside(db))
        .filter(({ country }) => mayDraft(actor, country))
        .map((it) => ({ ...it, changed: countOf.get(it.id) ?? 0, standsInWay: standsInWay(all, it) })),
      mayBegin: begins.filter((country) => !drafted.has(country) && mayDraft(actor, country)),
    }
  },
})

/** What keeps a draft from being brought back: another draft, or a version that was published since; null: nothing. */
function standsInWay(
  all: readonly InstrumentVersion[],
  { country, predecessorId }: Pick<InstrumentVersion, 'country' | 'predecessorId'>,
) {
  const own = all.filter((it) => it.country === country)
  const draft = own.find(({ state }) => state === 'draft')
  const [newest] = own
    .filter(({ state }) => state === 'published')
    .toSorted((a, b) => Date.parse(b.publishedAt ?? '') - Date.parse(a.publishedAt ?? ''))
  if (draft) return { kind: 'draft' as const, code: draft.code }
  return newest && newest.id !== predecessorId ? { kind: 'newer' as const, code: newest.code } : null
}
