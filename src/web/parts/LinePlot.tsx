import { line } from 'd3-shape'
import { ChartMark } from './ChartMark.tsx'
import { missingCodes } from './Missing.tsx'
import { isCode } from './line-chart-model.ts'
import type { ChartPoint, ChartSeries, Frame, Scales } from './line-chart-model.ts'

interface Props {
  series: ChartSeries
  place: number
  className: string
  scales: Scales
  frame: Frame
  /** How many codes of other series already stand on the axis at x. */
  codesBelow: (x: number) => number
}

/** One series: its line with gaps, its marks, its ranges as bars, its missing values as codes on the axis. */
export function LinePlot({ series, place, className, codesBelow, ...at }: Props) {
  const path = line<ChartPoint>()
    .defined(({ y }) => y !== null)
    .x(({ x }) => round(at.scales.x(x)))
    .y(({ y }) => round(at.scales.y(y ?? 0)))
  return (
    <g className={className}>
      <path className="line" d={path([...series.points]) ?? ''} />
      {series.points.map((point) => (
        <PlotPoint key={point.x} point={point} place={place} below={codesBelow(point.x)} {...at} />
      ))}
    </g>
  )
}

type PlotPointProps = Pick<Props, 'place' | 'scales' | 'frame'> & { point: ChartPoint; below: number }

function PlotPoint({ point, place, below, scales, frame }: PlotPointProps) {
  const x = round(scales.x(point.x))
  const hasRange = point.low !== undefined && point.high !== undefined
  return (
    <>
      {hasRange && <path className="interval" d={bar(x, scales.y(point.low!), scales.y(point.high!))} />}
      {point.y !== null && (
        <g
          className={point.isProvisional === true ? 'mark hollow' : 'mark'}
          transform={`translate(${x} ${round(scales.y(point.y))})`}
        >
          {point.note !== undefined && <title>{point.note}</title>}
          <ChartMark place={place} />
        </g>
      )}
      {isCode(point) && (
        <text className="code" x={x} y={frame.height - frame.bottom - 6 - below * 14} textAnchor="middle">
          {missingCodes[point.missing!]}
        </text>
      )}
    </>
  )
}

const round = (value: number) => Math.round(value * 10) / 10

const bar = (x: number, low: number, high: number) =>
  `M${x - 4} ${round(low)}h8M${x} ${round(low)}V${round(high)}M${x - 4} ${round(high)}h8`
