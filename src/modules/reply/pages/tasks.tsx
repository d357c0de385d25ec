import type { SyntheticEvent } from 'react'
import { useLoaderData, useSearchParams } from 'react-router'
import { formatDay, formatInstant, wallTime } from '../../../locale/index.ts'
import { Button, ButtonLink, Details, Notice, Page, StatusChip, Wording } from '../../../web/parts/index.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { useLocale } from '../../../web/reading.tsx'
import { Entered } from '../../request/parts/SaidAnswer.tsx'
import { forgetAll, type Keeping } from '../kept/store.ts'
import { KeptAnswers } from '../parts/KeptAnswers.tsx'
import { readTasks } from '../queries.server.ts'
import { readReply } from '../reply-page.server.ts'
import { useReplyWords } from '../words.ts'

export const handle = { scripts: true }

export const loader = readReply(readTasks)

type Loaded = Awaited<ReturnType<typeof loader>>
type Question = Loaded['questions'][number]

/** Minutes that a question takes, told in steps of five so that nobody takes it for a measurement. */
const MINUTES = 2

const isSaid = ({ state }: Question) => state === 'answered' || state === 'declined' || state === 'accepted'

export default function TasksPage() {
  const loaded = useLoaderData<typeof loader>()
  const { request, questions, isOwner, isOpen, me } = loaded
  const [search] = useSearchParams()
  const t = useReplyWords()
  const locale = useLocale()
  const said = questions.filter(isSaid).length
  const mine = questions.filter(
    (one) => !isSaid(one) && (isOwner ? one.givenTo === null || one.isHandedBack : one.givenTo === me),
  )
  const [next] = mine
  const minutes = Math.ceil((mine.length * MINUTES) / 5) * 5
  const home = `/r/${request.reference}`
  return (
    <Page title={t('tasks.title', { reference: request.reference })} lead={request.nameLocal}>
      <title>{t('tasks.title', { reference: request.reference })}</title>
      <Done search={search} />
      {!isOpen && <Notice kind="info" title={t('tasks.closed')} />}
      <KeptAnswers reference={request.reference} keeping={loaded.keeping} />
      <p>
        {t('tasks.progress', { count: questions.length, said })}
        {isOpen && minutes > 0 && ` ${t('tasks.minutes', { minutes })}`}
      </p>
      <p>{t('door.until', { day: formatDay(locale, request.answersUntil) })}</p>
      {isOpen && (
        <p>
          {next ? (
            <ButtonLink href={`${home}/q/${next.number}`}>{t(said === 0 ? 'tasks.begin' : 'tasks.go-on')}</ButtonLink>
          ) : (
            isOwner && <ButtonLink href={`${home}/check`}>{t('tasks.check')}</ButtonLink>
          )}
        </p>
      )}
      <Asked loaded={loaded} />
      <TaskList loaded={loaded} />
      {isOwner && isOpen && <OwnersWays loaded={loaded} hasNext={next !== undefined} />}
      {!isOwner && isOpen && (
        <p>
          <ButtonLink kind="secondary" href={`${home}/excel`}>
            {t('tasks.excel')}
          </ButtonLink>
        </p>
      )}
      <Papers loaded={loaded} />
      <p className="muted">{t('tasks.kept')}</p>
      <form method="post" action={`${home}/leave`} onSubmit={forgettingAll(loaded.keeping)}>
        <FormKey />
        <Button kind="secondary">{t('tasks.leave')}</Button>
      </form>
    </Page>
  )
}

/** What is kept of this questionnaire in this browser goes with who leaves it. */
const forgettingAll =
  (keeping: Keeping) =>
  (event: SyntheticEvent<HTMLFormElement>): void => {
    const form = event.currentTarget
    event.preventDefault()
    // `submit` raises no event: it is not forgotten twice.
    const leave = () => form.submit()
    forgetAll(keeping).then(leave, leave)
  }

function Done({ search }: { search: URLSearchParams }) {
  const t = useReplyWords()
  const done = search.get('done')
  if (done === 'given') return <Notice kind="success" title={t('share.done')} />
  if (done === 'over') return <Notice kind="success" title={t('share.over.done')} />
  if (done === 'back') return <Notice kind="success" title={t('share.back.done')} />
  return done === 'saved' ? <Notice kind="success" title={t('tasks.saved')} /> : null
}

/** What the colleague who gave the questions says to it. */
function Asked({ loaded: { colleagues, me } }: { loaded: Loaded }) {
  const t = useReplyWords()
  const locale = useLocale()
  const own = colleagues.find(({ id }) => id === me)
  if (!own || (own.note === null && own.until === null)) return null
  return (
    <Notice kind="info" title={t('tasks.asked')}>
      {own.until !== null && <p>{t('tasks.asked.until', { day: formatDay(locale, own.until) })}</p>}
      {own.note !== null && (
        <p>
          <q>{own.note}</q>
        </p>
      )}
    </Notice>
  )
}

/** The questions area by area, each with how far it is. */
function TaskList({ loaded: { request, questions, isOwner, me, writers } }: { loaded: Loaded }) {
  const areas = Map.groupBy(questions, ({ areaCode }) => areaCode)
  return [...areas].map(([code, own]) => (
    <section key={code}>
      <h2>
        <Wording text={own[0]!.areaTitle} />
      </h2>
      <ol className="task-list" start={own[0]!.number}>
        {own.map((question) => (
          <li key={question.id} value={question.number}>
            <a href={`/r/${request.reference}/q/${question.number}`}>
              <Wording text={question.question} />
            </a>{' '}
            <TaskState
              question={question}
              writer={writers.find(({ questionId }) => questionId === question.id)}
              isOthers={isOwner ? question.givenTo !== null && !question.isHandedBack : question.givenTo !== me}
            />
            {question.enteredByName !== null && <Entered question={question} />}
          </li>
        ))}
      </ol>
    </section>
  ))
}

interface StateProps {
  readonly question: Question
  readonly isOthers: boolean
  /** Who else writes there at this moment. */
  readonly writer: Loaded['writers'][number] | undefined
}

function TaskState({ question, isOthers, writer }: StateProps) {
  const t = useReplyWords()
  if (writer)
    return (
      <StatusChip kind="neutral">
        {t('writing.here', { name: writer.called || t('writing.somebody'), time: wallTime(writer.since).time })}
      </StatusChip>
    )
  if (isOthers && !isSaid(question))
    return <StatusChip kind="neutral">{t('tasks.with', { name: question.givenToName ?? '' })}</StatusChip>
  const word = `state.${question.state as 'answered'}` as const
  return <StatusChip kind={isSaid(question) ? 'claimed' : 'neutral'}>{t(word)}</StatusChip>
}

function OwnersWays({ loaded: { request }, hasNext }: { loaded: Loaded; hasNext: boolean }) {
  const t = useReplyWords()
  const home = `/r/${request.reference}`
  return (
    <ul className="link-row">
      {hasNext && (
        <li>
          <ButtonLink kind="secondary" href={`${home}/check`}>
            {t('tasks.check')}
          </ButtonLink>
        </li>
      )}
      <li>
        <ButtonLink kind="secondary" href={`${home}/excel`}>
          {t('tasks.excel')}
        </ButtonLink>
      </li>
      <li>
        <ButtonLink kind="secondary" href={`${home}/share`}>
          {t('tasks.share')}
        </ButtonLink>
      </li>
    </ul>
  )
}

function Papers({ loaded: { request, letters, receipts } }: { loaded: Loaded }) {
  const t = useReplyWords()
  const locale = useLocale()
  if (letters.length + receipts.length === 0) return null
  return (
    <Details summary={t('tasks.papers')} open={receipts.length > 0}>
      <ul>
        {receipts.map(({ id, receipt, submittedAt }) => (
          <li key={id}>
            <a href={`/r/${request.reference}/receipts`}>
              {t('tasks.receipt', { receipt, at: formatInstant(locale, submittedAt) })}
            </a>
          </li>
        ))}
        {letters.map(({ id, subject, number }) => (
          <li key={id}>
            {number}: {subject} · <a href={`/r/${request.reference}/letters/${id}.pdf`}>PDF</a> ·{' '}
            <a href={`/r/${request.reference}/letters/${id}.docx`}>DOCX</a>
          </li>
        ))}
      </ul>
    </Details>
  )
}
