import { DataTable, StatusChip } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { IndicatorData } from '../readings/indicator.server.ts'
import { usePortalWords } from '../words.ts'
import { FigureValue } from './FigureValue.tsx'
import { LocalizedText, usePlain } from './LocalizedText.tsx'
import { siteOf, SourceLink } from './SourceLink.tsx'

/** Every published figure that answers the indicator, all sources side by side. */
export function IndicatorFigures({ data: { figures, measures, countries, terms } }: { data: IndicatorData }) {
  const t = usePortalWords()
  const locale = useLocale()
  const plain = usePlain()
  const names = new Map(countries.map(({ code, name }) => [code, plain(name)]))
  const order = new Map(countries.map(({ code }, place) => [code, place]))
  const labels = new Map(measures.map(({ code, label }) => [code, label]))
  const rows = figures.toSorted((a, b) => order.get(a.country)! - order.get(b.country)! || b.year - a.year)
  return (
    <section aria-labelledby="table">
      <h2 id="table">{t('indicator.table')}</h2>
      <DataTable
        caption={t('indicator.figures-caption', { count: rows.length })}
        empty={t('indicator.figures-none')}
        isDense
        isTall
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { key: 'country', head: t('filter.country'), isRowHead: true, cell: ({ country }) => names.get(country) },
          { key: 'year', head: t('indicator.year'), cell: ({ year }) => String(year) },
          {
            key: 'measure',
            head: t('indicator.measure'),
            cell: ({ measure, fit }) => (
              <>
                {measure !== null && labels.has(measure) && (
                  <a href={`/${locale}/data/${measure}`}>
                    <LocalizedText text={labels.get(measure)!} quiet />
                  </a>
                )}{' '}
                {fit === 'partial' && <small className="muted">{t('indicator.partial')}</small>}
              </>
            ),
          },
          {
            key: 'value',
            head: t('indicator.value'),
            cell: (row) => (
              <>
                <FigureValue value={row} units={terms.unit} />{' '}
                {row.contradictions.length > 0 && <StatusChip kind="neutral">{t('value.contradicts')}</StatusChip>}
              </>
            ),
          },
          {
            key: 'source',
            head: t('institutions.source'),
            cell: ({ source }) =>
              source && (
                <>
                  <SourceLink title={source.title} url={source.url} />{' '}
                  <small className="muted">{siteOf(source.url)}</small>
                </>
              ),
          },
        ]}
        notes={rows.some(({ fit }) => fit === 'partial') ? <p>{t('indicator.partial-note')}</p> : undefined}
      />
    </section>
  )
}
