import { useEffect, useRef, useState } from 'react'
import type { CellProblem } from '../../../answers/index.ts'
import { formatInstant } from '../../../locale/index.ts'
import type { Refused } from '../../../server/pages.ts'
import { AnswerInput, cellName, explanationName, SameAsLast } from '../../../web/answers/index.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { SubmitButton } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { Entered } from '../../request/parts/SaidAnswer.tsx'
import { typedUnder } from '../answer-form.ts'
import type { Resent } from '../kept/resend.ts'
import type { readQuestion } from '../question-queries.server.ts'
import { useReplyWords } from '../words.ts'
import { FoundAnswer } from './FoundAnswer.tsx'
import { OtherFields } from './OtherFields.tsx'
import { useSender } from './useSender.ts'
import { useWriting } from './useWriting.ts'
import { WritingHere } from './Writing.tsx'
import { KeepSwitch, WhereKept } from './WhereKept.tsx'

type Loaded = Awaited<ReturnType<(typeof readQuestion)['run']>>
type Typed = Readonly<Record<string, string>>

interface Props {
  readonly loaded: Loaded
  readonly refused: Refused | undefined
  readonly kept: Resent | undefined
}

/** The form of a question; what was kept of it in this browser is put back into its fields. */
export function AnswerForm({ loaded, refused, kept }: Props) {
  const { question } = loaded
  const found = kept?.left.find(({ number }) => number === question.number)
  const isSent = kept?.sent.includes(question.number) ?? false
  useEffect(() => {
    if (isSent) window.location.reload()
  }, [isSent])
  const box = useRef<HTMLDivElement>(null)
  const [isPutBack, setPutBack] = useState(false)
  useEffect(() => {
    // Who has begun to write before it was found is not written over.
    if (found && box.current && !isWrittenTo(box.current)) setPutBack(true)
  }, [found])
  const typed = found && isPutBack ? Object.fromEntries(found.fields) : refused?.typed
  return (
    <div ref={box}>
      {found && <FoundAnswer found={found} loaded={loaded} putBack={isPutBack ? undefined : () => setPutBack(true)} />}
      <Fields key={`${question.id} ${isPutBack}`} loaded={loaded} refused={refused} typed={typed} />
    </div>
  )
}

/** Whether any field says something else than the page gave it. */
function isWrittenTo(box: HTMLElement): boolean {
  return [...box.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('form input[name], form textarea')].some(
    (field) =>
      field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox')
        ? field.checked !== field.defaultChecked
        : field.type !== 'hidden' && field.value !== field.defaultValue,
  )
}

function Fields({ loaded, refused, typed }: Omit<Props, 'kept'> & { typed: Typed | undefined }) {
  const { request, question, keeping, shape, given, explanations, before, lastYear, doubts, next } = loaded
  const t = useReplyWords()
  const locale = useLocale()
  const form = useRef<HTMLFormElement>(null)
  const version = versionOf(loaded, refused)
  const { where, sender } = useSender(form, {
    reference: request.reference,
    number: question.number,
    version,
    keeping,
  })
  const writer = useWriting(form, request.reference, question.number, loaded.writer)
  const { problems = [] } = (refused?.code === 'kit.invalid' ? (refused.details ?? {}) : {}) as {
    problems?: readonly CellProblem[]
  }
  return (
    <>
      <form method="post" noValidate ref={form}>
        <FormKey />
        <input type="hidden" name="version" value={version} />
        <p className="muted">{t('question.no-personal')}</p>
        {lastYear !== null && before && <p>{t('question.last', { year: String(lastYear) })}</p>}
        <AnswerInput
          shape={shape}
          given={typed ? typedUnder(typed, cellName('')) : given}
          problems={problems}
          doubts={typed ? [] : doubts}
          explanations={typed ? typedUnder(typed, explanationName('')) : explanations}
          before={before}
        />
        <OtherFields question={question} refused={refused} typed={typed} />
        <Entered question={question} />
        {question.savedAt !== null && question.enteredByName === null && (
          <p className="muted small">{t('question.saved-by', { at: formatInstant(locale, question.savedAt) })}</p>
        )}
        {writer && <WritingHere writer={writer} />}
        <WhereKept where={where} reference={request.reference} />
        <SubmitButton>{t('question.save')}</SubmitButton>
        {lastYear !== null && <SameAsLast />}
        {next !== null && (
          <p>
            <a href={`/r/${request.reference}/q/${next}`}>{t('question.skip')}</a>
          </p>
        )}
      </form>
      <KeepSwitch turned={() => sender.current?.isLost() && void sender.current.lost()} />
    </>
  )
}

function versionOf({ question }: Loaded, refused: Refused | undefined): number {
  return refused?.code === 'kit.conflict'
    ? (refused.details as { version: number }).version
    : (question.answerVersion ?? 0)
}
