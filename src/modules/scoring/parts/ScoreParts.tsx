import type { ReactNode } from 'react'
import { formatNumber, formatPercent } from '../../../locale/index.ts'
import { DataTable, type Half } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { HalfScore, ScoredPart } from '../model.ts'
import { useScoringWords } from '../words.ts'

interface Props {
  half: Half
  score: HalfScore
  /** What tells the table from others on its page: the country, or the area. */
  name: string
  hrefOf: (code: string) => string
  result: (part: ScoredPart) => ReactNode
}

/** The indicators that a score is made of: what each was rated, or why not, its weight, and its share of the score. */
export function ScoreParts({ half, score, name, hrefOf, result }: Props) {
  const t = useScoringWords()
  const locale = useLocale()
  return (
    <DataTable
      caption={t(half === 'law' ? 'parts-law' : 'parts-practice', { country: name })}
      rows={score.parts}
      keyOf={({ code }) => code}
      columns={[
        {
          key: 'indicator',
          head: t('indicator'),
          isRowHead: true,
          cell: ({ code }) => (
            <a className="code" href={hrefOf(code)}>
              {code}
            </a>
          ),
        },
        {
          key: 'rating',
          head: t('rating'),
          cell: (part) => (
            <>
              {result(part)}
              {part.raters.length > 0 && <p className="small">{t('raters', { ratings: part.raters.join(', ') })}</p>}
            </>
          ),
        },
        {
          key: 'weight',
          head: t('weight'),
          isNumber: true,
          cell: ({ weight, state }) => (state === 'not-applicable' ? t('left') : formatNumber(locale, weight)),
        },
        {
          key: 'share',
          head: t('share'),
          isNumber: true,
          cell: ({ share, rating }) => (rating === null ? t('not-in') : formatPercent(locale, share, { decimals: 1 })),
        },
      ]}
    />
  )
}
