import { isMissingKind, type Score } from '../../../web/parts/index.ts'
import type { HalfSummary } from '../half-summary.ts'
import type { usePortalWords } from '../words.ts'

/** A half as a cell: the median and how many are rated; where nothing is rated, why, in words. */
export function halfScore(
  half: HalfSummary | undefined,
  href: string | undefined,
  t: ReturnType<typeof usePortalWords>,
): Score {
  if (!half) return { value: 'not-yet-assessed', href }
  const { median, rated, of, missing, notYet, leftOut, partial: parts } = half
  const apart = leftOut.filter(({ verdict }) => verdict !== 'national').length
  const caveat = apart > 0 ? t('compare.left-out', { count: apart }) : undefined
  const partial = parts.length > 0 ? t('compare.partial', { count: parts.length }) : undefined
  if (median !== null) return { value: median, exact: t('compare.exact', { median, rated, of }), href, caveat, partial }
  if (of === 0 && apart > 0) return { value: 'not-comparable', href, caveat }
  if (of === 0) return { value: 'not-applicable', href }
  if (notYet > 0) return { value: 'not-yet-assessed', href }
  const [most] = Object.entries(missing).sort(([, a], [, b]) => b - a)
  return { value: most && isMissingKind(most[0]) ? most[0] : 'not-yet-assessed', href }
}
