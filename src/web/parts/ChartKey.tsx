import type { ReactNode } from 'react'
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
  return (
    <p className="chart-note">
      <span>{t('chart.unit', { unit })}</span>
      {missing.map((kind) => (
        <Sign key={kind} sign={missingCodes[kind]} word={t(`missing.${kind}.word`)} />
      ))}
      {points.some(({ low, high }) => low !== undefined && high !== undefined) && (
        <Sign sign={<Drawn path="M-4 5.5h8M-4-5.5h8M0-5.5v11" />} word={t('chart.key.interval')} />
      )}
      {points.some(({ isProvisional }) => isProvisional === true) && (
        <Sign sign={<Drawn path="M4.5 0a4.5 4.5 0 1 1-9 0a4.5 4.5 0 1 1 9 0z" />} word={t('chart.key.provisional')} />
      )}
      {breaks.length > 0 && <Sign sign={t('chart.break')} word={t('chart.key.break')} />}
      {breaks.map(({ x, label }) => label !== undefined && <Sign key={x} sign={x} word={label} />)}
    </p>
  )
}

function Sign({ sign, word }: { sign: ReactNode; word: string }) {
  return (
    <span>
      <b>{sign}</b> {word}
    </span>
  )
}

function Drawn({ path }: { path: string }) {
  return (
    <svg viewBox="-7 -7 14 14" strokeWidth="2" aria-hidden="true" focusable="false">
      <path className="hollow" d={path} />
    </svg>
  )
}
