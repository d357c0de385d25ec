import { z } from 'zod'
import type { Actor, Role } from '../../kit/acts.ts'
import { EnteredDay } from '../../kit/entered-day.ts'

export const CYCLE_STATES = ['planned', 'collecting', 'assessing'] as const

export const TASKS = ['monitor', 'reviewer'] as const
export type Task = (typeof TASKS)[number]

/** Who may be given a task in an area: people who hold one of these roles in the country. */
export const ROLES_FOR: Readonly<Record<Task, readonly Role[]>> = {
  monitor: ['monitor', 'lead', 'rapporteur'],
  reviewer: ['reviewer', 'lead'],
}

const EnteredYear = z.custom<string | number>().transform((given, context) => {
  const year = Number(given)
  if (/^\d{4}$/.test(String(given).trim()) && year >= 2000 && year <= 2100) return year
  context.addIssue({ code: 'custom', message: 'cycle.field.year' })
  return z.NEVER
})

const Dates = z.object({ collectUntil: EnteredDay, assessUntil: EnteredDay, publishOn: EnteredDay })

type Dated = z.output<typeof Dates>

/** Both of a pair that goes backwards are the later one's fault: that is where the form says it. */
function inOrder({ collectUntil, assessUntil, publishOn }: Dated, context: z.RefinementCtx): void {
  if (assessUntil < collectUntil)
    context.addIssue({ code: 'custom', path: ['assessUntil'], message: 'cycle.field.assess-after-collect' })
  if (publishOn < assessUntil)
    context.addIssue({ code: 'custom', path: ['publishOn'], message: 'cycle.field.publish-after-assess' })
}

const Version = z.coerce.number<number | string>().int()

/** Without a version of the instrument it is the one published last. */
export const NewCycle = Dates.extend({
  country: z.string().regex(/^[a-z]{2}$/),
  year: EnteredYear,
  versionId: z.uuid().optional(),
}).superRefine(inOrder)

export const ChangedCycle = Dates.extend({
  id: z.uuid(),
  version: Version,
  state: z.enum(CYCLE_STATES),
}).superRefine(inOrder)

export const Member = z.object({ areaCode: z.string().min(1).max(10), personId: z.uuid(), task: z.enum(TASKS) })
export type Member = z.output<typeof Member>

export const Team = z.object({ id: z.uuid(), version: Version, members: z.array(Member).max(1000) })

export const CarryForward = z.object({ id: z.uuid(), fromId: z.uuid() })

/** What the board counts, and what its lists are filtered by: a number and its list are one question. */
export const PROGRESS = [
  'asked',
  'core',
  'with-figure',
  'to-confirm',
  'draft',
  'submitted',
  'returned',
  'approved',
  'missing',
  'not-started',
  'being-rated',
  'to-settle',
] as const
export type Progress = (typeof PROGRESS)[number]

export function isProgress(text: string): text is Progress {
  return PROGRESS.some((each) => each === text)
}

/** What a list of questions is narrowed to. */
export const QUESTION_STATES = ['asked', 'answered', 'unanswered'] as const
export type QuestionState = (typeof QUESTION_STATES)[number]

/** In an address: the country as a whole, beside the codes of its parts. */
export const WHOLE = 'whole'

const PLANNERS: readonly Role[] = ['coordinator', 'lead']

/** Where this person plans cycles: '*' is everywhere. */
export function countriesPlannedBy({ grants }: Pick<Actor, 'grants'>): '*' | string[] {
  const held = grants.filter(({ role }) => PLANNERS.includes(role))
  if (held.some(({ country }) => country === null)) return '*'
  return held.flatMap(({ country }) => country ?? [])
}

const ANSWERERS: readonly Role[] = ['coordinator', 'lead', 'monitor', 'reviewer', 'rapporteur', 'publisher']

/** Whether this person may read what is not published yet; a reader of the working group may not. */
export function seesAnswers({ grants }: Pick<Actor, 'grants'>, country: string): boolean {
  return grants.some((held) => ANSWERERS.includes(held.role) && (held.country === null || held.country === country))
}

/** What became of the requests of a cycle, as its boards count it. */
export const ASKED_STATES = ['asked', 'answered', 'answered-in-part', 'refused', 'silent'] as const
export type AskedState = (typeof ASKED_STATES)[number]
