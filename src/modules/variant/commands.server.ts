import { command } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import type { Tx } from '../../server/db/types.ts'
import type { InstrumentVersion } from '../instrument/model.ts'
import { aboutVersion, changesOf, itemsOf, latestVersion, openDraft } from '../instrument/queries.server.ts'
import { decide } from './deciding.server.ts'
import { isOfKind, Resolved, ResolvedTogether, VariantId } from './model.ts'
import { variantProblem } from './problems.ts'
import { conflictsOf } from './queries.server.ts'
import {
  between,
  byCode,
  keepConflicts,
  keepOrder,
  mergedBetween,
  rebase,
  refreshEarlier,
} from './taking-over.server.ts'

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
    const way = await between(tx, version, core.id, await changesOf(tx, versionId))
    const result = mergedBetween(way)
    await rebase(tx, way, result)
    await keepOrder(tx, way, core.id, result)
    await refreshEarlier(tx, way, result)
    await keepConflicts(tx, way, result)
    const revision = version.revision + 1
    await tx
      .updateTable('instrumentVersion')
      .set({ coreId: core.id, revision, mergedRevision: revision })
      .where('id', '=', versionId)
      .execute()
    return {
      from: version.coreId,
      to: core.id,
      kept: result.kept.length,
      adopted: result.adopted.length,
      conflicts: result.conflicts.length,
      adoptedFields: result.adopted.map(({ item, field }) => `${item} ${field}`),
    }
  },
  details: (input, output) => ({ ...input, ...output }),
})

async function openVariant(tx: Tx, versionId: string): Promise<InstrumentVersion> {
  const version = await openDraft(tx, versionId)
  if (version.country === null) throw variantProblem['not-a-variant']()
  return version
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
