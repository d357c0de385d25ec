import { problems } from '../../kit/problems.ts'

export const variantProblem = problems('variant', {
  'not-a-variant': { status: 409 },
  'core-already-newest': { status: 409 },
  'no-such-conflict': { status: 404 },
  'other-number': { status: 409 },
  'needs-text': { status: 422 },
  'has-parts': { status: 409 },
  'no-home': { status: 409 },
})
