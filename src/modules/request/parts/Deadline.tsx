import { ClockSummary } from '../../access-law/parts/ClockSummary.tsx'
import { DeadlineRows } from '../../access-law/parts/DeadlineRows.tsx'
import { formatDay, formatInstant } from '../../../locale/index.ts'
import { DataTable, Details } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { isEventName } from '../events.ts'
import type { readRequest } from '../queries.server.ts'
import { useRequestWords } from '../words.ts'

type Loaded = Awaited<ReturnType<(typeof readRequest)['run']>>

/** The law's last day as it is counted, day by day, with all that moved it; nothing where no law counts the days. */
export function Deadline({ loaded: { request, calculation, moves } }: { loaded: Loaded }) {
  const t = useRequestWords()
  if (!calculation) return null
  return (
    <section>
      <h2>{t('due-on')}</h2>
      <ClockSummary answer={calculation} />
      <p>
        <a href={`/app/access-laws/${request.country}`}>{t('deadline.law')}</a>
      </p>
      {calculation.clock.rows.length > 0 && (
        <Details summary={t('deadline.rows')}>
          <DeadlineRows clock={calculation.clock} caption={t('deadline.rows')} />
        </Details>
      )}
      <Moves moves={moves} />
    </section>
  )
}

function Moves({ moves }: Pick<Loaded, 'moves'>) {
  const t = useRequestWords()
  const locale = useLocale()
  const day = (it: string | null) => (it === null ? '–' : formatDay(locale, it))
  const why = useWhy()
  return (
    <DataTable
      caption={t('deadline.moves')}
      rows={moves}
      keyOf={({ id }) => id}
      isDense
      columns={[
        { key: 'at', head: t('deadline.moves.at'), cell: ({ at }) => formatInstant(locale, at) },
        { key: 'from', head: t('deadline.moves.from'), cell: ({ fromDay }) => day(fromDay) },
        { key: 'to', head: t('deadline.moves.to'), isRowHead: true, cell: ({ toDay }) => day(toDay) },
        { key: 'why', head: t('deadline.moves.why'), cell: why },
      ]}
    />
  )
}

function useWhy(): (move: Loaded['moves'][number]) => string {
  const t = useRequestWords()
  return ({ because, reason }) => {
    const said =
      because === 'struck' || because === 'holiday' || because === 'rule' || because === 'shipped'
        ? t(`deadline.because.${because}`)
        : isEventName(because)
          ? t(`event.${because}`)
          : because
    return reason ? t('deadline.because.reason', { what: said, reason }) : said
  }
}
