import { formatNumber } from '../../../locale/index.ts'
import { ChartFrame, DataTable, LineChart, type ChartPoint, type ChartSeries } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { FigureSeries } from '../readings/figure-series.server.ts'
import { disagreements, isDrawable, seriesOf } from '../series.ts'
import { usePortalWords } from '../words.ts'
import { usePlain } from './LocalizedText.tsx'
import { SourceLink } from './SourceLink.tsx'

/** The measure over years: by country, or by source where one country was chosen. */
export function FigureChart({ series: { measure, figures, countries, chosen, units } }: { series: FigureSeries }) {
  const t = usePortalWords()
  const locale = useLocale()
  const plain = usePlain()
  const names = new Map(countries.map(({ code, name }) => [code, plain(name)]))
  const drawn = figures.filter(isDrawable)
  const byCountry = countries.flatMap(({ code }) => drawn.filter(({ country }) => country === code))
  const lines =
    chosen === null
      ? seriesOf(byCountry, ({ country }) => names.get(country) ?? country)
      : seriesOf(drawn, ({ source }) => source?.title ?? '')
  const unit = units[drawn[0]!.unit]
  const said = unit ? plain(unit) : drawn[0]!.unit
  const years = drawn.map(({ year }) => year)
  const range = { first: String(Math.min(...years)), last: String(Math.max(...years)) }
  const low = formatNumber(locale, Math.min(...drawn.map((it) => it.number ?? it.low ?? 0)))
  const high = formatNumber(locale, Math.max(...drawn.map((it) => it.number ?? it.high ?? 0)))
  const title = t('series.finding', { low, high, ...range })
  const where = chosen === null ? t('series.by-country') : t('series.by-source', { country: names.get(chosen) ?? '' })
  const apart = chosen === null ? disagreements(drawn).length : 0
  return (
    <ChartFrame
      title={title}
      subtitle={t('series.subtitle', { measure: plain(measure.label), unit: said, where, ...range })}
      summary={apart > 0 ? t('series.disagree', { count: apart }) : undefined}
      source={<ChartSources figures={drawn} />}
      table={<DrawnTable lines={lines} caption={where} />}
    >
      <LineChart title={title} description={t('series.description')} series={lines} unit={said} />
    </ChartFrame>
  )
}

function ChartSources({ figures }: Pick<FigureSeries, 'figures'>) {
  const t = usePortalWords()
  const titles = new Map(figures.flatMap(({ source }) => (source ? [[source.title, source] as const] : [])))
  if (titles.size !== 1) return t('series.sources', { count: titles.size })
  const [only] = titles.values()
  return <SourceLink title={only!.title} url={only!.url} />
}

/** What is drawn, year by year. */
function DrawnTable({ lines, caption }: { lines: readonly ChartSeries[]; caption: string }) {
  const t = usePortalWords()
  const years = [...new Set(lines.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b)
  return (
    <DataTable
      caption={caption}
      isDense
      rows={years}
      keyOf={String}
      columns={[
        { key: 'year', head: t('series.year'), isRowHead: true, cell: (year) => year },
        ...lines.map((line) => ({
          key: line.label,
          head: line.label,
          isNumber: true,
          cell: (year: number) => <Point point={line.points.find(({ x }) => x === year)} />,
        })),
      ]}
      notes={<p>{t('series.dash')}</p>}
    />
  )
}

function Point({ point }: { point: ChartPoint | undefined }) {
  const t = usePortalWords()
  const locale = useLocale()
  if (!point)
    return (
      <>
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">{t('series.no-figure')}</span>
      </>
    )
  if (point.y !== null) return formatNumber(locale, point.y)
  return `${formatNumber(locale, point.low ?? 0)}–${formatNumber(locale, point.high ?? 0)}`
}
