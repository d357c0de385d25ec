import { z } from 'zod'

/** What is rated twice: indicators chosen one by one, all rated ones of the core, all rated ones, or an even share. */
export const TWICE = ['chosen', 'core', 'all', 'share'] as const
export type Twice = (typeof TWICE)[number]

export const RatedTwice = z
  .object({
    id: z.uuid(),
    which: z.enum(TWICE),
    codes: z.array(z.string().max(20)).max(2000).default([]),
    /** In percent. */
    share: z.coerce.number<number | string>().int().min(1).max(100).optional().catch(undefined),
    /** Why something is no longer rated twice. */
    reason: z.string().trim().max(1000).default(''),
  })
  .superRefine(({ which, share }, context) => {
    if (which === 'share' && share === undefined)
      context.addIssue({ code: 'custom', path: ['share'], message: 'cycle.field.share' })
  })

interface Rateable {
  readonly code: string
  readonly isCore: boolean
}

/** The codes that a choice means. A share is spread evenly over the order of the instrument, so that no area is left out by chance. */
export function codesMeant(
  { which, codes, share = 0 }: { which: Twice; codes: readonly string[]; share?: number | undefined },
  rateable: readonly Rateable[],
): string[] {
  if (which === 'chosen') return rateable.filter(({ code }) => codes.includes(code)).map(({ code }) => code)
  if (which === 'core') return rateable.filter(({ isCore }) => isCore).map(({ code }) => code)
  if (which === 'all') return rateable.map(({ code }) => code)
  const reached = (place: number) => Math.floor((place * share) / 100)
  return rateable.filter((_, place) => reached(place + 1) > reached(place)).map(({ code }) => code)
}
