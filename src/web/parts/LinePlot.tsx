import { line } from 'd3-shape'
import { ChartMark } from './ChartMark.tsx'
import { missingCodes } from './Missing.tsx'
import type { ChartPoint, ChartSeries, Frame, Scales } from './line-chart-model.ts'

interface Props {
  series: ChartSeries
  place: number
  className: string
  scales: Scales
  frame: Frame
}

/** One series: its line with gaps, its marks, its ranges as bars, its missing values as codes on the axis. */
export function LinePlot({ series, place, className, scales, frame }: Props) {
  const path = line<ChartPoint>()
    .defined(({ y }) => y !== null)
    .x(({ x }) => round(scales.x(x)))
    .y(({ y }) => round(scales.y(y ?? 0)))
  return (
    <g className={className}>
      <path className="line" d={path([...series.points]) ?? ''} />
      {series.points.map((point) => (
        <PlotPoint key={point.x} point={point} place={place} scales={scales} frame={frame} />
      ))}
    </g>
  )
}

function PlotPoint({ point, place, scales, frame }: { point: ChartPoint } & Pick<Props, 'place' | 'scales' | 'frame'>) {
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
      {point.y === null && !hasRange && point.missing !== undefined && (
        <text className="code" x={x} y={frame.height - frame.bottom - 6 - place * 14} textAnchor="middle">
          {missingCodes[point.missing]}
        </text>
      )}
    </>
  )
}

const round = (value: number) => Math.round(value * 10) / 10

const bar = (x: number, low: number, high: number) =>
  `M${x - 4} ${round(low)}h8M${x} ${round(low)}V${round(high)}M${x - 4} ${round(high)}h8`
