import { formatInstant } from '../../../locale/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { useAssessmentWords } from '../words.ts'
import { ChangeTable } from './ChangeTable.tsx'
import type { ReviewData } from './review-data.ts'

/** What a second reading may keep to: the fields that changed since somebody approved it. */
export function SinceApproval({ review: { approval, changes } }: { review: ReviewData }) {
  const t = useAssessmentWords()
  const locale = useLocale()
  return (
    <section aria-labelledby="changes-title">
      <h2 id="changes-title">{t('review.changes')}</h2>
      {!approval && <p>{t('review.changes.first')}</p>}
      {approval && (
        <p>
          {t('review.changes.since', { by: approval.by, at: formatInstant(locale, approval.at) })}{' '}
          {approval.voidedAt !== null &&
            t('review.changes.voided', { by: approval.voidedBy ?? '', at: formatInstant(locale, approval.voidedAt) })}
        </p>
      )}
      {approval && changes.length === 0 && <p>{t('review.changes.none')}</p>}
      {changes.length > 0 && <ChangeTable caption={t('review.changes')} changes={changes} />}
    </section>
  )
}
