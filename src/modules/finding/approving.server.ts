import { listener } from '../../kit/happenings.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { approvalAsked } from '../assessment/index.ts'
import { isAgainst, stateOn } from './model.ts'
import { findingProblem } from './problems.ts'
import { currentOf, heardOf, readBody, type HeardRow } from './queries.server.ts'

export const HOLDS = ['under-reply', 'reply-undecided', 'not-heard', 'changed-against', 'changed-since-sent'] as const

export interface Hold {
  readonly why: (typeof HOLDS)[number]
  /** Until when a reply may come, where one is waited for. */
  readonly until?: string
}

/** Why an assessment may not be approved yet; undefined: nothing of the right of reply holds it back. */
export async function holdOn(db: ReadDb, assessmentId: string, today: string): Promise<Hold | undefined> {
  const { rightOfReply } = await db
    .selectFrom('assessment')
    .innerJoin('cycle', 'cycle.id', 'assessment.cycleId')
    .select('cycle.rightOfReply')
    .where('assessment.id', '=', assessmentId)
    .executeTakeFirstOrThrow()
  const heard = await heardOf(db, { assessmentId })
  if (!rightOfReply && heard.length === 0) return undefined
  const current = await currentOf(db, assessmentId)
  const unheard = await db
    .selectFrom('findingUnheard')
    .select('id')
    .where('assessmentId', '=', assessmentId)
    .where('sha256', '=', current.sha256)
    .executeTakeFirst()
  return holdOf({ heard, current, isUnheard: unheard !== undefined }, today)
}

interface Standing {
  readonly heard: readonly HeardRow[]
  readonly current: Awaited<ReturnType<typeof currentOf>>
  readonly isUnheard: boolean
}

/** Pure. Nobody's reply is passed over, and nobody is worse off than what they were shown without being asked again. */
export function holdOf({ heard, current, isUnheard }: Standing, today: string): Hold | undefined {
  const open = heard.filter((it) => stateOn(today, it) === 'under-reply').map(({ repliesUntil }) => repliesUntil)
  if (open.length > 0) return { why: 'under-reply', until: open.toSorted().at(-1)! }
  if (heard.some((it) => stateOn(today, it) === 'disputed')) return { why: 'reply-undecided' }
  if (isUnheard) return undefined
  if (heard.length === 0) return { why: 'not-heard' }
  const latest = [...new Map(heard.map((it) => [it.institutionId, it])).values()]
  const moved = latest.filter(({ sha256 }) => sha256 !== current.sha256)
  if (moved.some(({ body }) => isAgainst(readBody(body), current.finding))) return { why: 'changed-against' }
  const isDecided = heard.some(({ decision }) => decision === 'changed' || decision === 'partly')
  return moved.length > 0 && !isDecided ? { why: 'changed-since-sent' } : undefined
}

/** What is under reply is approved by nobody. */
export const findingsHeldBack = listener(approvalAsked, async (tx, { now }, { id }) => {
  const hold = await holdOn(tx, id, now.toISOString().slice(0, 10))
  if (hold) throw findingProblem[hold.why]()
})
