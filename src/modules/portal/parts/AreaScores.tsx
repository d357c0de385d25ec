import { formatNumber, formatPercent } from '../../../locale/index.ts'
import { DataTable, Details, type Half } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { HalfScore } from '../../scoring/index.ts'
import type { Halves } from '../half-summary.ts'
import type { AreaData } from '../readings/area.server.ts'
import { ShortResult } from './AreaTable.tsx'
import { usePortalWords } from '../words.ts'

interface Props {
  country: { readonly code: string; readonly name: string; readonly year: number }
  halves: Halves
  indicators: AreaData['indicators']
}

/** How a country's two scores in an area come about: each opens into its indicators, their weights, and what is missing. */
export function AreaScores({ country, halves, indicators }: Props) {
  const t = usePortalWords()
  return (['law', 'practice'] as const).map((half) => (
    <Details key={half} summary={t(half === 'law' ? 'score.how-law' : 'score.how-practice')}>
      <ScoreSaid score={halves[half].score} />
      {halves[half].score.parts.length > 0 && (
        <Parts half={half} country={country} score={halves[half].score} indicators={indicators} />
      )}
    </Details>
  ))
}

/** A score in a sentence, or why there is none. */
export function ScoreSaid({
  score: { value, band, bounds, coverage, rated, of, status, method },
}: {
  score: HalfScore
}) {
  const t = usePortalWords()
  const locale = useLocale()
  const share = coverage === null ? '' : formatPercent(locale, coverage, { decimals: 0 })
  if (status === 'nothing-asked') return <p>{t('score.nothing-asked')}</p>
  if (status === 'not-applicable') return <p>{t('score.not-applicable')}</p>
  if (value === null || !band || !bounds) return <p>{t('score.not-enough', { rated, of, share })}</p>
  const n = (it: number) => formatNumber(locale, it, { decimals: 1 })
  return (
    <>
      <p>{t('score.said', { score: n(value), low: n(band.low), high: n(band.high), rated, of, share })}</p>
      {bounds.least < bounds.most && <p>{t('score.bounds', { least: n(bounds.least), most: n(bounds.most) })}</p>}
      <p>
        <a href={`/${locale}/methodology#scores`}>{t('score.method', { method })}</a>
      </p>
    </>
  )
}

interface PartsOf extends Pick<Props, 'country' | 'indicators'> {
  half: Half
  score: HalfScore
}

function Parts({ half, country, score: { parts }, indicators }: PartsOf) {
  const t = usePortalWords()
  const locale = useLocale()
  return (
    <DataTable
      caption={t(half === 'law' ? 'score.parts-law' : 'score.parts-practice', { country: country.name })}
      rows={parts}
      keyOf={({ code }) => code}
      columns={[
        {
          key: 'indicator',
          head: t('area.indicator'),
          isRowHead: true,
          cell: ({ code }) => (
            <a className="code" href={`/${locale}/indicators/${code.toLowerCase()}/${country.code}/${country.year}`}>
              {code}
            </a>
          ),
        },
        {
          key: 'rating',
          head: t('score.rating'),
          cell: ({ code, raters }) => (
            <>
              <ShortResult value={indicators.find((it) => it.code === code)?.values[country.code]} isRated />
              {raters.length > 0 && <p className="small">{t('value.raters', { ratings: raters.join(', ') })}</p>}
            </>
          ),
        },
        {
          key: 'weight',
          head: t('score.weight'),
          isNumber: true,
          cell: ({ weight, state }) => (state === 'not-applicable' ? t('score.left') : formatNumber(locale, weight)),
        },
        {
          key: 'share',
          head: t('score.share'),
          isNumber: true,
          cell: ({ share, rating }) =>
            rating === null ? t('score.not-in') : formatPercent(locale, share, { decimals: 1 }),
        },
      ]}
    />
  )
}
