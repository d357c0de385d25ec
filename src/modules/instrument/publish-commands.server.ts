import { command } from '../../kit/acts.ts'
import { canonical, sha256 } from '../../kit/canonical.ts'
import { kitProblem } from '../../kit/problems.ts'
import { inBatches } from '../../server/db/batches.ts'
import type { Tx } from '../../server/db/types.ts'
import { lacksOf } from './completeness.ts'
import { differenceHash } from './difference.ts'
import { ConfirmedVerdicts, Publication } from './draft-model.ts'
import { openDraft, wholeVersion } from './drafting.server.ts'
import { insertItems } from './items.server.ts'
import { judgedOf } from './judging.server.ts'
import { instrumentProblem } from './problems.ts'
import { verdictsFor } from './verdict.ts'
import { aboutVersion } from './versions-queries.server.ts'

/** Says of changed indicators whether they may be compared with the version before, and why. */
export const confirmVerdicts = command({
  may: 'instrument.draft',
  records: 'instrument.verdicts-confirmed',
  takes: ConfirmedVerdicts,
  about: (db, { versionId }) => aboutVersion(db, versionId),
  run: async (tx, { actor, now }, { versionId, againstId, codes, verdict, reason }) => {
    const version = await openDraft(tx, versionId)
    const judged = (await judgedOf(tx, version, codes)).filter((it) => it.against.id === againstId)
    if (judged.length !== new Set(codes).size) throw instrumentProblem['no-such-item']()
    const wrong = judged.find((it) => !verdictsFor(it.difference.kind).includes(verdict ?? it.proposed))
    if (wrong) throw kitProblem.invalid({}, { fields: [{ field: 'verdict', key: 'instrument.field.verdict' }] })
    const rows = judged.map((it) => ({
      versionId,
      againstId,
      country: version.country,
      indicatorCode: it.code,
      verdict: verdict ?? it.proposed,
      proposed: it.proposed,
      reason,
      ofSha256: differenceHash(it.difference),
      confirmedBy: actor.id,
      confirmedAt: now,
    }))
    await inBatches(rows, (batch) =>
      tx
        .insertInto('comparability')
        .values(batch)
        .onConflict((c) =>
          c.columns(['versionId', 'againstId', 'indicatorCode']).doUpdateSet((e) => ({
            verdict: e.ref('excluded.verdict'),
            proposed: e.ref('excluded.proposed'),
            reason: e.ref('excluded.reason'),
            ofSha256: e.ref('excluded.ofSha256'),
            confirmedBy: e.ref('excluded.confirmedBy'),
            confirmedAt: e.ref('excluded.confirmedAt'),
          })),
        )
        .execute(),
    )
    return { confirmed: rows.length }
  },
})

/**
 * Freezes a draft for ever. Refused while a wording is missing, while an indicator that changed has no verdict that
 * holds for what it says now, and while a conflict with the core is open.
 */
export const publishVersion = command({
  may: 'instrument.publish',
  records: 'instrument.published',
  takes: Publication,
  about: (db, { versionId }) => aboutVersion(db, versionId),
  run: async (tx, { actor, now }, { versionId, revision, note }) => {
    const version = await openDraft(tx, versionId)
    if (version.revision !== revision) throw kitProblem.conflict({}, { details: { revision: version.revision } })
    await refuseOpenConflicts(tx, versionId)
    const items = await wholeVersion(tx, version)
    const lacks = lacksOf(items)
    if (lacks.length > 0) throw instrumentProblem.incomplete({ count: lacks.length }, { details: { lacks } })
    const judged = await judgedOf(tx, version)
    const open = judged.filter(({ confirmed }) => confirmed === null)
    if (open.length > 0)
      throw instrumentProblem['verdicts-missing'](
        { count: open.length },
        { details: { codes: open.map(({ code }) => code) } },
      )
    await dropVoidVerdicts(tx, versionId, judged)
    await insertItems(tx, versionId, items)
    const hash = sha256(
      canonical({
        items,
        verdicts: judged.map(({ code, against, confirmed }) => ({ code, against: against.code, ...confirmed })),
      }),
    )
    await tx
      .updateTable('instrumentVersion')
      .set({ state: 'published', sha256: hash, note, publishedBy: actor.id, publishedAt: now })
      .where('id', '=', versionId)
      .execute()
    return { code: version.code, sha256: hash }
  },
  details: (input, output) => ({ ...input, ...output }),
})

async function refuseOpenConflicts(tx: Tx, versionId: string): Promise<void> {
  const open = await tx
    .selectFrom('mergeConflict')
    .select('item')
    .where('versionId', '=', versionId)
    .where('resolution', 'is', null)
    .execute()
  if (open.length > 0) throw instrumentProblem['conflicts-open']({ count: open.length })
}

/** A verdict on what is no difference any more says nothing. */
async function dropVoidVerdicts(
  tx: Tx,
  versionId: string,
  judged: readonly { code: string; against: { id: string } }[],
): Promise<void> {
  const held = new Set(judged.map(({ code, against }) => `${against.id} ${code}`))
  const rows = await tx
    .selectFrom('comparability')
    .select(['againstId', 'indicatorCode'])
    .where('versionId', '=', versionId)
    .execute()
  for (const { againstId, indicatorCode } of rows.filter((it) => !held.has(`${it.againstId} ${it.indicatorCode}`)))
    await tx
      .deleteFrom('comparability')
      .where('versionId', '=', versionId)
      .where('againstId', '=', againstId)
      .where('indicatorCode', '=', indicatorCode)
      .execute()
}
