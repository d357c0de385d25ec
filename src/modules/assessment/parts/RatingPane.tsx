import { errorOf, Missing, Notice, RadioGroup, Rating, SelectField, TextArea } from '../../../web/parts/index.ts'
import { CONFIDENCES, MISSING_RATINGS, RATING_LEVELS } from '../model.ts'
import { useAssessmentWords } from '../words.ts'
import type { PaneProps } from './desk-data.ts'
import { languageOptions, langOfContent } from './langs.ts'

/** Third pane: the rating, why, and how sure. */
export function RatingPane({ desk, values, refused }: PaneProps) {
  const t = useAssessmentWords()
  const { isRated } = desk.indicator
  return (
    <section className="desk-pane" aria-labelledby="rating-title">
      <h2 id="rating-title">{t('rating.title')}</h2>
      {isRated ? (
        <AnswerField values={values} refused={refused} />
      ) : (
        <p>
          <strong>{t('rule.context.title')}</strong>
        </p>
      )}
      <TextArea
        name="narrative"
        label={t('rating.narrative')}
        hint={t(isRated ? 'rating.narrative.hint' : 'rating.describe.hint')}
        rows={7}
        lang={langOfContent(values['narrativeLang'] ?? 'en')}
        error={errorOf(refused, 'narrative')}
        defaultValue={values['narrative']}
      />
      <SelectField
        name="narrativeLang"
        label={t('rating.language')}
        options={languageOptions}
        error={errorOf(refused, 'narrativeLang')}
        defaultValue={values['narrativeLang']}
      />
      <RadioGroup
        name="confidence"
        label={t('rating.confidence')}
        error={errorOf(refused, 'confidence')}
        defaultValue={values['confidence']}
        options={CONFIDENCES.map((each) => ({ value: each, label: t(`confidence.${each}`) }))}
      />
      <BeforeReview desk={desk} values={values} refused={refused} />
    </section>
  )
}

function AnswerField({ values, refused }: Omit<PaneProps, 'desk'>) {
  const t = useAssessmentWords()
  return (
    <RadioGroup
      name="answer"
      label={t('rating.answer')}
      error={errorOf(refused, 'answer') ?? errorOf(refused, 'rating') ?? errorOf(refused, 'missing')}
      defaultValue={values['answer']}
      options={[
        ...RATING_LEVELS.map((level) => ({ value: String(level), label: <Rating value={level} /> })),
        ...MISSING_RATINGS.map((kind) => ({ value: kind, label: <Missing kind={kind} /> })),
        { value: '', label: t('rating.open') },
      ]}
    />
  )
}

/** What is saved and still incomplete, and what needs an explanation. */
function BeforeReview({ desk, values, refused }: PaneProps) {
  const t = useAssessmentWords()
  const { assessment, lacks, doubts } = desk
  const isOpen = assessment?.state === 'draft' || assessment?.state === 'returned'
  if (!isOpen) return null
  const shown = [...lacks, ...doubts]
  return (
    <>
      {shown.length > 0 && (
        <Notice kind={lacks.length > 0 ? 'info' : 'attention'} title={t('rating.lacks')}>
          <ul>
            {shown.map(({ field, word }) => (
              <li key={word}>
                <a href={`#${field}`}>{t(word)}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {shown.length === 0 && <p>{t('rating.whole')}</p>}
      {doubts.length > 0 && (
        <TextArea
          name="explanation"
          label={t('rating.explanation')}
          rows={3}
          error={refused?.code === 'assessment.doubtful' ? refused.message : undefined}
          defaultValue={values['explanation']}
        />
      )}
    </>
  )
}
