import type { Contradiction } from '../../observation/index.ts'
import { formatNumber } from '../../../locale/index.ts'
import { Details } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { FigureSeries } from '../readings/figure-series.server.ts'
import { usePortalWords } from '../words.ts'
import { LocalizedText } from './LocalizedText.tsx'

interface Props {
  figure: Pick<FigureSeries['figures'][number], 'contradictions'>
  labels: FigureSeries['labels']
}

/** Where a source contradicts its own sum: the arithmetic, and that nothing was repaired. */
export function Contradictory({ figure: { contradictions }, labels }: Props) {
  const t = usePortalWords()
  if (contradictions.length === 0) return null
  return (
    <Details summary={t('series.contradiction')}>
      {contradictions.map((found) => (
        <Sum key={`${found.sum.total} ${found.sum.parts.join(' ')}`} found={found} labels={labels} />
      ))}
      <p>{t('series.kept')}</p>
    </Details>
  )
}

function Sum({ found, labels }: { found: Contradiction; labels: Props['labels'] }) {
  const t = usePortalWords()
  return (
    <>
      <ul>
        {found.figures.map(({ id, measure, asGiven }) => {
          const label = labels[measure]
          return (
            <li key={id}>
              {label ? <LocalizedText text={label} /> : measure}: {asGiven}
            </li>
          )
        })}
      </ul>
      <p>
        {t(found.kind === 'parts-exceed-total' ? 'series.exceed' : 'series.short')} <Interval {...found.parts} /> ≠{' '}
        <Interval {...found.total} />
      </p>
    </>
  )
}

function Interval({ low, high }: { low: number; high: number }) {
  const locale = useLocale()
  return (
    <b>{low === high ? formatNumber(locale, low) : `${formatNumber(locale, low)}–${formatNumber(locale, high)}`}</b>
  )
}
