import { useWebWords } from '../words.ts'
import { Change } from './Change.tsx'
import { Missing } from './Missing.tsx'
import type { MissingKind } from './Missing.tsx'
import { Rating } from './Rating.tsx'
import type { RatingValue } from './Rating.tsx'

const descending: readonly RatingValue[] = [3, 2, 1, 0]
const changes = ['up', 'same', 'down'] as const

interface Props {
  /** False where the table holds no ratings. */
  ratings?: boolean
  /** The kinds of missing value that the table shows. */
  missing?: readonly MissingKind[]
  changes?: boolean
}

export function Legend({ ratings = true, missing = [], changes: withChanges = false }: Props) {
  const t = useWebWords()
  return (
    <ul className="legend" aria-label={t('legend.label')}>
      {ratings && descending.map((value) => <li key={value}>{<Rating value={value} />}</li>)}
      {missing.map((kind) => (
        <li key={kind}>
          <Missing kind={kind} />
        </li>
      ))}
      {withChanges &&
        changes.map((kind) => (
          <li key={kind}>
            <Change kind={kind} /> {t(`score.key.${kind}`)}
          </li>
        ))}
    </ul>
  )
}
