import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import type { ActionFunctionArgs } from 'react-router'
import type { CellProblem } from '../../../answers/index.ts'
import { textIn } from '../../../kit/local-text.ts'
import { formatInstant } from '../../../locale/index.ts'
import { textOf, type Refused } from '../../../server/pages.ts'
import {
  AnswerInput,
  cellName,
  explanationName,
  pasteName,
  SAME_AS_LAST,
  SameAsLast,
} from '../../../web/answers/index.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, Notice, Page, Refusal, SubmitButton, Wording } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { handBack, saveAnswer } from '../commands.server.ts'
import { AnswerConflict } from '../parts/AnswerConflict.tsx'
import { AnswerFiles } from '../parts/AnswerFiles.tsx'
import { OtherFields } from '../parts/OtherFields.tsx'
import { SaidAnswer } from '../../request/parts/SaidAnswer.tsx'
import { readQuestion } from '../question-queries.server.ts'
import { performReply, readReply } from '../reply-page.server.ts'
import { useReplyWords } from '../words.ts'

export const handle = { scripts: true }

export const loader = readReply(readQuestion, ({ params }) => ({ number: params['number'] }))

const saving = performReply(saveAnswer, {
  input: (form, { params }) => {
    const isSameAsLast = textOf(form, SAME_AS_LAST) === 'yes'
    return {
      number: params['number'],
      version: textOf(form, 'version'),
      kind: isSameAsLast ? 'value' : textOf(form, 'kind'),
      isSameAsLast,
      cells: under(form, cellName('')),
      pasted: under(form, pasteName('')),
      explanations: under(form, explanationName('')),
      quality: textOf(form, 'quality'),
      source: textOf(form, 'source'),
      note: textOf(form, 'note'),
      ground: textOf(form, 'ground'),
      reason: textOf(form, 'reason'),
      suggestedInstitution: textOf(form, 'suggestedInstitution'),
    }
  },
  then: ({ next, doubts }, { params }) => {
    const home = `/r/${params['reference']}`
    if (doubts > 0) return `${home}/q/${params['number']}?saved=doubts`
    return next === null ? `${home}/tasks?done=saved` : `${home}/q/${next}?saved=yes`
  },
})

const handingBack = performReply(handBack, {
  input: (_form, { params }) => ({ numbers: [params['number']] }),
  then: (_done, { params }) => `/r/${params['reference']}/tasks?done=back`,
})

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.clone().formData()
  return textOf(form, 'act') === 'back' ? handingBack(args) : saving(args)
}

/** The fields of a form whose names begin alike, by the rest of their names. */
function under(form: FormData, prefix: string): Record<string, string> {
  return Object.fromEntries(
    [...form.entries()].flatMap(([name, text]) =>
      name.startsWith(prefix) && typeof text === 'string' ? [[name.slice(prefix.length), text]] : [],
    ),
  )
}

type Loaded = Awaited<ReturnType<typeof loader>>

export default function QuestionPage() {
  const loaded = useLoaderData<typeof loader>()
  const { request, question, count, isOpen, breakdowns } = loaded
  const refused = useActionData<typeof action>()?.refused
  const t = useReplyWords()
  const locale = useLocale()
  const [search] = useSearchParams()
  const title = t('question.title', { number: question.number, count })
  const isConflict = refused?.code === 'kit.conflict'
  return (
    <Page title={textIn(question.question, locale).text} lead={title}>
      <title>{refused ? `${t('error-title')} ${title}` : title}</title>
      {search.get('saved') === 'yes' && !refused && <Notice kind="success" title={t('question.saved')} />}
      {search.get('saved') === 'doubts' && !refused && loaded.doubts.length > 0 && (
        <Notice kind="attention" title={t('question.doubts')}>
          <p>{t('question.doubts.text')}</p>
        </Notice>
      )}
      {isConflict ? <AnswerConflict details={refused.details} loaded={loaded} /> : <Refusal refused={refused} />}
      <p className="muted">
        <Wording text={question.title} />
      </p>
      <Holder loaded={loaded} />
      {question.state === 'returned' && question.returnedBecause !== null && (
        <Notice kind="attention" title={t('question.returned')}>
          <p>{question.returnedBecause}</p>
        </Notice>
      )}
      {isOpen ? (
        <AnswerForm loaded={loaded} refused={refused} />
      ) : (
        <>
          <Notice kind="info" title={t('question.read-only')} />
          <SaidAnswer question={question} breakdowns={breakdowns} />
        </>
      )}
      <AnswerFiles reference={request.reference} number={question.number} files={loaded.files} isOpen={isOpen} />
      <p>
        <a href={`/r/${request.reference}/tasks`}>{t('back-to-tasks')}</a>
      </p>
    </Page>
  )
}

function AnswerForm({ loaded, refused }: { loaded: Loaded; refused: Refused | undefined }) {
  const { request, question, shape, given, explanations, before, lastYear, doubts, next } = loaded
  const last = lastYear !== null
  const t = useReplyWords()
  const locale = useLocale()
  const isConflict = refused?.code === 'kit.conflict'
  const version = isConflict ? (refused.details as { version: number }).version : (question.answerVersion ?? 0)
  const typed = refused && typedUnder(refused.typed, cellName(''))
  const { problems = [] } = (refused?.code === 'kit.invalid' ? (refused.details ?? {}) : {}) as {
    problems?: readonly CellProblem[]
  }
  return (
    <form method="post" noValidate>
      <FormKey />
      <input type="hidden" name="version" value={version} />
      <p className="muted">{t('question.no-personal')}</p>
      {lastYear !== null && before && <p>{t('question.last', { year: String(lastYear) })}</p>}
      <AnswerInput
        key={question.id}
        shape={shape}
        given={typed ?? given}
        problems={problems}
        doubts={refused ? [] : doubts}
        explanations={refused ? typedUnder(refused.typed, explanationName('')) : explanations}
        before={before}
      />
      <OtherFields loaded={loaded} refused={refused} />
      {question.savedAt !== null && (
        <p className="muted small">{t('question.saved-by', { at: formatInstant(locale, question.savedAt) })}</p>
      )}
      <SubmitButton>{t('question.save')}</SubmitButton>
      {(before || last) && <SameAsLast />}
      {next !== null && (
        <p>
          <a href={`/r/${request.reference}/q/${next}`}>{t('question.skip')}</a>
        </p>
      )}
    </form>
  )
}

function typedUnder(typed: Readonly<Record<string, string>>, prefix: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, text]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), text]] : [],
    ),
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
