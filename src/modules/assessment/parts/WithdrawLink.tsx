import { useGiven } from '../../../web/answers/index.ts'
import { useAssessmentWords } from '../words.ts'
import type { DeskData } from './desk-data.ts'

type Figure = Pick<DeskData['figures'][number], 'id' | 'origin' | 'asGiven' | 'unit' | 'year'>

/** Beside a figure that somebody here recorded: published series are not withdrawn. Back to this desk afterwards. */
export function WithdrawLink({ figure, desk: { cycle, indicator, mayWrite } }: { figure: Figure; desk: DeskData }) {
  const t = useAssessmentWords()
  const given = useGiven()
  if (!mayWrite || figure.origin === 'shipped') return null
  const back = new URLSearchParams({ to: `/app/assess/${cycle.id}/${indicator.code}` })
  return (
    <a href={`/app/observations/${figure.id}/withdraw?${back}`}>
      {t('figures.withdraw')}{' '}
      <span className="visually-hidden">
        {given(figure)} ({String(figure.year)})
      </span>
    </a>
  )
}
