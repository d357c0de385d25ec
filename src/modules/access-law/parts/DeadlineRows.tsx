import type { ReactNode } from 'react'
import { formatDay } from '../../../locale/index.ts'
import { DataTable } from '../../../web/parts/index.ts'
import { useLocale, useTextIn } from '../../../web/reading.tsx'
import type { Clock, ClockDay } from '../clock.ts'
import { useAccessLawWords } from '../words.ts'

/** The calculation of a deadline, day by day: which day of the law's it is, or why it does not count. */
export function DeadlineRows({ clock, caption }: { clock: Clock; caption: ReactNode }) {
  const t = useAccessLawWords()
  const locale = useLocale()
  const why = useWhy(clock.deadline)
  return (
    <DataTable
      caption={caption}
      rows={clock.rows}
      keyOf={({ day }) => day}
      isDense
      columns={[
        { key: 'day', head: t('days.day'), isRowHead: true, cell: ({ day }) => formatDay(locale, day) },
        {
          key: 'number',
          head: t('days.number'),
          isNumber: true,
          cell: ({ number, counts }) => (counts || number === 0 ? number : '–'),
        },
        { key: 'why', head: t('days.why'), cell: why },
      ]}
    />
  )
}

/** Why a day counts or not, what else it is, and what happened on it. */
function useWhy(deadline: string | null): (row: ClockDay) => string {
  const t = useAccessLawWords()
  const read = useTextIn()
  return (row) => {
    const holiday = row.holiday ? read(row.holiday).text : undefined
    const own = row.why === 'holiday' ? t('why.holiday', { name: holiday! }) : t(`why.${row.why}`)
    const others = row.events.filter((kind) => kind !== row.why).map((kind) => t(`why.${kind}`))
    const besides = row.why !== 'holiday' && holiday ? [t('why.besides-holiday', { name: holiday })] : []
    const weekend = row.isWeekend && row.why !== 'weekend' && !holiday ? [t('why.besides-weekend')] : []
    const last = row.day === deadline ? [t('why.deadline')] : []
    return [own, ...besides, ...weekend, ...others, ...last].join('; ')
  }
}
