import { problems } from '../../kit/problems.ts'

export const assessmentProblem = problems('assessment', {
  incomplete: { status: 422 },
  doubtful: { status: 422 },
  'already-submitted': { status: 409 },
  'already-approved': { status: 409 },
  'already-returned': { status: 409 },
  'taken-back': { status: 409 },
  'changed-since-seen': { status: 409 },
  'own-approval': { status: 403, constraint: 'approval_not_by_author' },
  'nothing-before': { status: 409 },
  'already-written': { status: 409 },
})
