import { useAssessmentWords } from '../words.ts'

/** What the fields of the desk are called where a list of errors stands far from them. */
export function useFieldNames() {
  const t = useAssessmentWords()
  const rating = t('rating.answer')
  return {
    answer: rating,
    rating,
    missing: rating,
    narrative: t('rating.narrative'),
    narrativeLang: t('rating.language'),
    confidence: t('seen.confidence'),
    chosenObservation: t('seen.chosen'),
    chosenReason: t('figures.reason'),
    citations: t('evidence.title'),
    noEvidenceReason: t('evidence.no-evidence'),
    explanation: t('rating.explanation'),
    comment: t('comments.write'),
  }
}
