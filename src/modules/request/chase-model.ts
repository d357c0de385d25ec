import { z } from 'zod'
import { EnteredDay } from '../../kit/entered-day.ts'

/** What is sent to institutions that are late. */
export const CHASES = ['reminder', 'extension', 'official'] as const
export type Chase = (typeof CHASES)[number]

/** Why a chosen request is sent nothing. */
export type LeftOut = 'not-waiting' | 'mail-came' | 'stopped'

const Ids = z.array(z.uuid()).min(1, 'request.field.requests').max(2000)

export const ChasedRequests = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['reminder', 'official']), ids: Ids }),
  /** Until when answers are taken from now on. */
  z.object({ kind: z.literal('extension'), ids: Ids, until: EnteredDay }),
])
export type ChasedRequests = z.output<typeof ChasedRequests>
