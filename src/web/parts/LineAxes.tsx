import { formatNumber } from '../../locale/index.ts'
import { useLocale } from '../reading.tsx'
import { useWebWords } from '../words.ts'
import type { Frame, Scales } from './line-chart-model.ts'

export interface ChartBreak {
  /** The first year after the break. */
  readonly x: number
  readonly label?: string | undefined
}

interface Props {
  scales: Scales
  frame: Frame
  years: readonly number[]
  breaks: readonly ChartBreak[]
  /** Only whole numbers on the value axis. */
  isWhole: boolean
}

/** Few lines, few numbers; a break stands half a year before the first value that follows it. */
export function LineAxes({ scales, frame, years, breaks, isWhole }: Props) {
  const t = useWebWords()
  const locale = useLocale()
  const floor = frame.height - frame.bottom
  const ticks = scales.y.ticks(5).filter((tick) => !isWhole || Number.isInteger(tick))
  const decimals = Math.max(0, ...ticks.map((tick) => (String(tick).split('.')[1] ?? '').length))
  return (
    <g className="axis">
      {ticks.map((tick) => (
        <g key={tick} transform={`translate(0 ${Math.round(scales.y(tick))})`}>
          <path className={tick === 0 ? 'base' : 'grid'} d={`M${frame.left} 0H${frame.width - frame.right}`} />
          <text x={frame.left - 8} dy="0.35em" textAnchor="end">
            {formatNumber(locale, tick, { decimals })}
          </text>
        </g>
      ))}
      {years.map((year) => (
        <text key={year} x={Math.round(scales.x(year))} y={floor + 20} textAnchor="middle">
          {year}
        </text>
      ))}
      {breaks.map(({ x, label }) => (
        <g key={x} transform={`translate(${Math.round(scales.x(x - 0.5))} 0)`}>
          {label !== undefined && <title>{label}</title>}
          <path className="break" d={`M0 ${frame.top}V${floor}`} />
          <text y={frame.top - 5} textAnchor="middle">
            {t('chart.break')}
          </text>
        </g>
      ))}
    </g>
  )
}
