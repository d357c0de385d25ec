import { useId } from 'react'
import { ChartMark } from './ChartMark.tsx'
import { LineAxes } from './LineAxes.tsx'
import type { ChartBreak } from './LineAxes.tsx'
import { LinePlot } from './LinePlot.tsx'
import { isCode, labelledYears, lastDrawn, linesOf, scalesOf, spread, isWhole } from './line-chart-model.ts'
import type { ChartSeries, Extent, Frame, Scales } from './line-chart-model.ts'

interface Props {
  title: string
  description: string
  series: readonly ChartSeries[]
  classOf: (place: number) => string
  extent: Extent
  frame: Frame
  breaks: readonly ChartBreak[]
  className: string
  /** Names at the ends of the lines; a narrow drawing has no room for them. */
  hasLabels: boolean
}

const lineHeight = 15

/** One drawing at one size. Its marks are hidden from assistive technology; the table beside it is the text. */
export function LineDrawing({
  title,
  description,
  series,
  classOf,
  extent,
  frame,
  breaks,
  className,
  hasLabels,
}: Props) {
  const id = useId()
  const scales = scalesOf(extent, frame)
  const room = Math.floor((frame.width - frame.left - frame.right) / 42)
  return (
    <svg
      className={`chart ${className}`}
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-description`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      <g aria-hidden="true">
        <LineAxes
          scales={scales}
          frame={frame}
          years={labelledYears(series, room)}
          breaks={breaks}
          isWhole={isWhole(series)}
        />
        {series.map((one, place) => (
          <LinePlot
            key={one.label}
            series={one}
            place={place}
            className={classOf(place)}
            scales={scales}
            frame={frame}
            codesBelow={(x) =>
              series.slice(0, place).filter(({ points }) => points.some((p) => p.x === x && isCode(p))).length
            }
          />
        ))}
        {hasLabels && <DirectLabels series={series} classOf={classOf} scales={scales} frame={frame} />}
      </g>
    </svg>
  )
}

function DirectLabels({
  series,
  classOf,
  scales,
  frame,
}: Pick<Props, 'series' | 'classOf' | 'frame'> & { scales: Scales }) {
  const labels = series.flatMap((one, place) => {
    const end = lastDrawn(one.points)
    if (end === undefined) return []
    const lines = linesOf(one.label, Math.floor((frame.right - 30) / 7.4))
    return [
      { lines, place, at: scales.y(end.y) - (lines.length * lineHeight) / 2, tall: lines.length * lineHeight + 3 },
    ]
  })
  const tops = spread(labels, frame.top, frame.height - frame.bottom + lineHeight)
  return labels.map(({ lines, place }, row) => (
    <g
      key={place}
      className={`direct ${classOf(place)}`}
      transform={`translate(${frame.width - frame.right + 18} ${Math.round(tops[row]! + 7)})`}
    >
      <ChartMark place={place} />
      <text y="4.5">
        {lines.map((text, down) => (
          <tspan key={text} x="10" dy={down === 0 ? undefined : lineHeight}>
            {text}
          </tspan>
        ))}
      </text>
    </g>
  ))
}
