import { z } from 'zod'
import { CONTENT_LANGS } from '../../kit/local-text.ts'
import { optionalId, optionalText } from '../../kit/optional.ts'

/** draft → submitted → approved, or returned; an edit of what was submitted or approved makes it a draft again. */
export const ASSESSMENT_STATES = ['draft', 'submitted', 'returned', 'approved'] as const
export type AssessmentState = (typeof ASSESSMENT_STATES)[number]

export const RATING_LEVELS = [3, 2, 1, 0] as const
export type RatingLevel = (typeof RATING_LEVELS)[number]

/** Why there is no rating. Each is an answer of its own: never a blank and never a zero. */
export const MISSING_RATINGS = [
  'no-data-kept',
  'no-answer',
  'refused',
  'not-applicable',
  'not-asked',
  'not-comparable',
] as const
export type MissingRating = (typeof MISSING_RATINGS)[number]

export const CONFIDENCES = ['high', 'medium', 'low'] as const
export type Confidence = (typeof CONFIDENCES)[number]

export const Cited = z.object({ evidenceId: z.uuid(), page: optionalText(50), quotation: optionalText(4000) })
export type Cited = z.output<typeof Cited>

const Rated = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])

const Content = z.object({
  rating: Rated.nullable().default(null),
  missing: z.enum(MISSING_RATINGS).nullable().default(null),
  narrative: z
    .string()
    .max(20_000)
    .default('')
    .transform((text) => text.replaceAll('\r\n', '\n').trim()),
  narrativeLang: z.enum(CONTENT_LANGS).default('en'),
  confidence: z.enum(CONFIDENCES).nullable().default(null),
  chosenObservation: optionalId,
  chosenReason: optionalText(4000),
  noEvidenceReason: optionalText(4000),
  citations: z.array(Cited).max(60).default([]).transform(withoutRepeats),
})

/** All that an assessor says of one indicator: may be stored at any point on the way. */
export type AssessmentDraft = z.output<typeof Content>

/** What an assessment is found by, and the version that its writer saw: 0 where there was none yet. */
export const AssessmentPlace = z.object({
  cycleId: z.uuid(),
  code: z.string().min(1).max(20),
  seenVersion: z.coerce.number<number | string>().int().min(0),
})
export type AssessmentPlace = z.output<typeof AssessmentPlace>

export const SavedAssessment = Content.extend(AssessmentPlace.shape).superRefine(({ rating, missing }, context) => {
  if (rating !== null && missing !== null)
    context.addIssue({ code: 'custom', path: ['rating'], message: 'assessment.field.rating-or-missing' })
})

export const BLANK: AssessmentDraft = {
  rating: null,
  missing: null,
  narrative: '',
  narrativeLang: 'en',
  confidence: null,
  chosenObservation: null,
  chosenReason: null,
  noEvidenceReason: null,
  citations: [],
}

/** The parts of a draft, in the order in which the desk asks for them. */
const DRAFT_FIELDS = [
  'chosenObservation',
  'chosenReason',
  'citations',
  'noEvidenceReason',
  'rating',
  'missing',
  'narrative',
  'narrativeLang',
  'confidence',
] as const satisfies readonly (keyof AssessmentDraft)[]
export type DraftField = (typeof DRAFT_FIELDS)[number]

export function fieldsThatDiffer(one: AssessmentDraft, other: AssessmentDraft): DraftField[] {
  return DRAFT_FIELDS.filter((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]))
}

/** Nothing is said yet; the language of a text that is not there says nothing. */
export function isBlank(draft: AssessmentDraft): boolean {
  return fieldsThatDiffer(draft, { ...BLANK, narrativeLang: draft.narrativeLang }).length === 0
}

/** Of what two people rate apart: this one still may, or waits for the other, or both are in and wait for a decision. */
export type ApartState = 'open' | 'waiting' | 'both'

/** The state after an edit: what was returned stays so until it is submitted again. */
export function stateAfterEdit(state: AssessmentState): AssessmentState {
  return state === 'returned' ? 'returned' : 'draft'
}

function withoutRepeats(citations: Cited[]): Cited[] {
  const known = new Set<string>()
  return citations.filter(({ evidenceId, page, quotation }) => {
    const key = JSON.stringify([evidenceId, page, quotation])
    return !known.has(key) && known.add(key)
  })
}
