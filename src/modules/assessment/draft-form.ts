import { RATING_LEVELS, type AssessmentDraft } from './model.ts'

/** What a form holds, by the names of its fields. */
export type FormValues = Readonly<Record<string, string>>

/** The desk's form as it stands before anybody types. */
export function valuesOf(draft: AssessmentDraft): FormValues {
  const values: Record<string, string> = {
    answer: draft.rating === null ? (draft.missing ?? '') : String(draft.rating),
    narrative: draft.narrative,
    narrativeLang: draft.narrativeLang,
    confidence: draft.confidence ?? '',
    chosenObservation: draft.chosenObservation ?? '',
    chosenReason: draft.chosenReason ?? '',
    noEvidenceReason: draft.noEvidenceReason ?? '',
  }
  for (const [place, { evidenceId, page, quotation }] of draft.citations.entries()) {
    values[`citation.${place}.evidenceId`] = evidenceId
    values[`citation.${place}.page`] = page ?? ''
    values[`citation.${place}.quotation`] = quotation ?? ''
  }
  return values
}

/** How many citations a form holds, besides the empty one for the next. */
export function citationPlaces(values: FormValues): number[] {
  return Object.keys(values)
    .flatMap((name) => /^citation\.(\d+)\.evidenceId$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b)
}

/** The draft that a form says: what a command takes, not yet checked. */
export function draftIn(values: FormValues) {
  const answer = values['answer'] ?? ''
  const rating = RATING_LEVELS.find((level) => String(level) === answer)
  return {
    rating: rating ?? null,
    missing: rating === undefined && answer !== '' ? answer : null,
    narrative: values['narrative'] ?? '',
    narrativeLang: values['narrativeLang'],
    confidence: values['confidence'] || null,
    chosenObservation: values['chosenObservation'] ?? '',
    chosenReason: values['chosenReason'] ?? '',
    noEvidenceReason: values['noEvidenceReason'] ?? '',
    citations: citationsIn(values),
  }
}

/** Those that stay, and the new one once a source is chosen for it. */
function citationsIn(values: FormValues) {
  const names = citationPlaces(values)
    .map((place) => `citation.${place}`)
    .filter((name) => values[`${name}.remove`] === undefined)
  const all = values['cite.evidenceId'] ? [...names, 'cite'] : names
  return all.map((name) => ({
    evidenceId: values[`${name}.evidenceId`],
    page: values[`${name}.page`],
    quotation: values[`${name}.quotation`],
  }))
}
