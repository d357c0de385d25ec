import { ReachGlyph } from '../../../web/parts/index.ts'
import type { Reach } from '../coverage.ts'
import { useObservationWords } from '../words.ts'

/** Beside whatever is shown of a country whose parts are asked: how many of them it is made of. */
export function ReachMark({ reach }: { reach: Reach }) {
  const said = useReachWords()
  return (
    <span className="reach small">
      <ReachGlyph isWhole={reach.isWhole} /> {said(reach)}
    </span>
  )
}

export function useReachWords(): (reach: Reach) => string {
  const t = useObservationWords()
  return ({ answered, asked, isWhole }) => t(isWhole ? 'reach.whole' : 'reach.partial', { answered, asked })
}
