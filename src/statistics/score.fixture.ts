import fc from 'fast-check'
import type { Judged } from './score.ts'

/** 'A000', 'A001', …, rated so. */
export function judged(...ratings: readonly Judged['rating'][]): Judged[] {
  return ratings.map((rating, at) => ({ code: `A${String(at).padStart(3, '0')}`, rating }))
}

const rating = fc.integer({ min: 0, max: 3 })

/** Up to twelve indicators of any state and weight. */
export const anyJudged: fc.Arbitrary<Judged[]> = fc
  .array(
    fc.record(
      {
        rating: fc.oneof(
          { weight: 6, arbitrary: rating },
          { weight: 1, arbitrary: fc.constantFrom('missing' as const, 'not-applicable' as const) },
        ),
        raters: fc.array(rating, { minLength: 2, maxLength: 3 }),
        weight: fc.constantFrom(0, 0.5, 1, 2),
      },
      { requiredKeys: ['rating'] },
    ),
    { maxLength: 12 },
  )
  .map((all) => all.map((it, at) => ({ code: `B${String(at).padStart(2, '0')}`, ...it })))
