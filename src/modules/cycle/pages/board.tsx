import { useLoaderData, useSearchParams } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { formatDay } from '../../../locale/index.ts'
import { read } from '../../../server/pages.ts'
import { ButtonLink, DataTable, DefinitionList, Notice, Page, Wording } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { readBoard } from '../board-queries.server.ts'
import { ASKED_STATES, PROGRESS, TASKS, type Progress, type Task } from '../model.ts'
import { AskedLink } from '../parts/AskedLink.tsx'
import { phaseWord } from '../parts/phase.ts'
import { ProgressLink } from '../parts/ProgressLink.tsx'
import { countIn, QuestionsByPart } from '../parts/QuestionsByPart.tsx'
import { QuestionsLink } from '../parts/QuestionsLink.tsx'
import { useCycleWords } from '../words.ts'

export const loader = read(readBoard, ({ params }) => ({ id: params['id'] }))

const ACTS = [
  ['change', 'board.change'],
  ['team', 'board.set-the-team'],
  ['twice', 'board.twice'],
  ['carry-forward', 'board.carry-forward'],
  ['findings', 'board.right-of-reply'],
] as const

type Board = Awaited<ReturnType<typeof loader>>

export default function BoardPage() {
  const board = useLoaderData<typeof loader>()
  const { cycle, mayPlan, questions } = board
  const t = useCycleWords()
  const locale = useLocale()
  const [search] = useSearchParams()
  const done = search.get('done')
  const title = t('board.title', { country: textIn(cycle.countryName, locale).text, year: String(cycle.year) })
  return (
    <Page title={title}>
      <title>{title}</title>
      {done !== null && <Notice kind="success" title={t(done === 'opened' ? 'board.opened' : 'board.saved')} />}
      <DefinitionList
        items={[
          { term: t('state'), definition: t(phaseWord(cycle.state)) },
          { term: t('instrument'), definition: cycle.versionCode },
          { term: t('collect-until'), definition: formatDay(locale, cycle.collectUntil) },
          { term: t('assess-until'), definition: formatDay(locale, cycle.assessUntil) },
          { term: t('publish-on'), definition: formatDay(locale, cycle.publishOn) },
          {
            term: t('questions'),
            definition: (
              <>
                <QuestionsLink id={cycle.id} state="asked" count={countIn(questions, 'asked')} />
                {questions.some(({ part }) => part !== null) && ' (*)'}
              </>
            ),
          },
          {
            term: t('questions.answered'),
            definition: <QuestionsLink id={cycle.id} state="answered" count={countIn(questions, 'answered')} />,
          },
          ...(board.requests === null
            ? [{ term: t('requests.asked'), definition: t('requests.nobody') }]
            : ASKED_STATES.map((each) => ({
                term: t(`requests.${each}`),
                definition: <AskedLink id={cycle.id} state={each} counts={board.requests} />,
              }))),
        ]}
      />
      <p className="muted">{t('board.reminds')}</p>
      {mayPlan && (
        <ul className="link-row">
          {ACTS.map(([path, word]) => (
            <li key={path}>
              <ButtonLink kind="secondary" href={`/app/cycles/${cycle.id}/${path}`}>
                {t(word)}
              </ButtonLink>
            </li>
          ))}
        </ul>
      )}
      {board.mayRead && (
        <p>
          <a href={`/app/cycles/${cycle.id}/scores`}>{t('board.scores')}</a>
        </p>
      )}
      <BoardTable board={board} />
      <QuestionsByPart id={cycle.id} counts={questions} />
    </Page>
  )
}

function BoardTable({ board: { cycle, areas, team, approvedContext } }: { board: Board }) {
  const t = useCycleWords()
  const total = (state: Progress) => areas.reduce((sum, area) => sum + area[state], 0)
  return (
    <DataTable
      caption={t('board.caption')}
      rows={areas}
      keyOf={({ code }) => code}
      isDense
      notes={
        <>
          <p>{t('board.note')}</p>
          {approvedContext > 0 && (
            <p>{t('board.context', { count: approvedContext, total: total('approved') + approvedContext })}</p>
          )}
        </>
      }
      columns={[
        { key: 'area', head: t('board.area'), isRowHead: true, cell: (area) => <AreaHead area={area} team={team} /> },
        ...PROGRESS.map((each) => ({
          key: each,
          head: t(`progress.${each}`),
          isNumber: true,
          cell: (area: Board['areas'][number]) => (
            <ProgressLink id={cycle.id} area={area.code} state={each} count={area[each]} />
          ),
        })),
      ]}
      foot={
        <tr>
          <th scope="row">{t('board.all')}</th>
          {PROGRESS.map((each) => (
            <td key={each} className="number">
              <ProgressLink id={cycle.id} state={each} count={total(each)} />
            </td>
          ))}
        </tr>
      }
    />
  )
}

/** The area, and beneath it who works on it. */
function AreaHead({ area: { code, title }, team }: { area: Board['areas'][number]; team: Board['team'] }) {
  const t = useCycleWords()
  const members = team
    .filter(({ areaCode }) => areaCode === code)
    .toSorted((a, b) => TASKS.indexOf(a.task as Task) - TASKS.indexOf(b.task as Task))
    .map(({ name, task }) => t(task === 'reviewer' ? 'board.reviews' : 'board.monitors', { name }))
  return (
    <div className="wide-head">
      <Wording text={title} />
      <div className="small muted">{members.length === 0 ? t('board.team.none') : members.join('; ')}</div>
    </div>
  )
}
