import { problems } from '../../kit/problems.ts'

export const replyProblem = problems('reply', {
  'link-not-good': { status: 404 },
  'no-mailbox': { status: 409 },
  'wait-for-codes': { status: 429 },
  'wrong-code': { status: 403 },
  'wait-to-try': { status: 429 },
  'is-closed': { status: 409 },
  'not-answered': { status: 422 },
  'no-such-question': { status: 404 },
  'no-last-answer': { status: 409 },
  'nothing-entered': { status: 422 },
  'too-many-files': { status: 409 },
})
