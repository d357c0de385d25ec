import { isMissingKind, Missing, Rating } from '../../../web/parts/index.ts'

/** A rating, why there is none, or that there is none yet. */
export function Answer({ rating, missing }: { rating: number | null; missing: string | null }) {
  if (rating === 0 || rating === 1 || rating === 2 || rating === 3) return <Rating value={rating} />
  return <Missing kind={isMissingKind(missing) ? missing : 'not-yet-assessed'} />
}
