import { formatNumber, formatPercent } from '../../../locale/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { HalfScore } from '../model.ts'
import { useScoringWords } from '../words.ts'

type Props = { score: HalfScore }

/** A score in a sentence, or why there is none. */
export function ScoreSaid({ score: { value, band, bounds, coverage, rated, of, status, method } }: Props) {
  const t = useScoringWords()
  const locale = useLocale()
  const share = coverage === null ? '' : formatPercent(locale, coverage, { decimals: 0 })
  if (status === 'nothing-asked') return <p>{t('nothing-asked')}</p>
  if (status === 'not-applicable') return <p>{t('not-applicable')}</p>
  if (value === null || !band || !bounds) return <p>{t('not-enough', { rated, of, share })}</p>
  const n = (it: number) => formatNumber(locale, it, { decimals: 1 })
  return (
    <>
      <p>{t('said', { score: n(value), low: n(band.low), high: n(band.high), rated, of, share })}</p>
      {bounds.least < bounds.most && <p>{t('bounds', { least: n(bounds.least), most: n(bounds.most) })}</p>}
      <p>
        <a href={`/${locale}/methodology#scores`}>{t('method', { method })}</a>
      </p>
    </>
  )
}
