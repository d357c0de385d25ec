import type { readReview } from '../review-queries.server.ts'

export type ReviewData = Awaited<ReturnType<typeof readReview.run>>
