import { Change } from '../../../web/parts/index.ts'
import type { Break } from '../../instrument/index.ts'
import { useInstrumentWords } from '../../instrument/words.ts'
import { useAssessmentWords } from '../words.ts'

/** An answer on another version that asks or rates otherwise: shown, and said not to be comparable. */
export function Apart({ apart, version }: { apart: Break; version: string }) {
  const t = useAssessmentWords()
  const words = useInstrumentWords()
  const why = apart.verdict === 'no-common-version' ? '' : words(`verdict.${apart.verdict}`)
  return (
    <p className="muted">
      <Change kind="not-comparable" /> {t('previous.other-version', { version })} {why} {apart.reason}
    </p>
  )
}
