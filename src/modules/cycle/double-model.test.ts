import { expect, test } from 'vitest'
import { codesMeant } from './double-model.ts'

const rateable = Array.from({ length: 10 }, (_, place) => ({ code: `A-${place}`, isCore: place % 2 === 0 }))

test('a share is spread evenly over the whole instrument, and never more than it says', () => {
  expect(codesMeant({ which: 'share', codes: [], share: 30 }, rateable)).toEqual(['A-3', 'A-6', 'A-9'])
  expect(codesMeant({ which: 'share', codes: [], share: 100 }, rateable)).toHaveLength(10)
  expect(codesMeant({ which: 'share', codes: [], share: 9 }, rateable)).toEqual([])
})

test('the core is its rated indicators, and a chosen code that cannot be rated is none', () => {
  expect(codesMeant({ which: 'core', codes: [] }, rateable)).toHaveLength(5)
  expect(codesMeant({ which: 'chosen', codes: ['A-1', 'B-1'] }, rateable)).toEqual(['A-1'])
})
