import { problems } from '../../kit/problems.ts'

export const translationProblem = problems('translation', {
  'no-such-text': { status: 404 },
  'source-language': { status: 403 },
  'source-changed': { status: 409 },
  'changed-since': { status: 409 },
  'signs-differ': { status: 422 },
  'own-translation': { status: 403 },
  'not-to-review': { status: 409 },
  'exception-known': { status: 409, constraint: 'script_exception_pkey' },
  'exception-needless': { status: 422 },
  'no-such-exception': { status: 404 },
})
