import { formatNumber } from '../../../locale/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { HalfScore } from '../model.ts'
import { useScoringWords } from '../words.ts'

/** Under a score: how far it could lie elsewhere. Nothing where there is no score. */
export function ScoreRange({ score }: { score: Pick<HalfScore, 'band'> | undefined }) {
  const t = useScoringWords()
  const locale = useLocale()
  if (!score?.band) return null
  const n = (it: number) => formatNumber(locale, it, { decimals: 1 })
  return <p className="small">{t('range', { low: n(score.band.low), high: n(score.band.high) })}</p>
}
