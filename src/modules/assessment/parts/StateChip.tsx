import { StatusChip } from '../../../web/parts/index.ts'
import { ASSESSMENT_STATES } from '../model.ts'
import { useAssessmentWords } from '../words.ts'

/** Approved is the only state that somebody verified. */
export function StateChip({ state }: { state: string }) {
  const t = useAssessmentWords()
  const known = ASSESSMENT_STATES.find((each) => each === state) ?? 'not-started'
  return <StatusChip kind={known === 'approved' ? 'verified' : 'neutral'}>{t(`state.${known}`)}</StatusChip>
}
