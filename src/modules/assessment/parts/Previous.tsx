import { Button } from '../../../web/parts/index.ts'
import { ASSESSMENT_STATES } from '../model.ts'
import { useAssessmentWords } from '../words.ts'
import { Answer } from './Answer.tsx'
import type { DeskData } from './desk-data.ts'
import { Apart } from './Apart.tsx'
import { langOfContent } from './langs.ts'

/** What the cycle before said, to be read, and taken over where it still holds. */
export function Previous({ desk: { previous, mayWrite, indicator, apart: isApart } }: { desk: DeskData }) {
  const t = useAssessmentWords()
  if (!previous)
    return (
      <>
        <h3>{t('previous.title')}</h3>
        <p>{t('previous.none')}</p>
      </>
    )
  const { year, state, versionCode, narrative, narrativeLang, apart } = previous
  const known = ASSESSMENT_STATES.find((each) => each === state) ?? 'draft'
  return (
    <>
      <h3>{t('previous.title')}</h3>
      <p>
        {t('previous.of', { year: String(year), state: t(`state.${known}`) })}{' '}
        {indicator.isRated && <Answer rating={previous.rating} missing={previous.missing} />}
      </p>
      <blockquote lang={langOfContent(narrativeLang)} data-source={String(year)}>
        {narrative}
      </blockquote>
      {apart && <Apart apart={apart} version={versionCode} />}
      {!apart && mayWrite && isApart === null && (
        <Button kind="secondary" name="act" value="take-over">
          {t('previous.take-over')}
        </Button>
      )}
    </>
  )
}
