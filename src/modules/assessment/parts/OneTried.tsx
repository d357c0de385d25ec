import { textIn, type LocalText } from '../../../kit/local-text.ts'
import {
  Change,
  DataTable,
  Details,
  isMissingKind,
  Missing,
  Rating,
  StatusChip,
  Wording,
} from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { localTextOf } from '../../instrument/index.ts'
import { FieldChanges } from '../../instrument/parts/FieldChanges.tsx'
import { useInstrumentWords } from '../../instrument/words.ts'
import type { Becoming } from '../trial.ts'
import type { TriedAnswer, TriedGroup, TriedIndicator } from '../trial-queries.server.ts'
import { useAssessmentWords } from '../words.ts'
import { Answer } from './Answer.tsx'
import { FigureValue } from './FigureValue.tsx'
import { langOfContent } from './langs.ts'
import type { UnitNames } from './shown.ts'
import { StateChip } from './StateChip.tsx'

type Terms = Parameters<typeof FieldChanges>[0]['terms']

/** One changed indicator: its verdict, what changed for whom, and what each country's answer would become. */
export function OneTried({ it, version, terms }: { it: TriedIndicator; version: string; terms: Terms }) {
  const t = useAssessmentWords()
  const words = useInstrumentWords()
  const { code, judged, groups } = it
  const item = groups[0]?.difference.after ?? groups[0]?.difference.before
  const title = item && localTextOf(item.fields, 'title')
  return (
    <section className="designer-text" aria-labelledby={`try-${code}`}>
      <h3 id={`try-${code}`}>
        <a href={`/app/instrument/${version}?item=${code}`}>{code}</a> {title && <Title text={title} />}
      </h3>
      <p>
        {judged?.confirmed && <StatusChip kind="verified">{words(`verdict.${judged.confirmed.verdict}`)}</StatusChip>}
        {judged && !judged.confirmed && (
          <StatusChip kind="claimed">
            {words('verdict.proposed', { verdict: words(`verdict.${judged.proposed}`) })}
          </StatusChip>
        )}
        {!judged && t('try.changed-before')}
      </p>
      {groups.map((group) => (
        <Group key={group.from} code={code} group={group} terms={terms} />
      ))}
    </section>
  )
}

function Title({ text }: { text: LocalText }) {
  return <Wording text={text} />
}

function Group({ code, group, terms }: { code: string; group: TriedGroup; terms: Terms }) {
  const t = useAssessmentWords()
  const locale = useLocale()
  const { from, difference, answers } = group
  const told = answers.filter(({ answer }) => (answer?.narrative ?? '') !== '')
  return (
    <>
      <DataTable
        caption={t('try.of', { code, from })}
        rows={answers}
        keyOf={({ cycle }) => cycle.id}
        isDense
        columns={[
          {
            key: 'country',
            head: t('try.country'),
            isRowHead: true,
            cell: ({ cycle }) => (
              <a href={`/app/assess/${cycle.id}/${code}`}>
                {textIn(cycle.name, locale).text} {cycle.year}
              </a>
            ),
          },
          { key: 'then', head: t('try.then'), cell: (row) => <Then row={row} units={terms.unit} /> },
          { key: 'becomes', head: t('try.becomes'), cell: (row) => <Becomes becomes={row.becomes} row={row} /> },
          { key: 'series', head: t('try.series'), cell: (row) => <Series row={row} /> },
        ]}
      />
      <Details summary={t('try.what-changed', { from })}>
        <FieldChanges difference={difference} terms={terms} />
      </Details>
      {told.length > 0 && (
        <Details summary={t('try.narratives', { count: told.length })}>
          {told.map(({ cycle, answer }) => (
            <div key={cycle.id}>
              <p className="label">
                {textIn(cycle.name, locale).text} {cycle.year}
              </p>
              <blockquote lang={langOfContent(answer!.narrativeLang)}>{answer!.narrative}</blockquote>
            </div>
          ))}
        </Details>
      )}
    </>
  )
}

/** What was answered, how far it had come, and the figure that it rests on. */
function Then({ row: { answer, becomes }, units }: { row: TriedAnswer; units: UnitNames }) {
  const t = useAssessmentWords()
  if (becomes.kind === 'not-asked-before') return t('try.not-asked-then')
  if (!answer && becomes.kind === 'context') return t('becomes.context')
  if (!answer) return <Missing kind="not-yet-assessed" />
  const { kind, unit, asGiven, isFigureVisible } = answer
  return (
    <>
      <Answer rating={answer.rating} missing={answer.missing} />{' '}
      {answer.state !== 'approved' && <StateChip state={answer.state} />}
      {isFigureVisible && kind !== null && asGiven !== null && (
        <>
          {' '}
          <span className="small">
            {t('try.figure')} <FigureValue figure={{ ...answer, kind, asGiven, unit: unit ?? '' }} units={units} />
          </span>
        </>
      )}
    </>
  )
}

function Becomes({ becomes, row }: { becomes: Becoming; row: TriedAnswer }) {
  const t = useAssessmentWords()
  switch (becomes.kind) {
    case 'stays':
    case 'stays-missing':
      return (
        <>
          <Answer rating={row.answer?.rating ?? null} missing={row.answer?.missing ?? null} /> {t('try.as-it-was')}
        </>
      )
    case 'rated':
      return (
        <>
          <Rating value={becomes.rating} /> {t('try.by-rule')}
        </>
      )
    case 'between':
      return (
        <>
          <Rating value={becomes.least} /> … <Rating value={becomes.most} /> {t('try.between')}
        </>
      )
    case 'missing':
      return isMissingKind(becomes.missing) ? <Missing kind={becomes.missing} /> : becomes.missing
    case 'rate-again':
      return (
        <>
          <b>{t('becomes.rate-again')}</b>: {t(`try.why.${becomes.why}`)}
        </>
      )
    case 'not-applicable':
      return <Missing kind="not-applicable" />
    case 'not-answered':
      return <Missing kind="not-yet-assessed" />
    default:
      return t(`becomes.${becomes.kind}`)
  }
}

/** Whether the years on both sides may stand in one series; a break needs years that stand before it. */
function Series({ row: { apart, years } }: { row: TriedAnswer }) {
  const t = useAssessmentWords()
  if (years.length === 0) return t('try.no-series')
  if (!apart) return t('try.goes-on')
  return (
    <>
      <Change kind="not-comparable" /> {t('try.breaks-after', { years: years.join(', ') })}
    </>
  )
}
