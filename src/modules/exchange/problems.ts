import { problems } from '../../kit/problems.ts'

export const exchangeProblem = problems('exchange', {
  'no-file': { status: 422 },
  'too-big': { status: 413 },
  'not-an-instrument': { status: 422 },
  'not-our-json': { status: 422 },
  'from-a-sample': { status: 422 },
  'already-applied': { status: 409 },
  'draft-moved': { status: 409 },
  'has-problems': { status: 422 },
  'form-open': { status: 422 },
  undecided: { status: 422 },
  'changes-nothing': { status: 409 },
})
