import { describe, expect, test } from 'vitest'
import type { FrozenRating, FrozenValue } from '../edition/index.ts'
import { scorer } from '../scoring/index.ts'
import { halfSummary } from './half-summary.ts'

type Told = FrozenRating | 'no-answer' | 'not-applicable' | 'not-yet-assessed' | 'context'

/** Only what a summary looks at. */
function told(it: Told, at: number): FrozenValue {
  const isRating = typeof it === 'number'
  const isMissing = it === 'no-answer' || it === 'not-applicable'
  const status = isRating || isMissing ? 'assessed' : it
  const assessment = isRating || isMissing ? { rating: isRating ? it : null, missing: isMissing ? it : null } : null
  return { indicator: { code: `IDN-${at}`, isRated: it !== 'context' }, status, assessment } as FrozenValue
}

const BY = { scorer: scorer('1'), place: { country: 'rs', year: 2021, area: 'IDN', half: 'law' } } as const
const of = (...them: Told[]) => halfSummary(them.map(told), BY)

describe('a half of an area', () => {
  test('has the mean of its ratings as score', () => {
    expect(of(3, 1, 2, 2).score).toMatchObject({ status: 'scored', value: 2, coverage: 1 })
    expect(of(3, 0).score.value).toBe(1.5)
  })

  test('without enough ratings has no score, never a zero', () => {
    expect(of(3, 'not-yet-assessed')).toMatchObject({ score: { status: 'not-enough-rated', value: null }, rated: 1 })
    expect(of('not-yet-assessed', 'no-answer')).toMatchObject({ score: { value: null }, rated: 0, of: 2, notYet: 1 })
    expect(of()).toMatchObject({ score: { status: 'nothing-asked', value: null }, of: 0 })
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
