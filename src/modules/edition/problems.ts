import { problems } from '../../kit/problems.ts'

export const editionProblem = problems('edition', {
  'nothing-approved': { status: 409 },
  'already-proposed': { status: 409, constraint: 'edition_proposed_once' },
  'number-taken': { status: 409, constraint: 'edition_number_once' },
  'note-required': { status: 422 },
  'not-proposed': { status: 409 },
  'another-text': { status: 409 },
  'approval-changed': { status: 409 },
  'source-closed': { status: 409 },
  'personal-data-open': { status: 409 },
  'same-person': { status: 409, constraint: 'edition_by_two_persons' },
})
