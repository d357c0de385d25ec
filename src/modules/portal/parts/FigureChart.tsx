import { formatNumber, type Locale } from '../../../locale/index.ts'
import { ChartFrame, LineChart } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { FigureSeries } from '../readings/figure-series.server.ts'
import { disagreements, extremes, isDrawable, seriesOf } from '../series.ts'
import { usePortalWords } from '../words.ts'
import { DrawnTable } from './DrawnTable.tsx'
import { usePlain } from './LocalizedText.tsx'
import { SourceLink } from './SourceLink.tsx'

type Figure = FigureSeries['figures'][number]

/** More sources than this, each of a year or two, are no lines: the country is drawn as what they span. */
const MOST_SOURCES = 5

/** The measure over years: by country, or by source where one country was chosen and its sources are few. */
export function FigureChart({ series: { measure, figures, countries, chosen, units } }: { series: FigureSeries }) {
  const t = usePortalWords()
  const locale = useLocale()
  const plain = usePlain()
  const drawn = figures.filter(isDrawable)
  const names = new Map(countries.map(({ code, name }) => [code, plain(name)]))
  const sources = new Set(drawn.map(({ source }) => source?.title))
  const isBySource = chosen !== null && sources.size > 1 && sources.size <= MOST_SOURCES
  const inOrder = countries.flatMap(({ code }) => drawn.filter(({ country }) => country === code))
  const lines = seriesOf(inOrder, ({ country, source }) =>
    isBySource ? (source?.title ?? '') : (names.get(country) ?? country),
  )
  const apart = isBySource ? 0 : disagreements(drawn).length
  const unit = units[drawn[0]!.unit]
  const said = unit ? plain(unit) : drawn[0]!.unit
  const { lowest, highest, first, last } = extremes(drawn)
  const range = { first: String(first), last: String(last) }
  const where = chosen === null ? t('series.by-country') : (names.get(chosen) ?? chosen)
  const title = t('series.finding', { low: printed(lowest, locale), high: printed(highest, locale), ...range })
  const subtitle = {
    measure: plain(measure.label),
    unit: said,
    where: isBySource ? t('series.by-source', { country: where }) : where,
  }
  return (
    <ChartFrame
      title={title}
      subtitle={t('series.subtitle', { ...subtitle, ...range })}
      summary={
        apart === 0 ? undefined : t(chosen === null ? 'series.disagree' : 'series.disagree-here', { count: apart })
      }
      source={<ChartSources figures={drawn} />}
      table={<DrawnTable lines={lines} caption={subtitle.where} />}
    >
      <LineChart title={title} description={t('series.description')} series={lines} unit={said} />
    </ChartFrame>
  )
}

/** As the source prints it where it is a range: "<5" is not 0. */
function printed({ kind, number, asGiven }: Figure, locale: Locale): string {
  return kind === 'number' && number !== null ? formatNumber(locale, number) : asGiven
}

function ChartSources({ figures }: { figures: readonly Figure[] }) {
  const t = usePortalWords()
  const titles = new Map(figures.flatMap(({ source }) => (source ? [[source.title, source] as const] : [])))
  if (titles.size !== 1) return t('series.sources', { count: titles.size })
  const [only] = titles.values()
  return <SourceLink title={only!.title} url={only!.url} />
}
