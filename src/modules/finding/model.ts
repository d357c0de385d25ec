import { z } from 'zod'
import { CONTENT_LANGS } from '../../kit/local-text.ts'
import { EnteredDay } from '../../kit/entered-day.ts'
import { optionalText } from '../../kit/optional.ts'
import type { Seen } from '../assessment/index.ts'

/** What an institution may say to a finding. Silence is no reply: it is read from the calendar. */
export const SAYS = ['agrees', 'disputes'] as const
export type Says = (typeof SAYS)[number]

/** What becomes of a finding after a reply. */
export const DECISIONS = ['upheld', 'changed', 'partly'] as const
export type Decision = (typeof DECISIONS)[number]

const FindingFigure = z.object({
  year: z.number(),
  kind: z.string(),
  asGiven: z.string(),
  unit: z.string(),
  source: z.string(),
  sourceUrl: z.string().nullable(),
  note: z.string().nullable(),
})

const FindingPassage = z.object({
  title: z.string(),
  author: z.string().nullable(),
  publisher: z.string().nullable(),
  publishedOn: z.string().nullable(),
  language: z.string(),
  url: z.string().nullable(),
  page: z.string().nullable(),
  quotation: z.string().nullable(),
})

/** A draft finding as an institution is shown it: what the public would read, and nobody's name. */
export const FindingBody = z.object({
  format: z.literal('rapporteur-finding/1'),
  indicator: z.string(),
  instrument: z.string(),
  country: z.string(),
  year: z.number(),
  rating: z.number().nullable(),
  missing: z.string().nullable(),
  narrative: z.string(),
  narrativeLang: z.string(),
  confidence: z.string().nullable(),
  chosen: FindingFigure.nullable(),
  chosenReason: z.string().nullable(),
  noEvidenceReason: z.string().nullable(),
  passages: z.array(FindingPassage),
  /** Sources that it rests on and that are not public: how many, and nothing else of them. */
  withheld: z.number(),
})
export type FindingBody = z.output<typeof FindingBody>

export function findingOf(seen: Seen): FindingBody {
  const { indicator, instrument, country, year, rating, missing, narrative, narrativeLang, confidence } = seen
  const isOpen = seen.chosen?.class === 'public'
  const cited = seen.citations.filter(({ isWithdrawn }) => !isWithdrawn)
  const open = cited.filter((it) => it.class === 'public')
  return {
    format: 'rapporteur-finding/1',
    indicator,
    instrument,
    country,
    year,
    rating,
    missing,
    narrative,
    narrativeLang,
    confidence,
    chosen: isOpen ? FindingFigure.parse(seen.chosen) : null,
    chosenReason: isOpen ? seen.chosenReason : null,
    noEvidenceReason: seen.noEvidenceReason,
    passages: open.map((it) => FindingPassage.parse(it)),
    withheld: cited.length - open.length,
  }
}

export function readBody(text: string): FindingBody {
  return FindingBody.parse(JSON.parse(text))
}

/** A lower rating than the one that was sent, or none any more: whom it is about has to be heard again. */
export function isAgainst(sent: Pick<FindingBody, 'rating'>, now: Pick<FindingBody, 'rating'>): boolean {
  return sent.rating !== null && (now.rating === null || now.rating < sent.rating)
}

/** Why something is disputed: of a paragraph of the narrative, or (0) of the finding as a whole. */
export const Reason = z.object({ paragraph: z.number().int().min(0).max(500), text: z.string().trim().max(8000) })
export const Reasons = z
  .array(Reason)
  .max(501)
  .transform((reasons) => reasons.filter(({ text }) => text !== '').sort((a, b) => a.paragraph - b.paragraph))
export type Reasons = z.output<typeof Reasons>

export const Reference = z.object({ reference: z.string().regex(/^[A-Z]{2}-\d{4}-\d{3,}$/) })
export const FindingAt = Reference.extend({ number: z.coerce.number<unknown>().int().min(1).max(10_000) })

/** What is said to one finding; `version` is the one that the page showed, 0 where nothing was saved yet. */
export const SavedReply = FindingAt.extend({
  version: z.coerce.number<number | string>().int(),
  says: z.enum(SAYS, 'finding.field.says'),
  reasons: Reasons.default([]),
}).superRefine(({ says, reasons }, context) => {
  if (says === 'disputes' && reasons.length === 0)
    context.addIssue({ code: 'custom', path: ['reason.0'], message: 'finding.field.reason' })
})

export const SubmittedReplies = Reference.extend({
  /** The hash of what was checked. */
  seen: z.string().regex(/^[0-9a-f]{64}$/),
  responsible: z.string().trim().min(1).max(200),
  isAuthorised: z.literal('yes', 'finding.field.authorised'),
})

const Hash = z.string().regex(/^[0-9a-f]{64}$/)

export const SentFindings = z.object({
  cycleId: z.uuid(),
  institutionId: z.uuid('finding.field.institution'),
  /** Each with the hash of what the page showed: exactly that is sent. */
  findings: z
    .array(z.object({ assessmentId: z.uuid(), sha256: Hash }))
    .min(1, 'finding.field.findings')
    .max(500),
  repliesUntil: EnteredDay,
  askedByName: z.string().trim().min(1).max(120),
  askedByEmail: z.string().trim().toLowerCase().max(254).pipe(z.email()),
  askedByPhone: optionalText(60),
})

export const Decided = z.object({
  findingId: z.uuid(),
  /** The reply that was read: a later one has not been. */
  replyId: z.uuid(),
  decision: z.enum(DECISIONS, 'finding.field.decision'),
  reason: z.string().trim().min(1).max(8000),
  reasonLang: z.enum(CONTENT_LANGS),
})

export const Unheard = z.object({ assessmentId: z.uuid(), sha256: Hash, reason: z.string().trim().min(1).max(2000) })

/** How far a finding is with one institution on a day. */
export const HEARD_STATES = ['under-reply', 'no-reply', 'agreed', 'disputed', 'decided'] as const
export type HeardState = (typeof HEARD_STATES)[number]

export interface Heard {
  readonly repliesUntil: string
  readonly says: string | null
  readonly decision: string | null
}

export function stateOn(today: string, { repliesUntil, says, decision }: Heard): HeardState {
  if (decision !== null) return 'decided'
  if (says === 'agrees') return 'agreed'
  if (says === 'disputes') return 'disputed'
  return today <= repliesUntil ? 'under-reply' : 'no-reply'
}
