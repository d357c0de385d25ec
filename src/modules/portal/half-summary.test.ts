import { describe, expect, test } from 'vitest'
import type { FrozenRating, FrozenValue } from '../edition/index.ts'
import { halfSummary } from './half-summary.ts'

type Told = FrozenRating | 'no-answer' | 'not-applicable' | 'not-yet-assessed' | 'context'

/** Only what a summary looks at. */
function told(it: Told): FrozenValue {
  const isRating = typeof it === 'number'
  const isMissing = it === 'no-answer' || it === 'not-applicable'
  const status = isRating || isMissing ? 'assessed' : it
  const assessment = isRating || isMissing ? { rating: isRating ? it : null, missing: isMissing ? it : null } : null
  return { indicator: { isRated: it !== 'context' }, status, assessment } as FrozenValue
}

const of = (...them: Told[]) => halfSummary(them.map(told))

describe('a half of an area', () => {
  test('shows the middle rating; of two middle ones the lower', () => {
    expect(of(3, 1, 2).median).toBe(2)
    expect(of(3, 1, 2, 2).median).toBe(2)
    expect(of(3, 0).median).toBe(0)
  })

  test('without a rating has no median, never a zero', () => {
    expect(of('not-yet-assessed', 'no-answer')).toMatchObject({ median: null, rated: 0, of: 2, notYet: 1 })
    expect(of()).toMatchObject({ median: null, of: 0 })
  })

  test('counts what is rated out of what is to be rated; not applicable and context are not', () => {
    expect(of(2, 'no-answer', 'not-applicable', 'not-yet-assessed', 'context')).toMatchObject({
      rated: 1,
      of: 3,
      notYet: 1,
      missing: { 'no-answer': 1, 'not-applicable': 1 },
    })
  })

  test('keeps how often each level was given', () => {
    expect(of(0, 0, 3).counts).toEqual({ 0: 2, 1: 0, 2: 0, 3: 1 })
  })
})
