import { z } from 'zod'
import { query } from '../../kit/acts.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { terms } from '../country/queries.server.ts'
import { standards } from '../standard/queries.server.ts'
import { lacksOf } from './completeness.ts'
import { aboutCode, mayDraft, versionByCode, VersionCode } from './designer-queries.server.ts'
import { changedItemCodes, someItems, treeOf } from './drafting.server.ts'
import { judgedOf, standardsOfComparison } from './judging.server.ts'
import type { InstrumentVersion } from './model.ts'

/** What values of fields are called: coded names by field, and the acts. */
export async function valueTerms(db: ReadDb) {
  return {
    kind: await terms(db, 'kind'),
    answerType: await terms(db, 'answer-type'),
    unit: await terms(db, 'unit'),
    disaggregations: await terms(db, 'breakdown'),
    responsible: await terms(db, 'institution-category'),
    acts: Object.fromEntries((await standards(db)).map(({ code, short }) => [code, short])),
  }
}
export type ValueTerms = Awaited<ReturnType<typeof valueTerms>>

/**
 * What keeps a draft from being published. An indicator that it does not touch lacks nothing, because the version beneath
 * was published; an area that it does not touch may have lost what stood in it.
 */
async function lacksOfDraft(db: ReadDb, version: InstrumentVersion) {
  const tree = await treeOf(db, version)
  const changed = await someItems(db, version, await changedItemCodes(db, version.id))
  const whole = new Map(changed.map((it) => [it.code, it]))
  return lacksOf(
    tree.flatMap((it) => (it.level === 'indicator' ? (whole.get(it.code) ?? []) : it)),
    tree,
  )
}

/** What a version changed, what was said of each change, and what still keeps it from being published. */
export const readVerdicts = query({
  may: 'instrument.read',
  takes: z.object({ code: VersionCode }),
  about: (db, { code }) => aboutCode(db, code),
  run: async (db, { actor }, { code }) => {
    const version = (await versionByCode(db, code))!
    const conflicts = await db
      .selectFrom('mergeConflict')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('versionId', '=', version.id)
      .where('resolution', 'is', null)
      .executeTakeFirstOrThrow()
    return {
      version,
      against: (await standardsOfComparison(db, version)).map(({ id, code: one }) => ({ id, code: one })),
      judged: await judgedOf(db, version),
      lacks: version.state === 'draft' ? await lacksOfDraft(db, version) : [],
      openConflicts: Number(conflicts.count),
      mayEdit: version.state === 'draft' && mayDraft(actor, version.country),
      terms: await valueTerms(db),
    }
  },
})
