import type { Bands } from './fields.ts'
import type { RatingLevel } from './model.ts'

/** The level that a value reaches under a rule in numbers; a bound itself is reached. */
export function levelByBands({ better, bounds }: Bands, value: number): RatingLevel {
  const reaches = (bound: number) => (better === 'higher' ? value >= bound : value <= bound)
  const at = bounds.findIndex(reaches)
  return at === -1 ? 0 : ((3 - at) as RatingLevel)
}

/** Whether a better level asks for a better value: with bounds out of order one level could never be reached. */
export function areInOrder({ better, bounds: [three, two, one] }: Bands): boolean {
  return better === 'higher' ? three > two && two > one : three < two && two < one
}
