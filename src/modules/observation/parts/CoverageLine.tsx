import { textIn } from '../../../kit/local-text.ts'
import { formatNumber } from '../../../locale/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { Territory } from '../../country/model.ts'
import type { Coverage } from '../coverage.ts'
import { useObservationWords } from '../words.ts'

const WHY = {
  'not-summable': 'coverage.not-summable',
  incomplete: 'coverage.incomplete',
  conflict: 'coverage.no-sum-conflict',
} as const

/** How far the answers of the parts reach, who is missing, and the sum where there may be one. */
export function CoverageLine({ coverage, territories }: { coverage: Coverage; territories: readonly Territory[] }) {
  const t = useObservationWords()
  const locale = useLocale()
  const { asked, answered, withoutValue, inConflict, sum, whyNoSum } = coverage
  const named = (codes: readonly string[]) =>
    codes
      .flatMap((code) => territories.find((it) => it.code === code) ?? [])
      .map(({ name }) => textIn(name, locale).text)
      .join(', ')
  const amount = sum && [...new Set([sum.low, sum.high])].map((it) => formatNumber(locale, it)).join('–')
  return (
    <div className="coverage">
      <p>{t('coverage', { answered: String(answered.length), asked: String(asked.length) })}</p>
      {withoutValue.length > 0 && (
        <p className="small">
          {t('coverage.without')} {named(withoutValue)}
        </p>
      )}
      {inConflict.length > 0 && (
        <p className="small">
          {t('coverage.conflict')} {named(inConflict)}
        </p>
      )}
      {amount !== null && <p>{t('coverage.sum', { sum: amount })}</p>}
      {whyNoSum && <p className="small">{t(WHY[whyNoSum])}</p>}
    </div>
  )
}
