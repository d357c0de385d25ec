/** A figure of an indicator and a country, as the desk compares it. */
export interface ComparedFigure {
  readonly id: string
  readonly year: number
  readonly kind: string
  readonly number: number | null
  readonly low: number | null
  readonly high: number | null
  readonly text: string | null
  /** Of what: the indicator itself, or the measure that answers a part of it. */
  readonly of: string
}

/**
 * Figures of one year and one thing that cannot all be true, the ids together. A range that another figure lies in
 * contradicts nothing ("<5" and 2); an institution that does not answer contradicts nobody.
 */
export function conflictsAmong(figures: readonly ComparedFigure[]): string[][] {
  const groups = Map.groupBy(figures, ({ year, of }) => `${year} ${of}`)
  return [...groups.values()]
    .filter((group) => group.some((one) => group.some((other) => contradicts(one, other))))
    .map((group) => group.map(({ id }) => id))
}

export function contradicts(one: ComparedFigure, other: ComparedFigure): boolean {
  if (one.kind === 'text' && other.kind === 'text') return one.text !== other.text
  const [a, b] = [rangeOf(one), rangeOf(other)]
  return a !== undefined && b !== undefined && (a[1] < b[0] || b[1] < a[0])
}

function rangeOf({ number, low, high }: ComparedFigure): readonly [number, number] | undefined {
  if (number !== null) return [number, number]
  return low !== null && high !== null ? [low, high] : undefined
}
