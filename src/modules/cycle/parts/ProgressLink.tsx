import { formatNumber } from '../../../locale/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { Progress } from '../model.ts'

/** A number of the board, leading to the indicators that it counts. */
export function ProgressLink({
  id,
  area,
  state,
  count,
}: {
  id: string
  area?: string
  state: Progress
  count: number
}) {
  const locale = useLocale()
  const search = new URLSearchParams({ ...(area ? { area } : {}), state })
  return <a href={`/app/cycles/${id}/indicators?${search}`}>{formatNumber(locale, count)}</a>
}
