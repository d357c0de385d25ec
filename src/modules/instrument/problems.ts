import { problems } from '../../kit/problems.ts'

export const instrumentProblem = problems('instrument', {
  'proposal-answered': { status: 409 },
  'not-a-draft': { status: 409 },
  'draft-already-begun': { status: 409, constraint: 'instrument_draft_once' },
  'nothing-to-stand-on': { status: 409 },
  'no-such-item': { status: 404 },
  'not-for-a-country': { status: 403 },
  'has-parts': { status: 409 },
  'nothing-to-undo': { status: 409 },
  'not-set-aside': { status: 409 },
  'newer-published': { status: 409 },
  'changed-since': { status: 409 },
  incomplete: { status: 422 },
  'verdicts-missing': { status: 422 },
  'conflicts-open': { status: 409 },
  'core-already-newest': { status: 409 },
})
