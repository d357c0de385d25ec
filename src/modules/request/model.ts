import { z } from 'zod'
import { optionalText } from '../../kit/optional.ts'
import { EnteredDay } from '../../kit/entered-day.ts'
import { CONTENT_LOCALES } from './letter-locale.ts'

/** What obliges or moves the institution to answer. Only the first counts days by law. */
export const BASES = ['access-law', 'cooperation', 'mandate'] as const
export type Basis = (typeof BASES)[number]

export const REQUEST_STATES = [
  'draft',
  'withdrawn',
  'sent',
  'acknowledged',
  'clarification-asked',
  'extended',
  'answered-in-part',
  'answered',
  'refused',
  'passed-on',
  'appealed',
  'decided',
  'closed',
] as const
/** As it is stored. `silent` is read from it: the law's last day has passed and nothing has come. */
export type StoredState = (typeof REQUEST_STATES)[number]

/** Every state that a request can be found in, silence among them. */
export const SHOWN_STATES = ['late', ...REQUEST_STATES, 'silent'] as const
export type RequestState = StoredState | 'silent'

/** States in which an answer is still awaited, so that the day may pass. */
export const AWAITING = ['sent', 'acknowledged', 'extended'] as const

export function isAwaiting(state: StoredState): boolean {
  return AWAITING.some((each) => each === state)
}

/**
 * What a request is on a day: silent from the day after the law's last one. Without a law that counts days, silence
 * begins after the day that was agreed.
 */
export function stateOn(
  today: string,
  { state, dueOn, answersUntil }: { state: StoredState; dueOn: string | null; answersUntil: string },
): RequestState {
  return isAwaiting(state) && (dueOn ?? answersUntil) < today ? 'silent' : state
}

/** Since when a request is late: the first of the two days that has passed, the law's or the one that was agreed. */
export function lateSince(
  { dueOn, answersUntil }: { dueOn: string | null; answersUntil: string },
  today: string,
): string {
  if (dueOn === null || dueOn >= today) return answersUntil
  return answersUntil < today && answersUntil < dueOn ? answersUntil : dueOn
}

export const QUESTION_STATES = ['not-started', 'started', 'answered', 'declined', 'returned', 'accepted'] as const
export type QuestionState = (typeof QUESTION_STATES)[number]

const Country = z.string().regex(/^[a-z]{2}$/)
const Version = z.coerce.number<number | string>().int()

export const SCOPES = ['core', 'all'] as const

/** Which institutions are asked what, from the indicators of the cycle's version. */
export const Plan = z.object({
  cycleId: z.uuid(),
  institutions: z.array(z.uuid()).min(1, 'request.field.institutions').max(2000),
  scope: z.enum(SCOPES),
  basis: z.enum(BASES),
  answersUntil: EnteredDay,
  askedByName: z.string().trim().min(1).max(120),
  askedByEmail: z.string().trim().toLowerCase().max(254).pipe(z.email()),
  askedByPhone: optionalText(60),
})
export type Plan = z.output<typeof Plan>

/** Another institution that is asked what this one is not competent for: all of a request that was passed on, or some of it. */
export const AskedElsewhere = z.object({
  id: z.uuid(),
  version: Version,
  institutionId: z.uuid('kit.field.choice'),
  /** Of questions that were declined; of a request that was passed on, all are asked. */
  numbers: z.array(z.coerce.number<number | string>().int()).max(1000).default([]),
  answersUntil: EnteredDay,
})
export type AskedElsewhere = z.output<typeof AskedElsewhere>

/** Those that were ticked, with the version that was seen; or all drafts of a cycle, with how many were shown. */
export const SentRequests = z
  .object({
    country: Country,
    requests: z
      .array(z.object({ id: z.uuid(), version: Version }))
      .max(2000)
      .default([]),
    allOf: z.object({ cycleId: z.uuid(), count: z.coerce.number<number | string>().int().min(1).max(2000) }).optional(),
    sentOn: EnteredDay,
  })
  .refine(({ requests, allOf }) => allOf ?? requests.length > 0, {
    message: 'request.field.requests',
    path: ['requests'],
  })

export const WithdrawnDraft = z.object({ id: z.uuid(), version: Version })

export const CONTACT_STATES = ['working', 'failing'] as const

/** How an institution is reached: its office, never a private person. */
export const ContactFacts = z
  .object({
    name: z.string().trim().max(120).default(''),
    email: z
      .union([z.literal(''), z.string().trim().toLowerCase().max(254).pipe(z.email())])
      .nullish()
      .transform((it) => it || null),
    phone: optionalText(60),
    postAddress: optionalText(300),
    locale: z.enum(CONTENT_LOCALES),
    source: z.string().trim().min(1).max(300),
  })
  .refine((it) => it.email ?? it.phone ?? it.postAddress, { message: 'request.field.reached', path: ['email'] })
export const NewContact = z.intersection(ContactFacts, z.object({ institutionId: z.uuid() }))
export const ChangedContact = z.intersection(
  ContactFacts,
  z.object({ id: z.uuid(), version: Version, state: z.enum(CONTACT_STATES) }),
)
export const RemovedContact = z.object({ id: z.uuid(), version: Version })
