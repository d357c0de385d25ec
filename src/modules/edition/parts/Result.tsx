import { isMissingKind, Missing, Rating } from '../../../web/parts/index.ts'
import type { Result as Value } from '../differences.ts'
import { useEditionWords } from '../words.ts'

/** A rating, why there is none, or that there is none yet. */
export function Result({ value }: { value: Value | undefined }) {
  const t = useEditionWords()
  if (value === undefined) return t('result.absent')
  if (typeof value === 'number') return <Rating value={value} />
  if (isMissingKind(value)) return <Missing kind={value} />
  return t(value === 'context' ? 'result.context' : 'result.described')
}
