import { problems } from '../../kit/problems.ts'

export const evidenceProblem = problems('evidence', {
  'already-there': { status: 409, constraint: 'evidence_once_per_country' },
  'already-withdrawn': { status: 409 },
  'restricted-stays': { status: 409 },
  'looks-personal': { status: 422 },
  'file-too-big': { status: 413 },
  'file-refused': { status: 422 },
})
