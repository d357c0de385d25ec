import type { AssessmentDraft } from './model.ts'

/** What a draft is judged in: not part of it, but deciding what it still needs. */
export interface Situation {
  /** An indicator that is context is described, never rated. */
  readonly isRated: boolean
  /** Figures of this year contradict each other. */
  readonly hasConflict: boolean
  /** The rating of the cycle before, where there is one on the same version of the instrument. */
  readonly previousRating?: number | null
  readonly citesWithdrawn?: boolean
}

/** A message key and the field of the desk that it belongs to. */
export interface Remark {
  readonly field: string
  readonly key: string
}

/** What keeps a draft from being submitted: it is incomplete, and may be stored as it is. */
export function readyToSubmit(draft: AssessmentDraft, { isRated, hasConflict }: Situation): Remark[] {
  const { rating, missing, narrative, citations, noEvidenceReason, confidence } = draft
  const isAnswered = rating !== null || missing !== null
  const isChosen = draft.chosenObservation !== null
  return remarks([
    [hasConflict && !isChosen, 'chosenObservation', 'assessment.missing.choice'],
    [hasConflict && isChosen && draft.chosenReason === null, 'chosenReason', 'assessment.missing.choice-reason'],
    [citations.length === 0 && noEvidenceReason === null, 'noEvidenceReason', 'assessment.missing.evidence'],
    [isRated && !isAnswered, 'answer', 'assessment.missing.rating'],
    [!hasSentence(narrative), 'narrative', 'assessment.missing.narrative'],
    [confidence === null, 'confidence', 'assessment.missing.confidence'],
  ])
}

/** What may be submitted, but only with an explanation to the reviewer. */
export function doubtsAbout(draft: AssessmentDraft, situation: Situation): Remark[] {
  const { rating, confidence, citations } = draft
  const previous = situation.previousRating ?? null
  return remarks([
    [rating !== null && previous !== null && Math.abs(rating - previous) >= 2, 'answer', 'assessment.doubt.jump'],
    [rating === 3 && confidence === 'low', 'confidence', 'assessment.doubt.sure-of-little'],
    [situation.citesWithdrawn === true, 'citations', 'assessment.doubt.withdrawn-evidence'],
    [rating === 3 && citations.length === 0, 'citations', 'assessment.doubt.best-without-evidence'],
  ])
}

/** Three words with letters are the least that says something of something. */
export function hasSentence(text: string): boolean {
  return (text.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? []).length >= 3
}

function remarks(rows: readonly (readonly [boolean, string, string])[]): Remark[] {
  return rows.filter(([applies]) => applies).map(([, field, key]) => ({ field, key }))
}
