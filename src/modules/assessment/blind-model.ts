import { z } from 'zod'
import { Cited, type AssessmentDraft } from './model.ts'

/** What a blind rating says, as it stands in its row. */
interface StoredDraft {
  readonly rating: number | null
  readonly missing: string | null
  readonly narrative: string
  readonly narrativeLang: string
  readonly confidence: string | null
  readonly chosenObservation: string | null
  readonly chosenReason: string | null
  readonly noEvidenceReason: string | null
  readonly citations: unknown
}

export function draftStored(it: StoredDraft): AssessmentDraft {
  const { rating, missing, narrative, narrativeLang, confidence } = it
  const { chosenObservation, chosenReason, noEvidenceReason } = it
  const citations = z.array(Cited).parse(it.citations)
  return {
    rating,
    missing,
    narrative,
    narrativeLang,
    confidence,
    chosenObservation,
    chosenReason,
    noEvidenceReason,
    citations,
  } as AssessmentDraft
}

interface Answered {
  readonly rating: number | null
  readonly missing: string | null
}

export function isSameAnswer(one: Answered, other: Answered): boolean {
  return one.rating === other.rating && one.missing === other.missing
}

/** How many levels lie between two ratings; null where one of them is none, which is no distance. */
export function levelsApart(one: Answered, other: Answered): number | null {
  return one.rating === null || other.rating === null ? null : Math.abs(one.rating - other.rating)
}
