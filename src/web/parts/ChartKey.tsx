import { useWebWords } from '../words.ts'
import { ChartMark } from './ChartMark.tsx'
import type { ChartBreak } from './LineAxes.tsx'
import { missingCodes } from './Missing.tsx'
import type { ChartSeries } from './line-chart-model.ts'

interface Props {
  series: readonly ChartSeries[]
  classOf: (place: number) => string
  unit: string
  breaks: readonly ChartBreak[]
  /** Small multiples: the panel's heading names the series, so only sources and signs are explained. */
  hasOneShape?: boolean
}

/** Series with their shape and source, and every sign that the drawing uses. */
export function ChartKey({ series, classOf, unit, breaks, hasOneShape = false }: Props) {
  const t = useWebWords()
  return (
    <>
      <ul className="chart-key" aria-label={t('chart.series')}>
        {series.map((one, place) => (
          <li key={one.label}>
            <svg className={classOf(place)} viewBox="-7 -7 14 14" aria-hidden="true" focusable="false">
              <ChartMark place={hasOneShape ? 0 : place} />
            </svg>
            <SeriesName series={one} />
          </li>
        ))}
      </ul>
      <ChartSigns series={series} unit={unit} breaks={breaks} />
    </>
  )
}

function SeriesName({ series: { label, source, href } }: { series: ChartSeries }) {
  return (
    <span>
      {href === undefined ? label : <a href={href}>{label}</a>}
      {source !== undefined && <span className="muted">{` · ${source}`}</span>}
    </span>
  )
}

function ChartSigns({ series, unit, breaks }: Pick<Props, 'series' | 'unit' | 'breaks'>) {
  const t = useWebWords()
  const points = series.flatMap((one) => one.points)
  const missing = [...new Set(points.flatMap(({ y, missing }) => (y === null && missing ? [missing] : [])))]
  const signs = [
    t('chart.unit', { unit }),
    ...missing.map((kind) => `${missingCodes[kind]} ${t(`missing.${kind}.word`)}`),
    ...(points.some(({ low, high }) => low !== undefined && high !== undefined)
      ? [`I ${t('chart.key.interval')}`]
      : []),
    ...(points.some(({ isProvisional }) => isProvisional === true) ? [`○ ${t('chart.key.provisional')}`] : []),
    ...(breaks.length > 0 ? [`${t('chart.break')} ${t('chart.key.break')}`] : []),
    ...breaks.flatMap(({ x, label }) => (label === undefined ? [] : [`${x}: ${label}`])),
  ]
  return <p className="chart-note">{signs.join(' · ')}</p>
}
