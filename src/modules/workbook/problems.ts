import { problems } from '../../kit/problems.ts'

export const workbookProblem = problems('workbook', {
  'no-file': { status: 422 },
  'no-questions': { status: 422 },
  'other-request': { status: 409 },
  'from-a-sample': { status: 409 },
  'not-from-a-sample': { status: 409 },
  'is-closed': { status: 409 },
  moved: { status: 409 },
  'has-problems': { status: 422 },
  undecided: { status: 422 },
  'changes-nothing': { status: 409 },
})
