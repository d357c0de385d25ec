import { Change } from '../../../web/parts/index.ts'
import type { Break } from '../comparability.ts'
import { useInstrumentWords } from '../words.ts'

/** Beside a figure that answered another version: the sign, the verdict and why. */
export function BreakMark({ apart: { verdict, reason, version } }: { apart: Break }) {
  const t = useInstrumentWords()
  return (
    <span className="apart small">
      <Change kind="not-comparable" />{' '}
      {verdict === 'no-common-version' ? t('break.none') : t('break.by', { version, verdict: t(`verdict.${verdict}`) })}{' '}
      <span className="muted">{reason}</span>
    </span>
  )
}
