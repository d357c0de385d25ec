import { useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { contentLang } from '../../../locale/index.ts'
import type { Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, Details, errorOf, TextArea } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { saveConflictIn } from '../autosaved.ts'
import { valuesOf, type FormValues } from '../draft-form.ts'
import { useAssessmentWords } from '../words.ts'
import { BothSides } from './BothSides.tsx'
import { CommentList } from './CommentList.tsx'
import type { DeskData, PaneProps } from './desk-data.ts'
import { DeskBar } from './DeskBar.tsx'
import { EvidencePart } from './EvidencePart.tsx'
import { FiguresPart } from './FiguresPart.tsx'
import { KeyList } from './KeyList.tsx'
import { RatingPane } from './RatingPane.tsx'
import { RulePane } from './RulePane.tsx'
import { useAutosave } from './useAutosave.ts'
import { useShortcuts } from './useShortcuts.ts'

/** One form holds the whole desk: whichever button is pressed, everything that was typed goes along. */
export function DeskForm({ desk, refused }: { desk: DeskData; refused: Refused | undefined }) {
  const t = useAssessmentWords()
  const form = useRef<HTMLFormElement>(null)
  const values = useValues(desk, refused)
  const [answer, setAnswer] = useState(values['answer'] ?? '')
  const refusedConflict = saveConflictIn(refused?.details)
  const version = refusedConflict?.version ?? Number(refused?.typed['seenVersion'] ?? desk.assessment?.version ?? 0)
  const { state, flush } = useAutosave(form, {
    isOn: desk.mayWrite && !isSettled(desk) && refusedConflict === undefined,
    version,
    address: `/app/assess/${desk.cycle.id}/${desk.indicator.code}/autosave`,
  })
  const keys = useShortcuts(form, flush)
  const conflict = state.kind === 'conflict' ? state.conflict : refusedConflict
  const pane: PaneProps = { desk, values, refused }
  return (
    <>
      <form method="post" ref={form} noValidate onChange={() => setAnswer(answerIn(form.current))}>
        <FormKey />
        <input type="hidden" name="seenVersion" value={conflict?.version ?? version} readOnly />
        <input type="hidden" name="apart" value={desk.apart === null ? '' : 'yes'} />
        <input type="hidden" name="next" value={desk.order.next ?? ''} />
        <input type="hidden" name="country" value={desk.cycle.country} />
        <input type="hidden" name="year" value={desk.cycle.year} />
        <DefaultButton />
        {conflict && <BothSides conflict={conflict} desk={desk} />}
        <fieldset className="desk" disabled={!desk.mayWrite}>
          <legend className="visually-hidden">{desk.indicator.code}</legend>
          <RulePane desk={desk} />
          <section className="desk-pane" aria-labelledby="sources-title">
            <h2 id="sources-title">{t('sources.title')}</h2>
            <FiguresPart {...pane} />
            <EvidencePart {...pane} />
          </section>
          <RatingPane {...pane} />
        </fieldset>
        {desk.assessment && desk.apart === null && <Comments desk={desk} values={values} refused={refused} />}
        <DeskBar desk={desk} answer={answer} state={state} />
      </form>
      <KeyList {...keys} />
    </>
  )
}

const isSettled = ({ assessment }: DeskData) => assessment?.state === 'approved' || assessment?.state === 'submitted'

/** Enter in a text field presses the first button of a form, and that must be nothing but a save. */
function DefaultButton() {
  const t = useAssessmentWords()
  return (
    <button type="submit" name="act" value="save" className="visually-hidden" tabIndex={-1} aria-hidden="true">
      {t('bar.save')}
    </button>
  )
}

/** What was typed comes back when it was refused; when only the act after the save was, the saved draft stands. */
function useValues({ draft, assessment }: DeskData, refused: Refused | undefined): FormValues {
  const locale = useLocale()
  const [search] = useSearchParams()
  if (refused && refused.typed['saved'] !== 'yes') return refused.typed
  const { explanation = '', comment = '' } = refused?.typed ?? {}
  const begun = assessment ? draft : { ...draft, narrativeLang: contentLang(locale) }
  const attached = refused ? '' : (search.get('evidence') ?? '')
  return { ...valuesOf(begun), explanation, comment, 'cite.evidenceId': attached }
}

function answerIn(form: HTMLFormElement | null): string {
  const answer = form ? new FormData(form).get('answer') : null
  return typeof answer === 'string' ? answer : ''
}

function Comments({ desk, values, refused }: PaneProps) {
  const t = useAssessmentWords()
  return (
    <div id="comments">
      <Details summary={t('comments.title', { count: desk.comments.length })} open={desk.comments.length > 0}>
        <CommentList comments={desk.comments} />
        {desk.mayWrite && (
          <>
            <TextArea
              name="comment"
              label={t('comments.write')}
              rows={3}
              optional
              error={errorOf(refused, 'comment')}
              defaultValue={values['comment']}
            />
            <Button kind="secondary" name="act" value="comment">
              {t('comments.save-and-send')}
            </Button>
          </>
        )}
      </Details>
    </div>
  )
}
