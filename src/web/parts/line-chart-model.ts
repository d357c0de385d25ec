import { scaleLinear } from 'd3-scale'
import type { ScaleLinear } from 'd3-scale'
import type { ChartBreak } from './LineAxes.tsx'
import type { MissingKind } from './Missing.tsx'

export interface ChartPoint {
  readonly x: number
  /** Null where there is no number: the line stops, and `missing` says why. */
  readonly y: number | null
  /** A range that the source gives, such as 0 to 4 for "<5"; or the uncertainty around y. */
  readonly low?: number | undefined
  readonly high?: number | undefined
  readonly missing?: MissingKind | undefined
  readonly isProvisional?: boolean | undefined
  readonly note?: string | undefined
}

/** Neither number nor range: a code on the axis says why. */
export function isCode({ y, low, high, missing }: ChartPoint): boolean {
  return y === null && missing !== undefined && (low === undefined || high === undefined)
}

export interface ChartSeries {
  readonly label: string
  /** Whose figures these are, where the label does not say so. */
  readonly source?: string | undefined
  readonly href?: string | undefined
  readonly points: readonly ChartPoint[]
  /** Its own, where not every series breaks at the same place: each series then has a panel of its own. */
  readonly breaks?: readonly ChartBreak[] | undefined
}

export interface Extent {
  readonly x: readonly [number, number]
  readonly y: readonly [number, number]
}

/** What all series together span. The value axis begins at zero unless told otherwise. */
export function extentOf(series: readonly ChartSeries[], fromZero: boolean): Extent {
  const points = series.flatMap(({ points }) => points)
  const xs = points.map(({ x }) => x)
  const ys = points.flatMap(({ y, low, high }) => [y, low, high]).filter((v) => typeof v === 'number')
  const top = ys.length > 0 ? Math.max(...ys) : 1
  const bottom = ys.length > 0 ? Math.min(...ys) : 0
  const first = xs.length > 0 ? Math.min(...xs) : 0
  const last = xs.length > 0 ? Math.max(...xs) : 0
  return {
    x: first === last ? [first - 1, last + 1] : [first, last],
    y: [fromZero ? Math.min(0, bottom) : bottom, Math.max(top, bottom + 1)],
  }
}

export interface Frame {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface Scales {
  readonly x: ScaleLinear<number, number>
  readonly y: ScaleLinear<number, number>
}

export function scalesOf({ x, y }: Extent, frame: Frame): Scales {
  return {
    x: scaleLinear([x[0], x[1]], [frame.left, frame.width - frame.right]),
    y: scaleLinear([y[0], y[1]], [frame.height - frame.bottom, frame.top]).nice(5),
  }
}

/** Years that get a label (a gap between two years gets none): all of them, or every second, third ... where they would touch. */
export function labelledYears(series: readonly ChartSeries[], room: number): number[] {
  const years = [...new Set(series.flatMap(({ points }) => points.map(({ x }) => x)))]
    .filter((year) => Number.isInteger(year))
    .sort((a, b) => a - b)
  const step = Math.max(1, Math.ceil(years.length / Math.max(2, room)))
  return years.filter((_, place) => (years.length - 1 - place) % step === 0)
}

/** Counts and ratings have no halves: neither has their axis. */
export function isWhole(series: readonly ChartSeries[]): boolean {
  return series.every(({ points }) => points.every(({ y }) => y === null || Number.isInteger(y)))
}

/** The last point that can be drawn: a number, or the middle of a range. */
export function lastDrawn(points: readonly ChartPoint[]): { x: number; y: number } | undefined {
  for (const point of points.toReversed()) {
    const y = heightOf(point)
    if (y !== undefined) return { x: point.x, y }
  }
  return undefined
}

function heightOf({ y, low, high }: ChartPoint): number | undefined {
  if (y !== null) return y
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}

/**
 * Moves labels apart until each has its height, keeping their order and staying between top and bottom.
 *
 * @example spread([{ at: 10, tall: 14 }, { at: 12, tall: 14 }], 0, 100) // [10, 24]
 */
export function spread(labels: readonly { at: number; tall: number }[], top: number, bottom: number): number[] {
  const order = labels.map((_, place) => place).sort((a, b) => labels[a]!.at - labels[b]!.at)
  const placed = labels.map(({ at }) => at)
  let free = top
  for (const place of order) {
    placed[place] = Math.max(placed[place]!, free)
    free = placed[place] + labels[place]!.tall
  }
  let limit = bottom
  for (const place of order.toReversed()) {
    placed[place] = Math.min(placed[place]!, limit - labels[place]!.tall)
    limit = placed[place]
  }
  return placed
}

/** Breaks a label into at most two lines; the last is cut with an ellipsis. */
export function linesOf(label: string, letters: number): string[] {
  if (label.length <= letters) return [label]
  const words = label.split(' ')
  let first = words.shift() ?? ''
  while (words.length > 0 && first.length + 1 + words[0]!.length <= letters) first += ` ${words.shift()}`
  const second = words.join(' ')
  if (second === '') return [first]
  return [first, second.length <= letters ? second : `${second.slice(0, letters - 1).trimEnd()}…`]
}
