import type { ReadDb } from '../../server/db/types.ts'
import { differenceHash, differences, type ItemDifference } from './difference.ts'
import { someItems, wholeVersion } from './drafting.server.ts'
import type { InstrumentVersion } from './model.ts'
import { proposedVerdict, type Verdict } from './verdict.ts'
import { versionById } from './versions-queries.server.ts'

/** An indicator that a draft changes, what the rule proposes and what a person has said of it. */
export interface Judged {
  readonly code: string
  readonly against: { readonly id: string; readonly code: string }
  readonly difference: ItemDifference
  readonly proposed: Verdict
  /** Null: not judged yet, or changed since it was. */
  readonly confirmed: {
    readonly verdict: Verdict
    readonly reason: string
    readonly by: string | null
    readonly at: string | null
  } | null
  /** It was judged, and was changed after that. */
  readonly isOutdated: boolean
}

/** The versions that a version is judged against: its predecessor, and of a variant the core it stands on. */
export async function standardsOfComparison(db: ReadDb, version: InstrumentVersion): Promise<InstrumentVersion[]> {
  const ids = [...new Set([version.predecessorId, version.coreId])]
  const found: InstrumentVersion[] = []
  for (const id of ids) {
    const one = id === null ? undefined : await versionById(db, id)
    if (one) found.push(one)
  }
  return found
}

/** What of the indicators changed, against each of them, with the verdicts: of all, or of those named. */
export async function judgedOf(db: ReadDb, version: InstrumentVersion, codes?: readonly string[]): Promise<Judged[]> {
  const read = (one: InstrumentVersion) => (codes ? someItems(db, one, codes) : wholeVersion(db, one))
  const now = await read(version)
  const stored = await db
    .selectFrom('comparability as c')
    .leftJoin('person', 'person.id', 'c.confirmedBy')
    .select(['c.againstId', 'c.indicatorCode', 'c.verdict', 'c.reason', 'c.ofSha256', 'c.confirmedAt', 'person.name'])
    .where('c.versionId', '=', version.id)
    .execute()
  const result: Judged[] = []
  for (const against of await standardsOfComparison(db, version)) {
    const before = await read(against)
    for (const difference of differences(before, now)) {
      if (difference.level !== 'indicator') continue
      const own = stored.find((it) => it.againstId === against.id && it.indicatorCode === difference.code)
      const holds = own?.ofSha256 === differenceHash(difference)
      result.push({
        code: difference.code,
        against: { id: against.id, code: against.code },
        difference,
        proposed: proposedVerdict(difference),
        confirmed:
          own && holds
            ? { verdict: own.verdict as Verdict, reason: own.reason, by: own.name, at: own.confirmedAt }
            : null,
        isOutdated: own !== undefined && !holds,
      })
    }
  }
  return result
}
