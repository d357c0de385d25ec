import { happening } from '../../kit/happenings.ts'
import type { LegalClocks } from './queries.server.ts'

export interface DaysChanged {
  readonly country: string
  readonly what: 'rule' | 'holiday' | 'shipped'
  /** Why, as whoever changed it says. */
  readonly reason: string
  /** Who changed it; null: what the product ships. */
  readonly by: string | null
  readonly before: LegalClocks
  readonly after: LegalClocks
}

/** A rule or a day off of a country is another one: deadlines that run there may have moved. */
export const daysChanged = happening<DaysChanged>('access.days-changed')
