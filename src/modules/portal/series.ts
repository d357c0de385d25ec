import type { LocalText } from '../../kit/local-text.ts'
import type { ChartPoint, ChartSeries } from '../../web/parts/index.ts'

/** What a chart needs of a figure. */
export interface Drawn {
  readonly country: string
  readonly year: number
  readonly kind: string
  readonly number: number | null
  readonly low: number | null
  readonly high: number | null
  readonly source: { readonly title: string } | null
}

/** Numbers and ranges can be drawn; words and missing values stand in the table. */
export function isDrawable({ kind }: { kind: string }): boolean {
  return kind === 'number' || kind === 'interval'
}

/**
 * One line a name. Where several figures of one name fall into a year, the line shows what they span, never one of
 * them and never their mean. A year without a figure is a gap: no line leads across it.
 *
 * @example 39 and 76 for one country and year: { x: 2018, y: null, low: 39, high: 76 }
 */
export function seriesOf<T extends Drawn>(figures: readonly T[], nameOf: (figure: T) => string): ChartSeries[] {
  const groups = Map.groupBy(figures.filter(isDrawable), nameOf)
  return [...groups].map(([label, own]) => {
    const byYear = Map.groupBy(own, ({ year }) => year)
    const first = Math.min(...byYear.keys())
    const years = Array.from({ length: Math.max(...byYear.keys()) - first + 1 }, (_, place) => first + place)
    return { label, points: years.map((year) => pointOf(year, byYear.get(year) ?? [])) }
  })
}

function pointOf(x: number, figures: readonly Drawn[]): ChartPoint {
  if (figures.length === 0) return { x, y: null }
  const low = Math.min(...figures.map((it) => it.number ?? it.low ?? 0))
  const high = Math.max(...figures.map((it) => it.number ?? it.high ?? 0))
  return low === high ? { x, y: low } : { x, y: null, low, high }
}

/** Whether a picture says more than the table: one unit, amounts, and at least two years. */
export function isWorthDrawing(figures: readonly (Drawn & { readonly unit: string })[]): boolean {
  const drawable = figures.filter(isDrawable)
  const units = new Set(drawable.map(({ unit }) => unit))
  const years = new Set(drawable.map(({ year }) => year))
  return units.size === 1 && !units.has('year') && years.size > 1
}

/** The years in which one country has figures of different sources that do not agree. */
export function disagreements(figures: readonly Drawn[]): { country: string; year: number }[] {
  const groups = Map.groupBy(figures.filter(isDrawable), ({ country, year }) => `${country} ${year}`)
  return [...groups.values()]
    .filter((own) => new Set(own.map(({ number, low, high }) => `${number ?? low} ${number ?? high}`)).size > 1)
    .map(([first]) => ({ country: first!.country, year: first!.year }))
}

/** What all measures of a family have in common is what the plainest of them says of itself. */
export function plainest(definitions: readonly LocalText[]): LocalText {
  return definitions.toSorted((a, b) => (a.en?.text.length ?? 0) - (b.en?.text.length ?? 0))[0]!
}

/** The lowest and the highest figure and the years that all of them span. Throws on an empty list. */
export function extremes<T extends Drawn>(figures: readonly T[]) {
  const [one, ...others] = figures
  if (!one) throw new RangeError('extremes requires a figure')
  const years = figures.map(({ year }) => year)
  return {
    lowest: others.reduce((a, b) => ((b.number ?? b.low ?? 0) < (a.number ?? a.low ?? 0) ? b : a), one),
    highest: others.reduce((a, b) => ((b.number ?? b.high ?? 0) > (a.number ?? a.high ?? 0) ? b : a), one),
    first: Math.min(...years),
    last: Math.max(...years),
  }
}
