import { Legend } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { usePortalWords } from '../words.ts'

/** Under a table of halves: what a cell says, and by which rule. */
export function HalfRule() {
  const t = usePortalWords()
  const locale = useLocale()
  return (
    <>
      <Legend
        missing={['not-enough-rated', 'not-yet-assessed', 'no-data-kept', 'no-answer', 'refused', 'not-applicable']}
      />
      <p>
        {t('compare.rule')} <a href={`/${locale}/methodology#scores`}>{t('methodology.scores')}</a>
      </p>
    </>
  )
}
