import { ChartKey } from './ChartKey.tsx'
import type { ChartBreak } from './LineAxes.tsx'
import { LineDrawing } from './LineDrawing.tsx'
import { extentOf } from './line-chart-model.ts'
import type { ChartSeries, Extent } from './line-chart-model.ts'

export type { ChartBreak } from './LineAxes.tsx'
export type { ChartPoint, ChartSeries } from './line-chart-model.ts'

interface Props {
  /** What the picture is called and what it shows, for those who do not see it. */
  title: string
  description: string
  series: readonly ChartSeries[]
  unit: string
  breaks?: readonly ChartBreak[]
  /** The series to stand out by label; the others are grey. Without it each has a colour and a shape of its own. */
  highlight?: string | undefined
  /** True where the value axis need not begin at zero; say so in the subtitle. */
  mayStartAboveZero?: boolean
}

const wide = { width: 860, height: 380, left: 52, right: 210, top: 24, bottom: 32 }
const narrow = { width: 340, height: 280, left: 40, right: 20, top: 24, bottom: 32 }
const small = { width: 260, height: 170, left: 40, right: 20, top: 20, bottom: 28 }

const mostTogether = 5

/** Lines over years, drawn on the server in a wide and a narrow form; more than five series become small multiples, and so do series that break apart. */
export function LineChart({ series, unit, breaks = [], highlight, mayStartAboveZero = false, ...words }: Props) {
  const extent = extentOf(series, !mayStartAboveZero)
  // A mark of one series across the line of another would say that this one breaks too.
  if (series.length > mostTogether || series.some((one) => one.breaks !== undefined)) {
    return <SmallMultiples series={series} unit={unit} breaks={breaks} extent={extent} {...words} />
  }
  const classOf = (place: number) => seriesClass(series, place, highlight)
  const drawing = { ...words, series, classOf, extent, breaks }
  return (
    <>
      <LineDrawing {...drawing} frame={wide} className="chart-wide" hasLabels />
      <LineDrawing {...drawing} frame={narrow} className="chart-narrow" hasLabels={false} />
      <ChartKey series={series} classOf={classOf} unit={unit} breaks={breaks} />
    </>
  )
}

function seriesClass(series: readonly ChartSeries[], place: number, highlight: string | undefined): string {
  if (highlight !== undefined) return series[place]?.label === highlight ? 'series-highlight' : 'series-muted'
  return series.length === 1 ? 'series-highlight' : `series-${place + 1}`
}

type MultiplesProps = Pick<Props, 'title' | 'description' | 'series' | 'unit'> & {
  breaks: readonly ChartBreak[]
  extent: Extent
}

function SmallMultiples({ title, description, series, unit, breaks, extent }: MultiplesProps) {
  const classOf = () => 'series-highlight'
  return (
    <>
      <div className="multiples">
        {series.map((one) => (
          <div key={one.label}>
            <p className="panel-name">{one.label}</p>
            <LineDrawing
              title={`${title}: ${one.label}`}
              description={description}
              series={[one]}
              classOf={classOf}
              extent={extent}
              frame={small}
              breaks={one.breaks ?? breaks}
              className="chart-small"
              hasLabels={false}
            />
          </div>
        ))}
      </div>
      <ChartKey series={series} classOf={classOf} unit={unit} breaks={breaks} hasOneShape />
    </>
  )
}
