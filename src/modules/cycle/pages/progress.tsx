import { useLoaderData } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { read } from '../../../server/pages.ts'
import { DataTable, isMissingKind, Missing, Page, Rating, StatusChip, Wording } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { readProgress } from '../board-queries.server.ts'
import { isProgress } from '../model.ts'
import { useCycleWords } from '../words.ts'

export const loader = read(readProgress, ({ params, url }) => ({
  id: params['id'],
  area: url.searchParams.get('area') ?? undefined,
  state: url.searchParams.get('state') ?? undefined,
}))

type Row = Awaited<ReturnType<typeof loader>>['rows'][number]

export default function ProgressPage() {
  const { cycle, state, rows, area, isOpen } = useLoaderData<typeof loader>()
  const t = useCycleWords()
  const locale = useLocale()
  const country = textIn(cycle.countryName, locale).text
  const title = t('list.title', { country, year: String(cycle.year), count: rows.length })
  const filter = t(`progress.${state}`)
  const caption = area
    ? t('list.caption-area', { filter, area: textIn(area.title, locale).text })
    : t('list.caption', { filter })
  return (
    <Page title={title}>
      <title>{title}</title>
      <p>
        <a href={`/app/cycles/${cycle.id}`}>{t('back')}</a>
      </p>
      <DataTable
        caption={caption}
        rows={rows}
        keyOf={({ code }) => code}
        empty={t('list.empty')}
        columns={[
          {
            key: 'code',
            head: t('list.code'),
            isRowHead: true,
            cell: ({ code }) => (
              <span className="unbroken">{isOpen ? <a href={`/app/assess/${cycle.id}/${code}`}>{code}</a> : code}</span>
            ),
          },
          { key: 'indicator', head: t('list.indicator'), cell: (row) => <IndicatorName row={row} /> },
          { key: 'state', head: t('list.state'), cell: (row) => <StandingWord row={row} /> },
          ...(isOpen ? [{ key: 'rating', head: t('list.rating'), cell: (row: Row) => <RatingOf row={row} /> }] : []),
          { key: 'figure', head: t('list.figure'), cell: ({ hasFigure }) => t(hasFigure ? 'list.yes' : 'list.no') },
        ]}
      />
    </Page>
  )
}

function IndicatorName({ row }: { row: Row }) {
  const t = useCycleWords()
  return (
    <>
      <Wording text={row.title} /> {row.isCore && <StatusChip kind="neutral">{t('list.core')}</StatusChip>}{' '}
      {row.isTwice && <StatusChip kind="neutral">{t('list.twice')}</StatusChip>}
    </>
  )
}

function StandingWord({ row: { state, carriedFrom } }: { row: Row }) {
  const t = useCycleWords()
  if (carriedFrom !== null && state === 'draft') return t('progress.to-confirm')
  return isProgress(state) ? t(`progress.${state}`) : state
}

function RatingOf({ row: { rating, missing } }: { row: Row }) {
  if (isMissingKind(missing)) return <Missing kind={missing} />
  if (rating === 0 || rating === 1 || rating === 2 || rating === 3) return <Rating value={rating} />
  return <Missing kind="not-yet-assessed" />
}
