import type { FieldProblem } from '../../kit/problems.ts'
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

type RemarkWord =
  | 'missing.choice'
  | 'missing.choice-reason'
  | 'missing.evidence'
  | 'missing.rating'
  | 'missing.narrative'
  | 'missing.confidence'
  | 'doubt.jump'
  | 'doubt.sure-of-little'
  | 'doubt.withdrawn-evidence'
  | 'doubt.best-without-evidence'

/** What is said, as a key of this module's messages, and the field of the desk that it belongs to. */
export interface Remark {
  readonly field: string
  readonly word: RemarkWord
}

/** What keeps a draft from being submitted: it is incomplete, and may be stored as it is. */
export function readyToSubmit(draft: AssessmentDraft, { isRated, hasConflict }: Situation): Remark[] {
  const { rating, missing, narrative, citations, noEvidenceReason, confidence } = draft
  const isAnswered = rating !== null || missing !== null
  const isChosen = draft.chosenObservation !== null
  return remarks([
    [hasConflict && !isChosen, 'chosenObservation', 'missing.choice'],
    [hasConflict && isChosen && draft.chosenReason === null, 'chosenReason', 'missing.choice-reason'],
    [citations.length === 0 && noEvidenceReason === null, 'noEvidenceReason', 'missing.evidence'],
    [isRated && !isAnswered, 'answer', 'missing.rating'],
    [!hasSentence(narrative), 'narrative', 'missing.narrative'],
    [confidence === null, 'confidence', 'missing.confidence'],
  ])
}

/** What may be submitted, but only with an explanation to the reviewer. */
export function doubtsAbout(draft: AssessmentDraft, situation: Situation): Remark[] {
  const { rating, confidence, citations } = draft
  const previous = situation.previousRating ?? null
  return remarks([
    [rating !== null && previous !== null && Math.abs(rating - previous) >= 2, 'answer', 'doubt.jump'],
    [rating === 3 && confidence === 'low', 'confidence', 'doubt.sure-of-little'],
    [situation.citesWithdrawn === true, 'citations', 'doubt.withdrawn-evidence'],
    [rating === 3 && citations.length === 0, 'citations', 'doubt.best-without-evidence'],
  ])
}

/** Three words with letters are the least that says something of something. */
export function hasSentence(text: string): boolean {
  return (text.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? []).length >= 3
}

function remarks(rows: readonly (readonly [boolean, string, Remark['word']])[]): Remark[] {
  return rows.filter(([applies]) => applies).map(([, field, word]) => ({ field, word }))
}

/** The same remarks as problems of fields, for an act that they stop. */
export function asFieldProblems(found: readonly Remark[]): FieldProblem[] {
  return found.map(({ field, word }) => ({ field, key: `assessment.${word}` }))
}
