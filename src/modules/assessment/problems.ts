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
  'second-account': { status: 403, constraint: 'approval_not_by_second_account' },
  'rated-twice': { status: 409, constraint: 'assessment_rated_twice' },
  'rated-apart': { status: 409, constraint: 'blind_rating_is_final' },
  'no-longer-apart': { status: 409, constraint: 'blind_rating_no_longer_asked' },
  'by-two-others': { status: 409, constraint: 'blind_rating_by_two_others' },
  'second-account-rates': { status: 403, constraint: 'blind_rating_second_account' },
  'nothing-before': { status: 409 },
  'already-written': { status: 409 },
})
