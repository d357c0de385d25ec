import { DefinitionList } from '../../../web/parts/index.ts'
import { CONFIDENCES } from '../model.ts'
import { useAssessmentWords } from '../words.ts'
import { Answer } from './Answer.tsx'
import { JudgedCitations } from './JudgedCitations.tsx'
import { langOfContent, languageName } from './langs.ts'
import type { ReviewData } from './review-data.ts'
import type { SeenFigure } from '../seen.ts'

/** Exactly what the approval will hold for: nothing here is missing from its hash. */
export function Judged({ review: { seen, indicator, citations } }: { review: ReviewData }) {
  const t = useAssessmentWords()
  const confidence = CONFIDENCES.find((each) => each === seen.confidence)
  const rows = [
    {
      term: t('seen.rating'),
      definition: indicator.isRated ? <Answer rating={seen.rating} missing={seen.missing} /> : t('rule.context.title'),
    },
    {
      term: t('seen.narrative'),
      definition: (
        <>
          <div className="desk-text" lang={langOfContent(seen.narrativeLang)}>
            {seen.narrative}
          </div>
          <div className="muted small">{languageName(seen.narrativeLang)}</div>
        </>
      ),
    },
    { term: t('seen.confidence'), definition: confidence ? t(`confidence.${confidence}`) : t('review.nothing') },
    { term: t('seen.chosen'), definition: seen.chosen ? <Figure it={seen.chosen} /> : t('review.figure.none') },
    ...(seen.chosenReason === null ? [] : [{ term: t('seen.chosenReason'), definition: seen.chosenReason }]),
    {
      term: t('seen.otherFigures'),
      definition: seen.otherFigures.length === 0 ? t('review.nothing') : <Figures list={seen.otherFigures} />,
    },
    { term: t('seen.citations'), definition: <JudgedCitations seen={seen.citations} open={citations} /> },
    ...(seen.noEvidenceReason === null
      ? []
      : [{ term: t('seen.noEvidenceReason'), definition: seen.noEvidenceReason }]),
  ]
  return <DefinitionList items={rows} />
}

function Figures({ list }: { list: readonly SeenFigure[] }) {
  return (
    <ul>
      {list.map((it) => (
        <li key={it.id}>
          <Figure it={it} />
        </li>
      ))}
    </ul>
  )
}

function Figure({ it }: { it: SeenFigure }) {
  const t = useAssessmentWords()
  if (it.restricted !== undefined) return t('review.restricted')
  return (
    <>
      <strong>{it.asGiven || it.kind}</strong> {it.unit} ({String(it.year)}),{' '}
      {it.sourceUrl === null ? it.source : <a href={it.sourceUrl}>{it.source}</a>}
    </>
  )
}
