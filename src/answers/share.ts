import { intervalOf, type Cells } from './cell-value.ts'
import type { Interval } from './interval.ts'

/**
 * The share of `numerator` in `denominator`, from 0 to 1 (more where the numerator is the larger); `prefix` leads to a
 * part. Undefined where one of the two is not there, or the denominator can be zero.
 *
 * @example shareOf(cells, 'sex=female:') // { low: 0.425, high: 0.425 }
 */
export function shareOf(cells: Cells, prefix = ''): Interval | undefined {
  const part = intervalOf(cells[`${prefix}numerator`])
  const whole = intervalOf(cells[`${prefix}denominator`])
  return part && whole ? shareBetween(part, whole) : undefined
}

/** The same of two intervals. */
export function shareBetween(part: Interval, whole: Interval): Interval | undefined {
  return whole.low <= 0 ? undefined : { low: part.low / whole.high, high: part.high / whole.low }
}
