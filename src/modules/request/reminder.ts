import { z } from 'zod'

/** The last day that the law gives, or the one until which answers are taken. */
export const COUNTED_FROM = ['legal', 'agreed'] as const
export type CountedFrom = (typeof COUNTED_FROM)[number]

export const SIDES = ['before', 'after'] as const

/** How many days late a reminder still goes out: a server that stood still over a weekend makes up for it. */
export const STILL_DAYS = 6

/** Before this hour (UTC) no office reads. */
export const FROM_HOUR = 6

/** Offered, and sent by nobody until somebody switches them on. */
export const USUAL_RULES: readonly { readonly countedFrom: CountedFrom; readonly days: number }[] = [
  { countedFrom: 'legal', days: -3 },
  { countedFrom: 'legal', days: 1 },
  { countedFrom: 'agreed', days: -7 },
  { countedFrom: 'agreed', days: 1 },
]

export const NewReminderRule = z
  .object({
    cycleId: z.uuid(),
    countedFrom: z.enum(COUNTED_FROM),
    side: z.enum(SIDES),
    days: z.coerce.number<unknown>('request.field.reminder-days').int().min(0).max(60, 'request.field.reminder-days'),
  })
  .transform(({ side, days, ...rule }) => ({ ...rule, days: side === 'before' && days > 0 ? -days : days }))

/** Why a request that waits for an answer is not reminded. */
export const UNREMINDED = ['stopped', 'no-mailbox', 'mail-came', 'submitted'] as const
export type Unreminded = (typeof UNREMINDED)[number]
