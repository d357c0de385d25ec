import { listener } from '../../kit/happenings.ts'
import { daysChanged } from '../access-law/index.ts'
import { settleRunning } from './deadline.server.ts'

/** A new holiday or a changed rule of a law moves the deadlines that run in the country, each with a line in the log. */
export const deadlinesFollow = listener(daysChanged, async (tx, { now }, { country, what, reason }) => {
  await settleRunning(tx, country, { because: what, now, reason })
})
