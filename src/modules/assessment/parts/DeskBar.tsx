import { Button, isMissingKind, SaveBar } from '../../../web/parts/index.ts'
import type { SaveState } from '../autosaver.ts'
import { useAssessmentWords } from '../words.ts'
import { Answer } from './Answer.tsx'
import type { DeskData } from './desk-data.ts'

interface Props {
  desk: DeskData
  /** The chosen answer as the form holds it. */
  answer: string
  state: SaveState
}

/** What is rated and whether it is saved, always in reach: on a narrow screen it stays at the bottom. */
export function DeskBar({ desk: { indicator, assessment, order, mayWrite, apart }, answer, state }: Props) {
  const t = useAssessmentWords()
  const standing = assessment?.state
  const isSettled = standing === 'approved' || standing === 'submitted'
  const save = standing === 'approved' ? 'bar.save-void' : standing === 'submitted' ? 'bar.save-back' : 'bar.save'
  const rating = /^[0-3]$/.test(answer) ? Number(answer) : null
  return (
    <SaveBar label={t('bar.label')} edge="bottom" state={state}>
      <p>
        {indicator.isRated ? (
          <>
            <a href="#answer">{t('bar.rating')}</a>{' '}
            <Answer rating={rating} missing={isMissingKind(answer) ? answer : null} />
          </>
        ) : (
          t('bar.context')
        )}
      </p>
      {mayWrite && (
        <div>
          {!isSettled && order.next !== null && (
            <Button name="act" value="next">
              {t('bar.next')}
            </Button>
          )}
          <Button kind="secondary" name="act" value="save">
            {t(save)}
          </Button>
          {!isSettled && (
            <Button kind="secondary" name="act" value="submit">
              {t(apart === null ? 'bar.submit' : 'bar.submit-apart')}
            </Button>
          )}
        </div>
      )}
    </SaveBar>
  )
}
