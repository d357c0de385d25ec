import { areApart, sumOf, type Interval } from '../../answers/index.ts'

/** A figure as far as sums are concerned: a number is the interval from itself to itself. */
export interface Addend {
  readonly id: string
  readonly country: string
  readonly year: number
  readonly measure: string
  /** Source or evidence: only what one source says of itself can contradict itself. */
  readonly source: string
  readonly unit: string
  readonly asGiven: string
  readonly low: number
  readonly high: number
}

export interface Sum {
  readonly total: string
  readonly parts: readonly string[]
  /** Adults and children, or female and male, against the headline total. */
  readonly isHeadline: boolean
}

export interface Contradiction {
  readonly country: string
  readonly year: number
  readonly source: string
  readonly sum: Sum
  readonly kind: 'parts-exceed-total' | 'parts-fall-short'
  /** What the parts add up to. */
  readonly parts: Interval
  readonly total: Interval
  /** The figures concerned: total first, then the parts in the order of the sum. */
  readonly figures: readonly Addend[]
}

/**
 * Sums that cannot meet their total: within one country, year, source and unit, the interval of the parts added up and
 * the interval of the total have no value in common. A sum of which a part or the total is absent says nothing. Where a
 * source gives several values for one measure, their hull counts: what could be right is not called wrong.
 *
 * Finds; never repairs, and never says which of the figures is the wrong one.
 *
 * @example 37 women and girls and 24 men and boys against 46 in all: parts-exceed-total; `<5` and 41 against 46: none
 */
export function contradictions(figures: readonly Addend[], sums: readonly Sum[]): Contradiction[] {
  const groups = Map.groupBy(figures, (it) => JSON.stringify([it.country, it.year, it.source, it.unit]))
  return [...groups.values()].flatMap((group) => {
    const byMeasure = Map.groupBy(group, (it) => it.measure)
    return sums.flatMap((sum) => contradictionOf(sum, byMeasure) ?? [])
  })
}

function contradictionOf(sum: Sum, figures: ReadonlyMap<string, Addend[]>): Contradiction | undefined {
  const ofTotal = figures.get(sum.total)
  const ofParts = sum.parts.map((part) => figures.get(part))
  if (!ofTotal || !ofParts.every((it) => it !== undefined)) return undefined
  const total = hull(ofTotal)
  const parts = sumOf(ofParts.map(hull))
  if (!areApart(parts, total)) return undefined
  const { country, year, source } = ofTotal[0]!
  return {
    country,
    year,
    source,
    sum,
    kind: parts.low > total.high ? 'parts-exceed-total' : 'parts-fall-short',
    parts,
    total,
    figures: [...ofTotal, ...ofParts.flat()],
  }
}

/** The contradictions that each figure is part of, by its id. */
export function contradictionsByFigure(found: readonly Contradiction[]): Map<string, Contradiction[]> {
  const byFigure = new Map<string, Contradiction[]>()
  for (const contradiction of found)
    for (const { id } of contradiction.figures) {
      const known = byFigure.get(id)
      if (known) known.push(contradiction)
      else byFigure.set(id, [contradiction])
    }
  return byFigure
}

function hull(intervals: readonly Interval[]): Interval {
  return {
    low: Math.min(...intervals.map(({ low }) => low)),
    high: Math.max(...intervals.map(({ high }) => high)),
  }
}
