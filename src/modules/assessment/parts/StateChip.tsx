import { StatusChip } from '../../../web/parts/index.ts'
import { ASSESSMENT_STATES, type AssessmentState } from '../model.ts'
import { useAssessmentWords } from '../words.ts'

const SHOWN: readonly (AssessmentState | 'being-rated' | 'to-settle')[] = [
  ...ASSESSMENT_STATES,
  'being-rated',
  'to-settle',
]

/** Approved is the only state that somebody verified. */
export function StateChip({ state }: { state: string }) {
  const t = useAssessmentWords()
  const known = SHOWN.find((each) => each === state) ?? 'not-started'
  return <StatusChip kind={known === 'approved' ? 'verified' : 'neutral'}>{t(`state.${known}`)}</StatusChip>
}
