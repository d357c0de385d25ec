import { StatusChip } from '../../../web/parts/index.ts'
import { ASSESSMENT_STATES } from '../model.ts'
import { useAssessmentWords } from '../words.ts'
import { Answer } from './Answer.tsx'
import { Apart } from './Apart.tsx'
import type { ReviewData } from './review-data.ts'

/** What the cycle before answered, and whether this answer is that one, taken over as it was. */
export function ReviewBefore({ review: { previous, carriedFromYear, indicator } }: { review: ReviewData }) {
  const t = useAssessmentWords()
  const state = ASSESSMENT_STATES.find((each) => each === previous?.state) ?? 'draft'
  return (
    <section aria-labelledby="before-title">
      <h2 id="before-title">{t('previous.title')}</h2>
      {!previous && <p>{t('previous.none')}</p>}
      {previous && (
        <p>
          {t('previous.of', { year: String(previous.year), state: t(`state.${state}`) })}{' '}
          {indicator.isRated && <Answer rating={previous.rating} missing={previous.missing} />}
        </p>
      )}
      {previous?.apart && <Apart apart={previous.apart} version={previous.versionCode} />}
      {carriedFromYear !== null && (
        <p>
          <StatusChip kind="neutral">{t('review.carried', { year: String(carriedFromYear) })}</StatusChip>
        </p>
      )}
    </section>
  )
}
