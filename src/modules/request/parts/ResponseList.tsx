import { formatDay, formatNumber } from '../../../locale/index.ts'
import { DataTable, StatusChip } from '../../../web/parts/index.ts'
import { useLocale, useTextIn } from '../../../web/reading.tsx'
import type { readResponse } from '../response-queries.server.ts'
import { lastDayOf } from '../response.ts'
import { useRequestWords } from '../words.ts'
import { groundWords } from '../ground.ts'

type Loaded = Awaited<ReturnType<(typeof readResponse)['run']>>

const KINDS = {
  answered: 'claimed',
  'answered-in-part': 'claimed',
  refused: 'stalled',
  silent: 'overdue',
  awaiting: 'neutral',
  'passed-on': 'neutral',
} as const

/** What became of each request, and whether its silence may bear a name in an edition yet. */
export function ResponseList({ loaded: { rows } }: { loaded: Loaded }) {
  const t = useRequestWords()
  const locale = useLocale()
  const textIn = useTextIn()
  const day = (it: string | null) => (it === null ? '–' : formatDay(locale, it))
  return (
    <DataTable
      caption={t('response.by-institution')}
      rows={rows}
      keyOf={({ id }) => id}
      isDense
      columns={[
        {
          key: 'institution',
          head: t('institution'),
          isRowHead: true,
          cell: ({ id, nameLocal, reference }) => (
            <>
              {nameLocal}{' '}
              <a className="small" href={`/app/requests/${id}`}>
                {reference}
              </a>
            </>
          ),
        },
        {
          key: 'outcome',
          head: t('state'),
          cell: ({ outcome, ground, grounds }) => (
            <>
              <StatusChip kind={KINDS[outcome]}>{t(`outcome-of.${outcome}`)}</StatusChip>
              {ground !== null && ` ${groundWords(t, textIn, grounds, ground)}`}
            </>
          ),
        },
        { key: 'sent', head: t('sent-on'), cell: ({ sentOn }) => day(sentOn) },
        { key: 'last', head: t('response.last-day'), cell: (row) => day(lastDayOf(row)) },
        {
          key: 'replied',
          head: t('response.replied-on'),
          cell: ({ repliedOn, isLate }) => (
            <>
              {day(repliedOn)}
              {repliedOn !== null && isLate && ` (${t('response.late.one')})`}
            </>
          ),
        },
        {
          key: 'days',
          head: t('response.days'),
          isNumber: true,
          cell: ({ days }) => (days === null ? '–' : formatNumber(locale, days)),
        },
        {
          key: 'named',
          head: t('response.named'),
          cell: ({ outcome, toldOn, isNameable }) => {
            if (outcome !== 'silent') return ''
            if (isNameable) return t('response.named.yes')
            return toldOn === null ? t('response.named.not-told') : t('response.named.waits', { day: day(toldOn) })
          },
        },
      ]}
    />
  )
}
