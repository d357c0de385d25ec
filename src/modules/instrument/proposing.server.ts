import type { Doing } from '../../kit/acts.ts'
import type { Tx } from '../../server/db/types.ts'

interface Proposed {
  readonly country: string
  readonly versionId: string
  readonly code: string
  readonly body: string
  readonly lang: string
  /** The disagreement of two raters that it comes from. */
  readonly doubleId?: string
}

/** Lays before those who write the next version what the rule of an indicator should say more clearly. */
export function proposeRule(tx: Tx, { actor, now }: Pick<Doing, 'actor' | 'now'>, { code, ...it }: Proposed) {
  return tx
    .insertInto('ruleProposal')
    .values({ ...it, indicatorCode: code, madeBy: actor.id, madeAt: now })
    .returning('id')
    .executeTakeFirstOrThrow()
}
