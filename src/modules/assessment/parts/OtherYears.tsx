import { DataTable, Details, Wording } from '../../../web/parts/index.ts'
import { BreakMark } from '../../instrument/parts/BreakMark.tsx'
import { useAssessmentWords } from '../words.ts'
import type { DeskData } from './desk-data.ts'
import { FigureValue } from './FigureValue.tsx'
import { SumFlags } from './SumFlags.tsx'
import { WithdrawLink } from './WithdrawLink.tsx'

/** The series behind the year: to be read, not to be chosen from. */
export function OtherYears({ figures, desk }: { figures: DeskData['figures']; desk: DeskData }) {
  const t = useAssessmentWords()
  return (
    <Details summary={t('figures.earlier', { count: figures.length })}>
      <DataTable
        caption={t('figures.caption')}
        rows={figures}
        keyOf={({ id }) => id}
        isDense
        columns={[
          { key: 'year', head: t('figures.year'), isRowHead: true, cell: ({ year }) => String(year) },
          {
            key: 'what',
            head: t('figures.what'),
            cell: ({ measureLabel }) => (measureLabel ? <Wording text={measureLabel} /> : t('figures.itself')),
          },
          {
            key: 'value',
            head: t('figures.value'),
            cell: (figure) => (
              <>
                <FigureValue figure={figure} units={desk.units} />
                {figure.isConflicting && <strong className="desk-flag">{t('figures.conflict')}</strong>}{' '}
                {figure.apart && <BreakMark apart={figure.apart} />}
                <SumFlags figure={figure} /> <WithdrawLink figure={figure} desk={desk} />
              </>
            ),
          },
          {
            key: 'source',
            head: t('figures.source'),
            cell: ({ source, sourceUrl }) => (sourceUrl === null ? source : <a href={sourceUrl}>{source}</a>),
          },
        ]}
      />
    </Details>
  )
}
