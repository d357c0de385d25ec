import type { Breakdowns } from '../../../answers/index.ts'
import { DataTable, Wording } from '../../../web/parts/index.ts'
import type { AskedQuestion } from '../../request/queries.server.ts'
import { useReplyWords } from '../words.ts'
import { SaidAnswer } from '../../request/parts/SaidAnswer.tsx'

interface Props {
  reference: string
  questions: readonly AskedQuestion[]
  breakdowns: Breakdowns
  isOpen: boolean
}

/** All questions with what is said to each, as it will be published. */
export function AnswerTable({ reference, questions, breakdowns, isOpen }: Props) {
  const t = useReplyWords()
  return (
    <DataTable
      caption={t('check.caption')}
      rows={questions}
      keyOf={({ id }) => id}
      columns={[
        { key: 'number', head: '№', isNumber: true, cell: ({ number }) => number },
        {
          key: 'question',
          head: t('check.question'),
          isRowHead: true,
          cell: ({ number, question }) => (
            <>
              <Wording text={question} />
              {isOpen && (
                <div className="small">
                  <a href={`/r/${reference}/q/${number}`}>{t('check.change')}</a>
                </div>
              )}
            </>
          ),
        },
        {
          key: 'answer',
          head: t('check.answer'),
          cell: (question) => <SaidAnswer question={question} breakdowns={breakdowns} />,
        },
      ]}
    />
  )
}
