import { DataTable } from '../../../web/parts/index.ts'
import type { FigureSeries } from '../readings/figure-series.server.ts'
import { usePortalWords } from '../words.ts'
import { Contradictory } from './Contradictory.tsx'
import { FigureValue } from './FigureValue.tsx'
import { usePlain } from './LocalizedText.tsx'
import { siteOf, SourceLink } from './SourceLink.tsx'

/** Every published figure of the measure: what one source says of one country and year is one line. */
export function FigureTable({ series: { figures, countries, units, labels } }: { series: FigureSeries }) {
  const t = usePortalWords()
  const plain = usePlain()
  const names = new Map(countries.map(({ code, name }) => [code, plain(name)]))
  const place = new Map(countries.map(({ code }, index) => [code, index]))
  const rows = figures.toSorted((a, b) => place.get(a.country)! - place.get(b.country)! || b.year - a.year)
  return (
    <DataTable
      caption={t('figures.count', { count: rows.length })}
      rows={rows}
      keyOf={({ id }) => id}
      notes={
        <>
          {rows.some(({ kind }) => kind === 'interval') && <p>{t('series.below-five')}</p>}
          <p>{t('figures.reuse')}</p>
        </>
      }
      columns={[
        { key: 'country', head: t('filter.country'), isRowHead: true, cell: ({ country }) => names.get(country) },
        { key: 'year', head: t('series.year'), cell: ({ year }) => year },
        {
          key: 'value',
          head: t('series.value'),
          cell: (row) => (
            <>
              <FigureValue value={row} units={units} />
              <Contradictory figure={row} labels={labels} />
            </>
          ),
        },
        {
          key: 'source',
          head: t('institutions.source'),
          cell: ({ source }) =>
            source && (
              <>
                <SourceLink title={source.title} url={source.url} />
                <br />
                <small className="muted">{siteOf(source.url)}</small>
              </>
            ),
        },
      ]}
    />
  )
}
