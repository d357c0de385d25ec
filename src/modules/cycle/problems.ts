import { problems } from '../../kit/problems.ts'

export const cycleProblem = problems('cycle', {
  'once-per-country-and-year': { status: 409, constraint: 'cycle_once_per_country_and_year' },
  'no-published-version': { status: 409 },
  'dates-not-in-order': { status: 422, constraint: 'cycle_dates_in_order' },
  'not-in-the-team': { status: 422 },
  'nothing-earlier': { status: 422 },
  'dropped-without-reason': { status: 422 },
  'double-already-begun': { status: 409, constraint: 'double_rating_already_begun' },
  'double-is-open': { status: 409, constraint: 'double_rating_is_open' },
})
