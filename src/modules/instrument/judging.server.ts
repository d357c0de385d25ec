import type { ReadDb } from '../../server/db/types.ts'
import { differenceHash, differences, type ItemDifference } from './difference.ts'
import { changedCodes } from './difference-queries.server.ts'
import { changedItemCodes, someItems, treeOf } from './drafting.server.ts'
import { baseOf, type InstrumentVersion } from './model.ts'
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
  const stored = await db
    .selectFrom('comparability as c')
    .leftJoin('person', 'person.id', 'c.confirmedBy')
    .select(['c.againstId', 'c.indicatorCode', 'c.verdict', 'c.reason', 'c.ofSha256', 'c.confirmedAt', 'person.name'])
    .where('c.versionId', '=', version.id)
    .execute()
  const newer = codes ? new Map<string, number>() : await orderOf(db, version)
  const result: Judged[] = []
  for (const against of await standardsOfComparison(db, version)) {
    const { before, now } = codes
      ? { before: await someItems(db, against, codes), now: await someItems(db, version, codes) }
      : await whatDiffers(db, { from: against, to: version, newer })
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

interface Pair {
  readonly from: InstrumentVersion
  readonly to: InstrumentVersion
  /** The order of the later one. */
  readonly newer: ReadonlyMap<string, number>
}

/**
 * Of a published version and of one that was made from it, or from its like, the items that may say something else, in
 * the order of each. An instrument is large and what a draft changes is little: only that is read whole.
 */
async function whatDiffers(db: ReadDb, { from, to, newer }: Pair) {
  const older = await orderOf(db, from)
  const beneath = to.state === 'draft' ? baseOf(to) : to.id
  const said = to.state === 'draft' ? await changedItemCodes(db, to.id) : []
  const between = beneath === null || beneath === from.id ? [] : await changedCodes(db, from.id, beneath)
  const [gone, come] = [missingIn(newer, older), missingIn(older, newer)]
  const codes = [...new Set([...said, ...between, ...gone, ...come])]
  const read = async (one: InstrumentVersion, order: ReadonlyMap<string, number>) =>
    (await someItems(db, one, codes))
      .filter(({ code }) => order.has(code))
      .toSorted((a, b) => order.get(a.code)! - order.get(b.code)!)
  return { before: await read(from, older), now: await read(to, newer) }
}

/** Where each item stands; what stands under a retired one is not there. */
async function orderOf(db: ReadDb, version: InstrumentVersion): Promise<Map<string, number>> {
  return new Map((await treeOf(db, version)).map(({ code }, place) => [code, place]))
}

const missingIn = (these: ReadonlyMap<string, number>, those: ReadonlyMap<string, number>) =>
  [...those.keys()].filter((code) => !these.has(code))
