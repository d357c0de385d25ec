import { ChartFrame, DataTable, isMissingKind, LineChart, Missing, Rating } from '../../../web/parts/index.ts'
import type { ChartBreak, ChartSeries } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { IndicatorData } from '../readings/indicator.server.ts'
import { ReachMark } from '../../observation/parts/ReachMark.tsx'
import { usePortalWords } from '../words.ts'
import { ApartNote, useApartWords } from './ApartNote.tsx'
import { usePlain } from './LocalizedText.tsx'

/** Ratings through the years, by country: a line ends at a break, and the table says what broke it. */
export function RatingHistory({ data }: { data: IndicatorData }) {
  const t = usePortalWords()
  const plain = usePlain()
  const said = useApartWords()
  const { history, countries, indicator } = data
  const years = [...new Set(history.map(({ year }) => year))].sort((a, b) => a - b)
  if (years.length < 2 || !indicator.isRated) return null
  const nameOf = (code: string) => plain(countries.find((it) => it.code === code)!.name)
  const breaks = [
    ...Map.groupBy(
      history.filter(({ breakBefore }) => breakBefore),
      ({ year }) => year,
    ),
  ].map(([x, rows]): ChartBreak => ({
    x,
    label: `${said(rows[0]!.breakBefore!)} (${rows.map(({ country }) => nameOf(country)).join(', ')})`,
  }))
  const series = countries
    .flatMap(({ code }) => lineOf(data, code, nameOf(code)))
    .map((one) => ({
      ...one,
      breaks: breaks.length > 0 ? breaks.filter(({ x }) => one.brokenAt.includes(x)) : undefined,
    }))
  const title = t('history.title', { code: indicator.code, first: String(years[0]), last: String(years.at(-1)) })
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('indicator.history')}</h2>
      <ChartFrame
        title={title}
        subtitle={t('history.subtitle')}
        source={t('history.source')}
        table={<HistoryTable data={data} nameOf={nameOf} />}
      >
        {series.length > 0 && (
          <LineChart
            title={title}
            description={t('history.description')}
            series={series}
            unit={t('history.unit')}
            breaks={breaks}
          />
        )}
      </ChartFrame>
    </section>
  )
}

/** A line through the years of one country, with a gap where it stopped asking or rating the same. */
function lineOf(
  { history }: IndicatorData,
  country: string,
  name: string,
): (ChartSeries & { readonly brokenAt: readonly number[] })[] {
  const points = history
    .filter((it) => it.country === country)
    .flatMap(({ year, rating, missing, breakBefore }) => [
      ...(breakBefore ? [{ x: year - 0.5, y: null }] : []),
      { x: year, y: rating, missing: isMissingKind(missing) ? missing : undefined },
    ])
  // Its last point stands beside those of the others: by another scale, or of some parts only, it says so.
  const isApart = history.findLast((it) => it.country === country)?.apart ?? null
  const brokenAt = history.filter((it) => it.country === country && it.breakBefore).map(({ year }) => year)
  const reach = history.findLast((it) => it.country === country)?.reach
  const parts = reach && !reach.isWhole ? ` (${reach.answered}/${reach.asked})` : ''
  return points.length > 0 ? [{ label: `${name}${parts}${isApart ? ' ≠' : ''}`, points, brokenAt }] : []
}

type Row = IndicatorData['history'][number]

function HistoryTable({
  data: { history, indicator, reference },
  nameOf,
}: {
  data: IndicatorData
  nameOf: (code: string) => string
}) {
  const t = usePortalWords()
  const locale = useLocale()
  const here = `/${locale}/indicators/${indicator.code.toLowerCase()}`
  return (
    <DataTable<Row>
      caption={t('history.caption')}
      rows={history}
      keyOf={({ country, year }) => `${country} ${year}`}
      columns={[
        {
          key: 'country',
          head: t('filter.country'),
          isRowHead: true,
          cell: ({ country, year }) => (
            <a href={`${here}/${country}/${year}`}>
              {nameOf(country)} {String(year)}
            </a>
          ),
        },
        {
          key: 'result',
          head: t('indicator.result'),
          cell: ({ rating, missing }) => (
            <>
              {rating !== null && <Rating value={rating} />}
              {isMissingKind(missing) && <Missing kind={missing} />}
            </>
          ),
        },
        ...(history.some(({ reach }) => reach)
          ? [
              {
                key: 'parts',
                head: t('history.parts'),
                cell: ({ reach }: Row) => (reach ? <ReachMark reach={reach} /> : t('history.no-parts')),
              },
            ]
          : []),
        { key: 'version', head: t('history.version'), cell: ({ instrument }) => instrument },
        {
          key: 'compared',
          head: t('history.compared', { version: reference }),
          cell: ({ apart }) => (apart ? <ApartNote apart={apart} isShort /> : t('history.comparable')),
        },
        {
          key: 'break',
          head: t('history.break'),
          cell: ({ breakBefore }) => (breakBefore ? <ApartNote apart={breakBefore} /> : t('history.no-break')),
        },
      ]}
    />
  )
}
