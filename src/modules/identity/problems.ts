import { problems } from '../../kit/problems.ts'

export const identityProblem = problems('identity', {
  'email-taken': { status: 409, constraint: 'person_email_once' },
  'role-held': { status: 409, constraint: 'role_grant_once' },
  'role-gone': { status: 409 },
  'not-invited': { status: 409 },
  'letter-already-sent': { status: 409 },
  'last-way-in': { status: 409 },
  'not-signed-in': { status: 403 },
  'wait-a-minute': { status: 429 },
  'invitation-over': { status: 410 },
  'passkey-refused': { status: 422 },
})
