import { isMissingKind, Missing, Rating } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { FrozenAssessment, FrozenIndicator } from '../../edition/index.ts'
import type { ValueData } from '../readings/value.server.ts'
import { ReachMark } from '../../observation/parts/ReachMark.tsx'
import { useScoringWords } from '../../scoring/words.ts'
import { usePortalWords } from '../words.ts'
import { ApartNote } from './ApartNote.tsx'
import { LanguageMark, LocalizedText } from './LocalizedText.tsx'
import { useAuthored } from './use-authored.ts'

/** The rating, the sentence of the rule that it stands for, and why. */
export function ValueVerdict({ data }: { data: ValueData }) {
  const { value, edition, reach } = data
  const t = usePortalWords()
  const scoring = useScoringWords()
  const { indicator, assessment, reason, status } = value
  if (!assessment)
    return (
      <section aria-labelledby="rating">
        <h2 id="rating">{t('value.rating')}</h2>
        <p>
          {indicator.notApplicable ? (
            <Missing kind="not-applicable" />
          ) : status === 'context' ? (
            t('value.context')
          ) : (
            <Missing kind="not-yet-assessed" />
          )}{' '}
          {reach && <ReachMark reach={reach} />}
        </p>
        {indicator.notApplicable && (
          <p>
            <LocalizedText text={indicator.notApplicable} />
          </p>
        )}
        {status === 'context' && indicator.unratedReason && (
          <p>
            <LocalizedText text={indicator.unratedReason} />
          </p>
        )}
        {edition && reason !== null && <p>{t(`value.reason.${reason}`)}</p>}
      </section>
    )
  return (
    <>
      <section aria-labelledby="rating">
        <h2 id="rating">{t('value.rating')}</h2>
        <p>
          {assessment.rating !== null && <Rating value={assessment.rating} />}
          {isMissingKind(assessment.missing) && <Missing kind={assessment.missing} />}
          {status === 'context' && t('value.context')} {reach && <ReachMark reach={reach} />}
        </p>
        <RuleSentence indicator={indicator} rating={assessment.rating} version={value.instrument.code} />
        {assessment.raters.length > 0 && <p>{scoring('raters', { ratings: assessment.raters.join(', ') })}</p>}
        <Before data={data} />
        {assessment.confidence !== null && (
          <p>{t('value.confidence', { confidence: t(`value.confidence.${assessment.confidence}`) })}</p>
        )}
      </section>
      <section aria-labelledby="why">
        <h2 id="why">{t('value.why')}</h2>
        <Narrative assessment={assessment} />
      </section>
    </>
  )
}

/** The ratings of the cycles before, never without saying where it is another question. */
function Before({ data: { before, country, value } }: { data: ValueData }) {
  const t = usePortalWords()
  const locale = useLocale()
  return before.map(({ year, rating, missing, apart, reach }) => (
    <p key={year}>
      <a href={`/${locale}/indicators/${value.indicator.code.toLowerCase()}/${country.code}/${year}`}>
        {t('value.before', { year: String(year) })}
      </a>{' '}
      {rating !== null && <Rating value={rating} />}
      {isMissingKind(missing) && <Missing kind={missing} />}
      {apart && (
        <>
          {' '}
          <ApartNote apart={apart} />
        </>
      )}
      {reach && (
        <>
          {' '}
          <ReachMark reach={reach} />
        </>
      )}
    </p>
  ))
}

interface Ruled {
  indicator: FrozenIndicator
  rating: FrozenAssessment['rating']
  version: string
}

/** What this level means by the rule of this version. */
function RuleSentence({ indicator: { rule }, rating, version }: Ruled) {
  const t = usePortalWords()
  if (rule === null || rating === null) return null
  const sentence = rule.levels[`${rating}`]
  return (
    <p>
      {t('value.rule', { rating, version })} {sentence && <LocalizedText text={sentence} />}
    </p>
  )
}

/** In the language of its author, which is named where it is not the reader's. */
function Narrative({ assessment: { narrative, narrativeLang, noEvidenceReason } }: { assessment: FrozenAssessment }) {
  const t = usePortalWords()
  const { said, lang, foreign } = useAuthored(narrativeLang)
  const paragraphs = narrative.split(/\n+/)
  return (
    <>
      {paragraphs.map((paragraph, index) => (
        <p key={paragraph}>
          <span lang={lang}>{said(paragraph)}</span>
          {foreign && index === paragraphs.length - 1 && <LanguageMark locale={foreign} />}
        </p>
      ))}
      {noEvidenceReason !== null && (
        <p>
          {t('value.no-evidence')} <span lang={lang}>{said(noEvidenceReason)}</span>
          {foreign && <LanguageMark locale={foreign} />}
        </p>
      )}
    </>
  )
}
