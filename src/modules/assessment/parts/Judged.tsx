import { useGiven } from '../../../web/answers/index.ts'
import { DefinitionList, isMissingKind, Missing, Wording } from '../../../web/parts/index.ts'
import { CONFIDENCES } from '../model.ts'
import { useAssessmentWords } from '../words.ts'
import { Answer } from './Answer.tsx'
import { JudgedCitations } from './JudgedCitations.tsx'
import { langOfContent, languageName } from './langs.ts'
import type { ReviewData } from './review-data.ts'
import type { UnitNames } from './shown.ts'
import type { SeenFigure } from '../seen.ts'

/** Exactly what the approval will hold for: nothing here is missing from its hash. */
export function Judged({ review: { seen, indicator, citations, units } }: { review: ReviewData }) {
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
    {
      term: t('seen.chosen'),
      definition: seen.chosen ? <Figure it={seen.chosen} units={units} /> : t('review.figure.none'),
    },
    ...(seen.chosenReason === null ? [] : [{ term: t('seen.chosenReason'), definition: seen.chosenReason }]),
    {
      term: t('seen.otherFigures'),
      definition:
        seen.otherFigures.length === 0 ? t('review.nothing') : <Figures list={seen.otherFigures} units={units} />,
    },
    { term: t('seen.citations'), definition: <JudgedCitations seen={seen.citations} open={citations} /> },
    ...(seen.noEvidenceReason === null
      ? []
      : [{ term: t('seen.noEvidenceReason'), definition: seen.noEvidenceReason }]),
  ]
  return <DefinitionList items={rows} />
}

function Figures({ list, units }: { list: readonly SeenFigure[]; units: UnitNames }) {
  return (
    <ul>
      {list.map((it) => (
        <li key={it.id}>
          <Figure it={it} units={units} />
        </li>
      ))}
    </ul>
  )
}

/** The value as its source prints it. */
function Figure({ it, units }: { it: SeenFigure; units: UnitNames }) {
  const t = useAssessmentWords()
  const given = useGiven()
  if (it.restricted !== undefined) return t('review.restricted')
  const unit = units[it.unit]
  return (
    <>
      {isMissingKind(it.kind) ? <Missing kind={it.kind} /> : <strong>{given(it)}</strong>}{' '}
      {unit && <Wording text={unit} />} ({String(it.year)}),{' '}
      {it.sourceUrl === null ? it.source : <a href={it.sourceUrl}>{it.source}</a>}
      {it.note !== null && <div className="muted small">{it.note}</div>}
    </>
  )
}
