import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import type { ActionFunctionArgs } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { textOf, type Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, Notice, Page, Refusal, Wording } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { afterSaving, answerIn } from '../answer-form.ts'
import { handBack, saveAnswer } from '../commands.server.ts'
import { AnswerConflict } from '../parts/AnswerConflict.tsx'
import { AnswerFiles } from '../parts/AnswerFiles.tsx'
import { AnswerForm } from '../parts/AnswerForm.tsx'
import { WritingInstead } from '../parts/Writing.tsx'
import type { Resent } from '../kept/resend.ts'
import { useKept } from '../parts/useKept.ts'
import { SaidAnswer } from '../../request/parts/SaidAnswer.tsx'
import { readQuestion } from '../question-queries.server.ts'
import { performReply, readReply } from '../reply-page.server.ts'
import { useReplyWords } from '../words.ts'

export const handle = { scripts: true }

export const loader = readReply(readQuestion, ({ params }) => ({ number: params['number'] }))

const saving = performReply(saveAnswer, {
  input: (form, { params }) => answerIn(form, params['number']),
  then: (saved, { params }) => afterSaving(params['reference'] ?? '', params['number'] ?? '', saved),
})

const handingBack = performReply(handBack, {
  input: (_form, { params }) => ({ numbers: [params['number']] }),
  then: (_done, { params }) => `/r/${params['reference']}/tasks?done=back`,
})

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.clone().formData()
  return textOf(form, 'act') === 'back' ? handingBack(args) : saving(args)
}

type Loaded = Awaited<ReturnType<typeof loader>>

export default function QuestionPage() {
  const loaded = useLoaderData<typeof loader>()
  const { request, question, count, isOpen, breakdowns, writer } = loaded
  const refused = useActionData<typeof action>()?.refused
  const kept = useKept(request.reference, loaded.keeping, isOpen && !refused)
  const t = useReplyWords()
  const locale = useLocale()
  // What somebody has written already is not taken out of their hands.
  const isFree = isOpen && (!loaded.isHeld || refused !== undefined || isKeptHere(kept, question.number))
  const title = t('question.title', { number: question.number, count })
  return (
    <Page title={textIn(question.question, locale).text} lead={title}>
      <title>{refused ? `${t('error-title')} ${title}` : title}</title>
      <Said loaded={loaded} refused={refused} />
      <p className="muted">
        <Wording text={question.title} />
      </p>
      <Holder loaded={loaded} />
      {question.state === 'returned' && question.returnedBecause !== null && (
        <Notice kind="attention" title={t('question.returned')}>
          <p>{question.returnedBecause}</p>
        </Notice>
      )}
      {isFree && <AnswerForm loaded={loaded} refused={refused} kept={kept} />}
      {!isOpen && <Notice kind="info" title={t('question.read-only')} />}
      {isOpen && !isFree && writer && (
        <WritingInstead writer={writer} here={`/r/${request.reference}/q/${question.number}`} />
      )}
      {!isFree && <SaidAnswer question={question} breakdowns={breakdowns} />}
      <AnswerFiles reference={request.reference} number={question.number} files={loaded.files} isOpen={isOpen} />
      <p>
        <a href={`/r/${request.reference}/tasks`}>{t('back-to-tasks')}</a>
      </p>
    </Page>
  )
}

const isKeptHere = (kept: Resent | undefined, asked: number) =>
  kept?.left.some(({ number }) => number === asked) ?? false

/** What became of the last saving. */
function Said({ loaded, refused }: { loaded: Loaded; refused: Refused | undefined }) {
  const [search] = useSearchParams()
  const t = useReplyWords()
  if (refused?.code === 'kit.conflict') return <AnswerConflict details={refused.details} loaded={loaded} />
  if (refused) return <Refusal refused={refused} />
  if (search.get('saved') === 'yes') return <Notice kind="success" title={t('question.saved')} />
  if (search.get('saved') !== 'doubts' || loaded.doubts.length === 0) return null
  return (
    <Notice kind="attention" title={t('question.doubts')}>
      <p>{t('question.doubts.text')}</p>
    </Notice>
  )
}

/** With whom the question is, and the way to take or give it back. */
function Holder({ loaded: { question, isOwner, isOpen } }: { loaded: Loaded }) {
  const t = useReplyWords()
  if (!isOpen || question.givenTo === null || question.isHandedBack) return null
  return (
    <form method="post">
      <FormKey />
      <input type="hidden" name="act" value="back" />
      {isOwner && <p>{t('question.with', { name: question.givenToName ?? '' })}</p>}
      <Button kind="secondary">{t(isOwner ? 'question.take-back' : 'question.hand-back')}</Button>
    </form>
  )
}
