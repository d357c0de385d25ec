import { formatNumber } from '../../../locale/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { AskedCounts } from '../asked-queries.server.ts'
import type { AskedState } from '../model.ts'

interface Props {
  readonly id: string
  readonly state: AskedState
  readonly counts: AskedCounts | null
}

/** A number of requests, leading to them. Where nobody was asked there is none, which is not zero. */
export function AskedLink({ id, state, counts }: Props) {
  const locale = useLocale()
  if (counts === null) return '–'
  const href =
    state === 'asked' ? `/app/cycles/${id}/response` : `/app/requests?${new URLSearchParams({ cycle: id, state })}`
  return <a href={href}>{formatNumber(locale, counts[state])}</a>
}
