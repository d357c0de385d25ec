import { formatInstant } from '../../../locale/index.ts'
import { DefinitionList, isMissingKind, Missing } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { CONFIDENCES } from '../model.ts'
import type { DoubleData } from '../pages/double.tsx'
import { useAssessmentWords } from '../words.ts'
import { Answer } from './Answer.tsx'
import { languageName, langOfContent } from './langs.ts'

type Side = DoubleData['ratings'][number]

/** What each of the two says, with what they say it from. */
export function TwoSides({ data: { ratings } }: { data: DoubleData }) {
  return (
    <div className="double-sides">
      {ratings.map((side) => (
        <OneSide key={side.id} side={side} />
      ))}
    </div>
  )
}

function OneSide({ side }: { side: Side }) {
  const t = useAssessmentWords()
  const locale = useLocale()
  const confidence = CONFIDENCES.find((each) => each === side.confidence)
  return (
    <section aria-labelledby={`rater-${side.id}`}>
      <h2 id={`rater-${side.id}`}>{side.rater}</h2>
      <DefinitionList
        items={[
          { term: t('seen.rating'), definition: <Answer rating={side.rating} missing={side.missing} /> },
          {
            term: t('seen.narrative'),
            definition: (
              <>
                <div className="desk-text" lang={langOfContent(side.narrativeLang)}>
                  {side.narrative}
                </div>
                <div className="muted small">{languageName(side.narrativeLang)}</div>
              </>
            ),
          },
          { term: t('seen.confidence'), definition: confidence ? t(`confidence.${confidence}`) : t('review.nothing') },
          { term: t('seen.citations'), definition: <Cited side={side} /> },
          { term: t('seen.chosen'), definition: <Chosen side={side} /> },
          ...(side.chosenReason === null ? [] : [{ term: t('seen.chosenReason'), definition: side.chosenReason }]),
          ...(side.noEvidenceReason === null
            ? []
            : [{ term: t('seen.noEvidenceReason'), definition: side.noEvidenceReason }]),
          ...(side.explanation === '' ? [] : [{ term: t('rating.explanation'), definition: side.explanation }]),
          { term: t('double.submitted'), definition: formatInstant(locale, side.submittedAt) },
        ]}
      />
    </section>
  )
}

function Cited({ side: { citations } }: { side: Side }) {
  const t = useAssessmentWords()
  if (citations.length === 0) return t('evidence.none')
  return (
    <ol className="desk-list">
      {citations.map((it, place) =>
        it.isClosed ? (
          // oxlint-disable-next-line react/no-array-index-key -- what is closed has no name of its own
          <li key={place}>{t('review.restricted')}</li>
        ) : (
          <li key={`${it.evidenceId} ${it.page} ${it.quotation}`}>
            <a href={`/app/evidence/${it.evidenceId}`} lang={langOfContent(it.language)}>
              {it.title}
            </a>
            {it.page !== null && ` ${t('evidence.page')} ${it.page}`}
            {it.quotation !== null && (
              <div>
                <q lang={langOfContent(it.language)}>{it.quotation}</q>
              </div>
            )}
          </li>
        ),
      )}
    </ol>
  )
}

function Chosen({ side: { chosen, isFigureClosed } }: { side: Side }) {
  const t = useAssessmentWords()
  if (isFigureClosed) return t('review.restricted')
  if (!chosen) return t('review.figure.none')
  const { kind, asGiven, year, source } = chosen
  return (
    <>
      {isMissingKind(kind) ? <Missing kind={kind} /> : <strong>{asGiven}</strong>} ({String(year)}), {source}
    </>
  )
}
