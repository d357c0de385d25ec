import { useActionData, useLoaderData, useSearchParams, type ActionFunctionArgs } from 'react-router'
import type { CellProblem } from '../../../answers/index.ts'
import { textIn } from '../../../kit/local-text.ts'
import { pageContext } from '../../../server/page-context.ts'
import { performForm, read, textOf, toSignIn, type Asked, type Refused } from '../../../server/pages.ts'
import { readUploadForm } from '../../../server/upload.server.ts'
import { AnswerInput, cellName, explanationName } from '../../../web/answers/index.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Checkbox, Notice, Page, Refusal, SubmitButton, Wording } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { useEvidenceWords } from '../../evidence/words.ts'
import { Entered, SaidAnswer } from '../../request/parts/SaidAnswer.tsx'
import { transcribeAnswer } from '../commands.server.ts'
import { enteredFrom } from '../entered-from.ts'
import { AnswerConflict } from '../parts/AnswerConflict.tsx'
import { DocumentFields } from '../parts/DocumentFields.tsx'
import { OtherFields } from '../parts/OtherFields.tsx'
import { answerIn, typedUnder } from '../answer-form.ts'
import { readTranscribedQuestion } from '../transcription-queries.server.ts'
import { useReplyWords } from '../words.ts'

export const handle = { scripts: true }

export const loader = read(readTranscribedQuestion, ({ params }) => ({ id: params['id'], number: params['number'] }))

export async function action(args: ActionFunctionArgs) {
  // Nobody who is signed out makes the server keep a file, for however short a time.
  if (!args.context.get(pageContext).actor) throw toSignIn(new URL(args.request.url))
  const { fields, upload, drop } = await readUploadForm(args.request)
  try {
    return await performForm(transcribeAnswer, { input: inputOf(upload), then: onwards }, args, fields)
  } finally {
    await drop()
  }
}

type Upload = Awaited<ReturnType<typeof readUploadForm>>['upload']

const inputOf =
  (upload: Upload) =>
  (form: FormData, { params }: Asked) => ({
    id: params['id'],
    ...answerIn(form, params['number']),
    cameBy: textOf(form, 'cameBy'),
    // A file that was chosen is the document, whatever stands in the list.
    document: upload && upload.name !== '' ? 'upload' : textOf(form, 'document'),
    upload,
    class: textOf(form, 'class'),
    page: textOf(form, 'page'),
    replaces: textOf(form, 'replaces'),
  })

interface Entry {
  readonly id: string
  readonly number: number
  readonly doubts: number
  readonly next: number | null
  readonly evidenceId: string
  readonly cameBy: string
}

/** To the next question, with the document in hand; back to this one where something in it looks doubtful. */
function onwards({ id, number, doubts, next, evidenceId, cameBy }: Entry): string {
  const kept = { document: `evidence:${evidenceId}`, by: cameBy }
  const home = `/app/requests/${id}/q`
  if (doubts > 0) return `${home}/${number}?${new URLSearchParams({ ...kept, saved: 'doubts' })}`
  if (next === null) return `${home}?${new URLSearchParams({ ...kept, done: 'saved' })}`
  return `${home}/${next}?${new URLSearchParams({ ...kept, saved: 'yes' })}`
}

type Loaded = Awaited<ReturnType<typeof loader>>

export default function TranscribeQuestionPage() {
  const loaded = useLoaderData<typeof loader>()
  const { request, question, count, isOpen, breakdowns } = loaded
  const refused = useActionData<typeof action>()?.refused
  const t = useReplyWords()
  const ofEvidence = useEvidenceWords()
  const locale = useLocale()
  const [search] = useSearchParams()
  const title = t('transcribe.question.title', { reference: request.reference, number: question.number, count })
  const isConflict = refused?.code === 'kit.conflict'
  const saved = refused ? null : search.get('saved')
  const labels = {
    document: t('transcribe.document'),
    file: t('transcribe.upload'),
    page: t('transcribe.page'),
    class: ofEvidence('class'),
    cameBy: t('transcribe.by'),
    ground: t('question.ground'),
    reason: t('question.reason'),
  }
  return (
    <Page title={textIn(question.question, locale).text} lead={`${title} · ${request.nameLocal}`}>
      <title>{refused ? `${t('error-title')} ${title}` : title}</title>
      {saved === 'yes' && <Notice kind="success" title={t('question.saved')} />}
      {saved === 'doubts' && loaded.doubts.length > 0 && (
        <Notice kind="attention" title={t('question.doubts')}>
          <p>{t('transcribe.doubts')}</p>
        </Notice>
      )}
      {isConflict ? (
        <AnswerConflict details={refused.details} loaded={loaded} isInstitutions={loaded.isOwn} />
      ) : (
        <Refusal refused={refused} labels={labels} />
      )}
      <p className="muted">
        <Wording text={question.title} />
      </p>
      {loaded.isOwn && !isConflict && (
        <Notice kind="attention" title={t('transcribe.own')}>
          <SaidAnswer question={question} breakdowns={breakdowns} />
        </Notice>
      )}
      <Entered question={question} />
      {isOpen ? (
        <EntryForm loaded={loaded} refused={refused} search={search} />
      ) : (
        <Notice kind="info" title={t('transcribe.closed')} />
      )}
      <p>
        <a href={`/app/requests/${request.id}/q${enteredFrom(search)}`}>{t('transcribe.back-to-tasks')}</a>
      </p>
    </Page>
  )
}

interface Entering {
  loaded: Loaded
  refused: Refused | undefined
  search: URLSearchParams
}

const UNSAID = {
  kind: null,
  quality: null,
  source: null,
  note: null,
  ground: null,
  reason: null,
  suggestedInstitution: null,
  proposedOn: null,
}

function EntryForm({ loaded, refused, search }: Entering) {
  const { request, question, shape, isOwn, explanations, before, lastYear, doubts, next } = loaded
  const t = useReplyWords()
  const isConflict = refused?.code === 'kit.conflict'
  const version = isConflict ? (refused.details as { version: number }).version : (question.answerVersion ?? 0)
  const { problems = [] } = (refused?.code === 'kit.invalid' ? (refused.details ?? {}) : {}) as {
    problems?: readonly CellProblem[]
  }
  return (
    <form method="post" encType="multipart/form-data" noValidate>
      <FormKey />
      <input type="hidden" name="version" value={version} />
      <DocumentFields loaded={loaded} refused={refused} search={search} />
      <h2>{t('transcribe.answer')}</h2>
      {lastYear !== null && before && <p>{t('question.last', { year: String(lastYear) })}</p>}
      <AnswerInput
        key={question.id}
        shape={shape}
        given={refused ? typedUnder(refused.typed, cellName('')) : isOwn ? {} : loaded.given}
        problems={problems}
        doubts={refused || isOwn ? [] : doubts}
        explanations={refused ? typedUnder(refused.typed, explanationName('')) : isOwn ? {} : explanations}
        before={before}
      />
      <OtherFields question={isOwn ? UNSAID : question} refused={refused} typed={refused?.typed} />
      {isOwn && (
        <Checkbox
          name="replaces"
          value={String(version)}
          label={t('transcribe.replace')}
          hint={t('transcribe.replace.hint')}
        />
      )}
      <SubmitButton>{t('transcribe.save')}</SubmitButton>
      {next !== null && (
        <p>
          <a href={`/app/requests/${request.id}/q/${next}${enteredFrom(search)}`}>{t('question.skip')}</a>
        </p>
      )}
    </form>
  )
}
