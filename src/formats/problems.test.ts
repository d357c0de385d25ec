import { expect, test } from 'vitest'
import messages from './messages.json' with { type: 'json' }
import { formatsProblem } from './problems.ts'

test('every refusal of a file has its sentence, and every sentence its refusal', () => {
  expect(
    Object.keys(messages)
      .filter((key) => key.startsWith('problem.'))
      .sort(),
  ).toEqual(
    Object.keys(formatsProblem)
      .map((code) => `problem.${code}`)
      .sort(),
  )
})
