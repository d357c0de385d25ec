import { formatNumber, type Locale } from '../../../locale/index.ts'
import { isMissingKind, type Score } from '../../../web/parts/index.ts'
import { stepOf } from '../../scoring/parts/step.ts'
import type { useScoringWords } from '../../scoring/words.ts'
import type { HalfSummary } from '../half-summary.ts'
import type { usePortalWords } from '../words.ts'

interface Shown {
  readonly href?: string | undefined
  readonly t: ReturnType<typeof usePortalWords>
  readonly scoring: ReturnType<typeof useScoringWords>
  readonly locale: Locale
}

/** A half as a cell: the score and how many are rated; where there is none, why, in words. */
export function halfScore(half: HalfSummary | undefined, { href, t, scoring, locale }: Shown): Score {
  if (!half) return { value: 'not-yet-assessed', href }
  const { score, rated, of, missing, notYet, leftOut, partial: parts } = half
  const apart = leftOut.filter(({ verdict }) => verdict !== 'national').length
  const caveat = apart > 0 ? t('compare.left-out', { count: apart }) : undefined
  const partial = parts.length > 0 ? t('compare.partial', { count: parts.length }) : undefined
  const marks = { href, caveat, partial }
  if (score.value !== null) {
    const exact = scoring('exact', { score: formatNumber(locale, score.value, { decimals: 1 }), rated, of })
    return { value: stepOf(score.value), exact, ...marks }
  }
  if (of === 0 && apart > 0) return { value: 'not-comparable', href, caveat }
  if (of === 0) return { value: 'not-applicable', href }
  if (rated > 0) return { value: 'not-enough-rated', exact: scoring('exact-none', { rated, of }), ...marks }
  if (notYet > 0) return { value: 'not-yet-assessed', href }
  const [most] = Object.entries(missing).sort(([, a], [, b]) => b - a)
  return { value: most && isMissingKind(most[0]) ? most[0] : 'not-yet-assessed', href }
}
