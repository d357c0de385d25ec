import { expect, test } from 'vitest'
import { stepOf } from './step.ts'

test('a score is shown on the level that it is nearest to, between two on the lower', () => {
  expect([0, 0.5, 0.51, 1.5, 1.75, 2.5, 2.6, 3].map(stepOf)).toEqual([0, 0, 1, 1, 2, 2, 3, 3])
})
