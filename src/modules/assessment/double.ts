import { z } from 'zod'
import { CONTENT_LANGS } from '../../kit/local-text.ts'
import { optionalText } from '../../kit/optional.ts'
import { CONFIDENCES, MISSING_RATINGS, type AssessmentDraft, type Cited } from './model.ts'
import { isSameAnswer } from './blind-model.ts'

/** What two ratings differ in: how the rule is read, what was looked at, or what the data are. */
export const CAUSES = ['rule', 'evidence', 'data'] as const
export type Cause = (typeof CAUSES)[number]

const Rated = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])
const Sentence = z.string().trim().min(1).max(4000)

const OneAnswer = z.object({
  rating: Rated.nullable().default(null),
  missing: z.enum(MISSING_RATINGS).nullable().default(null),
})

function oneAnswer({ rating, missing }: z.output<typeof OneAnswer>, context: z.RefinementCtx): void {
  if ((rating === null) === (missing === null))
    context.addIssue({ code: 'custom', path: ['answer'], message: 'assessment.missing.rating' })
}

export const Decision = OneAnswer.extend({
  id: z.uuid(),
  cause: z.enum(CAUSES, { error: () => 'assessment.field.cause' }),
  reason: Sentence,
  reasonLang: z.enum(CONTENT_LANGS).default('en'),
  /** What the rule should say; where the cause is the rule and this is empty, the reason is what is proposed. */
  proposal: optionalText(4000),
}).superRefine(oneAnswer)
export type Decision = z.output<typeof Decision>

export const Opinion = OneAnswer.extend({ id: z.uuid(), reason: Sentence }).superRefine(oneAnswer)

/** One answer that two ratings became. */
export interface Settled {
  readonly rating: number | null
  readonly missing: string | null
  /** Where a reviewer decided; undefined where both said the same. */
  readonly reason?: string
  readonly reasonLang?: string
}

/**
 * The assessment that two ratings become. Its words are those of the rater whose answer stands, and after them the sentence
 * of who decided, where it is in the same language; where neither's answer stands, or it is in another language, the
 * sentence alone. Both raters' sources come along, and the lower confidence.
 */
export function settledDraft(
  ratings: readonly [AssessmentDraft, AssessmentDraft],
  { rating, missing, reason, reasonLang }: Settled,
): AssessmentDraft {
  const standing = ratings.find((it) => isSameAnswer(it, { rating, missing }))
  const grounds = standing ?? ratings[0]
  const other = ratings.find((it) => it !== grounds) ?? grounds
  const isJoined = standing !== undefined && (reasonLang === undefined || standing.narrativeLang === reasonLang)
  const chosen = grounds.chosenObservation === null ? other : grounds
  return {
    rating,
    missing,
    narrative: isJoined ? [standing.narrative, reason].filter(Boolean).join('\n\n') : (reason ?? ''),
    narrativeLang: isJoined ? standing.narrativeLang : (reasonLang ?? grounds.narrativeLang),
    confidence: lowerOf(grounds.confidence, other.confidence),
    chosenObservation: chosen.chosenObservation,
    chosenReason: chosen.chosenReason,
    citations: joined(grounds.citations, other.citations),
    noEvidenceReason: grounds.noEvidenceReason ?? other.noEvidenceReason,
  } as AssessmentDraft
}

function lowerOf(one: AssessmentDraft['confidence'], other: AssessmentDraft['confidence']) {
  return CONFIDENCES.findLast((it) => it === one || it === other) ?? null
}

function joined(own: readonly Cited[], others: readonly Cited[]): Cited[] {
  const key = ({ evidenceId, page, quotation }: Cited) => JSON.stringify([evidenceId, page, quotation])
  const known = new Set(own.map(key))
  return [...own, ...others.filter((it) => !known.has(key(it)))]
}

/** The sources that both cite, by id. */
export function sourcesInCommon([one, other]: readonly [AssessmentDraft, AssessmentDraft]): string[] {
  const theirs = new Set(other.citations.map(({ evidenceId }) => evidenceId))
  return [...new Set(one.citations.map(({ evidenceId }) => evidenceId))].filter((id) => theirs.has(id))
}
