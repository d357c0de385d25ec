import { formatNumber } from '../../../locale/index.ts'
import { DataTable, type ChartPoint, type ChartSeries } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { usePortalWords } from '../words.ts'

/** What a chart draws, year by year. */
export function DrawnTable({ lines, caption }: { lines: readonly ChartSeries[]; caption: string }) {
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
  if (!point || (point.y === null && point.low === undefined))
    return (
      <>
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">{t('series.no-figure')}</span>
      </>
    )
  if (point.y !== null) return formatNumber(locale, point.y)
  return `${formatNumber(locale, point.low ?? 0)}–${formatNumber(locale, point.high ?? 0)}`
}
