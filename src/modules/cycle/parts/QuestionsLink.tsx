import { formatNumber } from '../../../locale/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { QuestionState } from '../model.ts'

interface Props {
  id: string
  /** A part of the country, or the country as a whole; without one, all of them. */
  part?: string
  state: QuestionState
  count: number
}

/** A number of questions, leading to them. */
export function QuestionsLink({ id, part, state, count }: Props) {
  const locale = useLocale()
  const search = new URLSearchParams({ ...(part ? { part } : {}), state })
  return <a href={`/app/cycles/${id}/questions?${search}`}>{formatNumber(locale, count)}</a>
}
