/** All values that could be meant: `<5` is 0 to 4. A number is the interval from itself to itself. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * The sum of intervals, to nine places: 0.1 and 0.2 are 0.3, and a difference of a rounding of the machine is none.
 *
 * @example sumOf([{ low: 0, high: 4 }, { low: 41, high: 41 }]) // { low: 41, high: 45 }
 */
export function sumOf(intervals: readonly Interval[]): Interval {
  return { low: added(intervals.map(({ low }) => low)), high: added(intervals.map(({ high }) => high)) }
}

/** Whether no value can be in both. */
export function areApart(a: Interval, b: Interval): boolean {
  return a.low > b.high || b.low > a.high
}

function added(values: readonly number[]): number {
  return Number(values.reduce((sum, value) => sum + value, 0).toFixed(9))
}
