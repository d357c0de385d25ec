import { DataTable, Wording } from '../../../web/parts/index.ts'
import { QUESTION_STATES, WHOLE, type QuestionState } from '../model.ts'
import type { PartCount } from '../questions-queries.server.ts'
import { useCycleWords } from '../words.ts'
import { QuestionsLink } from './QuestionsLink.tsx'

/** Where several levels of government are asked: what each part of the country is asked, and how much it answered. */
export function QuestionsByPart({ id, counts }: { id: string; counts: readonly PartCount[] }) {
  const t = useCycleWords()
  if (counts.every(({ part }) => part === null)) return null
  return (
    <DataTable
      caption={t('questions.by-part')}
      rows={counts}
      keyOf={({ part }) => part ?? WHOLE}
      isDense
      notes={
        <>
          <p>{t('questions.several')}</p>
          <p>{t('questions.note')}</p>
        </>
      }
      columns={[
        {
          key: 'part',
          head: t('questions.part'),
          isRowHead: true,
          cell: ({ name }) => (name ? <Wording text={name} /> : t('questions.whole')),
        },
        ...QUESTION_STATES.map((state) => ({
          key: state,
          head: t(`questions.${state}`),
          isNumber: true,
          cell: (row: PartCount) => (
            <QuestionsLink id={id} part={row.part ?? WHOLE} state={state} count={countIn([row], state)} />
          ),
        })),
      ]}
      foot={
        <tr>
          <th scope="row">{t('questions.all')}</th>
          {QUESTION_STATES.map((state) => (
            <td key={state} className="number">
              <QuestionsLink id={id} state={state} count={countIn(counts, state)} />
            </td>
          ))}
        </tr>
      }
    />
  )
}

export function countIn(counts: readonly PartCount[], state: QuestionState): number {
  const sum = (of: (one: PartCount) => number) => counts.reduce((so, one) => so + of(one), 0)
  if (state === 'asked') return sum(({ asked }) => asked)
  if (state === 'answered') return sum(({ answered }) => answered)
  return sum(({ asked, answered }) => asked - answered)
}
