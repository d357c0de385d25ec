import { Legend } from '../../../web/parts/index.ts'
import { usePortalWords } from '../words.ts'

/** Under a table of halves: what a cell says, and by which rule. */
export function HalfRule() {
  const t = usePortalWords()
  return (
    <>
      <Legend missing={['not-yet-assessed', 'no-data-kept', 'no-answer', 'refused', 'not-applicable']} />
      <p>{t('compare.rule')}</p>
    </>
  )
}
