import { z } from 'zod'
import { EnteredDay, OptionalDay } from '../../kit/entered-day.ts'
import { optionalId, optionalText } from '../../kit/optional.ts'
import { ANSWER_KINDS, DECLINE_GROUNDS } from '../request/index.ts'
import type { StoredState } from '../request/model.ts'

/** States in which an institution's answers are taken: also after silence and refusal, for late is better than never. */
const TAKING: readonly StoredState[] = [
  'sent',
  'acknowledged',
  'clarification-asked',
  'extended',
  'answered-in-part',
  'answered',
  'refused',
  'appealed',
  'decided',
]

/** Whether answers are taken today; else the pages show what was answered, to be read. */
export function takesAnswers(
  { state, answersUntil }: { state: StoredState; answersUntil: string },
  today: string,
): boolean {
  return TAKING.includes(state) && today <= answersUntil
}

/** Of an address only as much as its owner needs to know it again: `k…@mup.gov.rs`. */
export function masked(email: string): string {
  const at = email.lastIndexOf('@')
  return `${email.slice(0, 1)}…${email.slice(at)}`
}

const Version = z.coerce.number<number | string>().int()
const Reference = { reference: z.string().regex(/^[A-Z]{2}-\d{4}-\d{3,}$/) }

/** What is said to one question; `version` is the one that the page showed, 0 where nothing was saved yet. */
export const SAID = {
  number: z.coerce.number<number | string>().int().min(1).max(10_000),
  version: Version,
  kind: z.enum(ANSWER_KINDS, 'reply.field.kind'),
  cells: z.record(z.string().max(200), z.string().max(4000)).default({}),
  /** Ranges copied from a sheet, by the table that they are for. */
  pasted: z.record(z.string().max(200), z.string().max(60_000)).default({}),
  /** Takes over what the institution answered last, as it was given. */
  isSameAsLast: z.boolean().default(false),
  quality: z
    .union([z.literal(''), z.enum(['records', 'estimate'])])
    .nullish()
    .transform((it) => it || null),
  source: z.string().trim().max(500).default(''),
  note: z.string().trim().max(2000).default(''),
  /** By the id of the doubt. */
  explanations: z.record(z.string().max(300), z.string().trim().max(2000)).default({}),
  ground: z
    .union([z.literal(''), z.enum(DECLINE_GROUNDS)])
    .nullish()
    .transform((it) => it || null),
  reason: z.string().trim().max(2000).default(''),
  suggestedInstitution: optionalText(300),
  proposedOn: OptionalDay,
}

/** A question is declined with a ground and a reason, whoever writes them down. */
export function needsGround(
  it: { readonly kind: string; readonly ground: string | null; readonly reason: string },
  context: z.RefinementCtx,
): void {
  if (it.kind !== 'declined') return
  if (it.ground === null) context.addIssue({ code: 'custom', path: ['ground'], message: 'reply.field.ground' })
  if (it.reason === '') context.addIssue({ code: 'custom', path: ['reason'], message: 'reply.field.reason' })
}

export const SavedAnswer = z.object({ ...Reference, ...SAID }).superRefine((it, context) => {
  needsGround(it, context)
  if (it.kind === 'declined' && it.ground === 'no-time' && it.proposedOn === null)
    context.addIssue({ code: 'custom', path: ['proposedOn'], message: 'reply.field.proposed' })
})
export type SavedAnswer = z.output<typeof SavedAnswer>

/** Whom something is given to, by when they are asked for it, and a sentence for them. */
const Colleague = {
  name: z.string().trim().min(1).max(120),
  email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
  until: OptionalDay,
  note: optionalText(500),
}

export const GivenQuestions = z.object({
  ...Reference,
  numbers: z.array(z.coerce.number<number | string>().int()).min(1, 'reply.field.questions').max(1000),
  ...Colleague,
})
export const HandedOver = z.object({ ...Reference, ...Colleague })

export const HandedBack = z.object({ ...Reference, numbers: GivenQuestions.shape.numbers })

export const SubmittedReply = z.object({
  ...Reference,
  /** The request's answers as the page showed them: the hash of what was checked. */
  seen: z.string().regex(/^[0-9a-f]{64}$/),
  responsible: z.string().trim().min(1).max(200),
  isAuthorised: z.literal('yes', 'reply.field.authorised'),
})

/** The next one to answer: after this one, else from the beginning. */
export function nextAfter<T extends { readonly number: number; readonly state: string }>(
  questions: readonly T[],
  number: number,
): T | undefined {
  const isOpen = ({ state }: T) => state === 'not-started' || state === 'started' || state === 'returned'
  const open = questions.filter((one) => one.number !== number && isOpen(one))
  return open.find((one) => one.number > number) ?? open[0]
}

/** How an answer came that somebody of us enters. */
export const WAYS = ['paper', 'mail'] as const
export type Way = (typeof WAYS)[number]

/** A document of the library, a file that came with the request, or the one that is uploaded with the answer. */
export const ChosenDocument = z
  .string()
  .regex(/^(?:upload|(?:evidence|file):[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/, 'reply.field.document')

export const HandedIn = z.object({
  id: z.uuid(),
  /** What was entered as the page showed it: its hash. */
  seen: z.string().regex(/^[0-9a-f]{64}$/),
  onDay: EnteredDay,
  responsible: z.string().trim().min(1).max(200),
  /** The document in which the institution says it; null where none of the answers has one. */
  evidenceId: optionalId,
})
