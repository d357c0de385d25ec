import type { FrozenContradiction } from './model.ts'

interface Figure {
  readonly year: number
  readonly measure: string | null
  readonly number: number | null
  readonly low: number | null
  readonly high: number | null
  readonly sourceTitle: string | null
}

interface Sum {
  readonly total: string
  readonly parts: readonly string[]
  readonly isHeadline: boolean
}

/**
 * Totals that their parts do not meet, within one year and one source. Intervals count as intervals: 41 to 45 and
 * "<5" contradict nothing where they can meet. Nothing is repaired.
 */
export function contradictionsIn(figures: readonly Figure[], sums: readonly Sum[]): FrozenContradiction[] {
  const groups = Map.groupBy(figures, ({ year, sourceTitle }) => `${year} ${sourceTitle}`)
  return [...groups.values()].flatMap((group) => {
    const known = new Map(group.flatMap((figure) => rangeOf(figure)))
    return sums.flatMap((sum) => contradictionOf(sum, known, group[0]!.year))
  })
}

type Range = readonly [number, number]

function rangeOf({ measure, number, low, high }: Figure): [string, Range][] {
  if (measure === null) return []
  if (number !== null) return [[measure, [number, number]]]
  return low !== null && high !== null ? [[measure, [low, high]]] : []
}

function contradictionOf(
  { total, parts, isHeadline }: Sum,
  known: ReadonlyMap<string, Range>,
  year: number,
): FrozenContradiction[] {
  const whole = known.get(total)
  const ranges = parts.map((part) => known.get(part)).filter((range) => range !== undefined)
  if (!whole || ranges.length !== parts.length) return []
  const least = ranges.reduce((sum, [low]) => sum + low, 0)
  const most = ranges.reduce((sum, [, high]) => sum + high, 0)
  const it = { year, total, parts: [...parts], isHeadline }
  if (least > whole[1]) return [{ ...it, kind: 'parts exceed total' }]
  return most < whole[0] ? [{ ...it, kind: 'parts fall short' }] : []
}
