import { formatInstant } from '../../../locale/index.ts'
import { DefinitionList } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { CAUSES } from '../double.ts'
import type { DoubleData } from '../pages/double.tsx'
import { useAssessmentWords } from '../words.ts'
import { Answer } from './Answer.tsx'
import { langOfContent } from './langs.ts'
import { StateChip } from './StateChip.tsx'

/** What two ratings became, by whom and why, and where it is now. */
export function Adjudicated({ data: { adjudication, assessment } }: { data: DoubleData }) {
  const t = useAssessmentWords()
  const locale = useLocale()
  if (!adjudication) return null
  const { kind, rating, missing, reason, reasonLang, by, decidedAt } = adjudication
  const cause = CAUSES.find((each) => each === adjudication.cause)
  return (
    <section aria-labelledby="decided-title">
      <h2 id="decided-title">{t('double.decided')}</h2>
      <DefinitionList
        items={[
          { term: t('double.decision'), definition: <Answer rating={rating} missing={missing} /> },
          { term: t('double.how'), definition: t(kind === 'agreed' ? 'double.how.agreed' : 'double.how.decided') },
          ...(cause ? [{ term: t('double.cause'), definition: t(`double.cause.${cause}`) }] : []),
          ...(reason === ''
            ? []
            : [
                {
                  term: t('double.reason'),
                  definition: (
                    <div className="desk-text" lang={langOfContent(reasonLang)}>
                      {reason}
                    </div>
                  ),
                },
              ]),
          { term: t('double.by'), definition: `${by}, ${formatInstant(locale, decidedAt)}` },
          ...(assessment
            ? [
                {
                  term: t('double.state'),
                  definition: (
                    <>
                      <StateChip state={assessment.state} />{' '}
                      <a href={`/app/review/${assessment.id}`}>{t('double.to-review')}</a>
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
    </section>
  )
}
