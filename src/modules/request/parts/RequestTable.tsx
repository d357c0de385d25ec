import { daysBetween, formatDay } from '../../../locale/index.ts'
import { DataTable, type Column } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { lateSince } from '../model.ts'
import type { readRequests } from '../queries.server.ts'
import { useRequestWords } from '../words.ts'
import { StateChip } from './StateChip.tsx'

export type ListedRequest = Awaited<ReturnType<(typeof readRequests)['run']>>['rows'][number]

/** Requests with how far each is; before each a box where something is done with those that are chosen. */
export function RequestTable({
  rows,
  first,
  last,
  lateOn,
}: {
  rows: readonly ListedRequest[]
  first?: Column<ListedRequest>
  last?: Column<ListedRequest>
  /** The day on which these are late. */
  lateOn?: string | undefined
}) {
  const t = useRequestWords()
  const locale = useLocale()
  const day = (it: string | null) => (it === null ? '' : formatDay(locale, it))
  return (
    <DataTable
      caption={t('requests.caption')}
      rows={rows}
      keyOf={({ id }) => id}
      isDense
      isStacked
      empty={t('requests.none')}
      columns={[
        ...(first ? [first] : []),
        {
          key: 'reference',
          head: t('reference'),
          isRowHead: true,
          cell: ({ id, reference }) => <a href={`/app/requests/${id}`}>{reference}</a>,
        },
        { key: 'institution', head: t('institution'), cell: ({ nameLocal }) => nameLocal },
        { key: 'state', head: t('state'), cell: ({ state }) => <StateChip state={state} /> },
        {
          key: 'answered',
          head: t('answered'),
          cell: ({ answered, questions }) =>
            t('answered.of', { answered: Number(answered ?? 0), questions: Number(questions ?? 0) }),
        },
        { key: 'sent', head: t('sent-on'), cell: ({ sentOn }) => day(sentOn) },
        {
          key: 'due',
          head: t('due-on'),
          cell: ({ dueOn, sentOn }) => (dueOn === null && sentOn !== null ? t('due-on.none') : day(dueOn)),
        },
        { key: 'until', head: t('answers-until'), cell: ({ answersUntil }) => day(answersUntil) },
        ...(lateOn === undefined
          ? []
          : [
              {
                key: 'late',
                head: t('late'),
                isNumber: true,
                cell: (row: ListedRequest) => t('late.days', { count: daysBetween(lateSince(row, lateOn), lateOn) }),
              },
            ]),
        { key: 'reminders', head: t('reminders'), isNumber: true, cell: ({ reminders }) => reminders ?? 0 },
        {
          key: 'opened',
          head: t('opened'),
          isNumber: true,
          cell: ({ openings, sentOn }) =>
            sentOn !== null && Number(openings ?? 0) === 0 ? t('opened.never') : openings,
        },
        ...(last ? [last] : []),
      ]}
    />
  )
}
