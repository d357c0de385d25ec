import { problems } from '../../kit/problems.ts'

export const observationProblem = problems('observation', {
  'already-withdrawn': { status: 409 },
  'published-by-its-source': { status: 409 },
  'value-does-not-fit': { status: 422, constraint: 'observation_value_fits_kind' },
  'without-source': { status: 422, constraint: 'observation_has_a_source' },
})
