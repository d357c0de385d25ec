import { DataTable, Wording, type Column } from '../../../web/parts/index.ts'
import type { readRequest } from '../queries.server.ts'
import { useRequestWords } from '../words.ts'
import { SaidAnswer } from './SaidAnswer.tsx'

type Loaded = Awaited<ReturnType<(typeof readRequest)['run']>>
type Question = Loaded['questions'][number]

/** The questions with their answers as they stand, and what became of each. */
export function Questions({ loaded, first }: { loaded: Loaded; first?: Column<Question> | undefined }) {
  const { request, questions, breakdowns, files } = loaded
  const t = useRequestWords()
  return (
    <DataTable
      caption={t('request.questions')}
      rows={questions}
      keyOf={({ id }) => id}
      isDense
      isStacked
      columns={[
        ...(first ? [first] : []),
        {
          key: 'number',
          head: '№',
          isNumber: true,
          cell: ({ number }) => <span id={`question-${number}`}>{number}</span>,
        },
        {
          key: 'question',
          head: t('request.question'),
          isRowHead: true,
          cell: ({ indicatorCode, question }) => (
            <>
              <Wording text={question} /> <span className="small muted">{indicatorCode}</span>
            </>
          ),
        },
        {
          key: 'answer',
          head: t('request.answer'),
          cell: (question) => (
            <>
              <SaidAnswer question={question} breakdowns={breakdowns} across={loaded.doubts.get(question.number)} />
              <FileLinks request={request.id} files={files.filter(({ questionId }) => questionId === question.id)} />
            </>
          ),
        },
        { key: 'state', head: t('state'), cell: (question) => <Became question={question} loaded={loaded} /> },
      ]}
    />
  )
}

/** Its state, and the observations that it became: where each stands in its source, and where it is judged. */
function Became({
  question,
  loaded: { observations, cycle, request, mayRecord },
}: {
  question: Question
  loaded: Loaded
}) {
  const t = useRequestWords()
  const own = observations.filter(({ questionId }) => questionId === question.id)
  return (
    <>
      {t(`question.${question.state as 'answered'}`)}
      {question.state === 'returned' && question.returnedBecause !== null && (
        <q className="small">{question.returnedBecause}</q>
      )}
      {own.map(({ id, evidenceId, page }) => (
        <div key={id} className="small">
          <a href={`/app/evidence/${evidenceId}`}>{page === null ? t('accept.library') : t('accept.page', { page })}</a>
        </div>
      ))}
      {own.length > 0 && (
        <div className="small">
          <a href={`/app/assess/${cycle.id}/${question.indicatorCode}`}>
            {t('accept.to-desk', { code: question.indicatorCode })}
          </a>
        </div>
      )}
      {mayRecord && request.sentOn !== null && (
        <div className="small">
          <a href={`/app/requests/${request.id}/q/${question.number}`}>
            {t('request.transcribe.one')}{' '}
            <span className="visually-hidden">{t('request.transcribe.of', { number: question.number })}</span>
          </a>
        </div>
      )}
    </>
  )
}

function FileLinks({ request, files }: { request: string; files: Loaded['files'] }) {
  return files.map(({ id, name }) => (
    <div key={id} className="small">
      <a href={`/app/requests/${request}/files/${id}`}>{name}</a>
    </div>
  ))
}
