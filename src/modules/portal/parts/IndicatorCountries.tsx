import { labelOf } from '../../edition/index.ts'
import { DataTable } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { IndicatorData } from '../readings/indicator.server.ts'
import { usePortalWords } from '../words.ts'
import { ShortResult } from './AreaTable.tsx'
import { LocalizedText } from './LocalizedText.tsx'

type Row = IndicatorData['countries'][number]

/** How each country is rated, from which edition, on how many sources. */
export function IndicatorCountries({ data: { indicator, countries } }: { data: IndicatorData }) {
  const t = usePortalWords()
  const locale = useLocale()
  const here = `/${locale}/indicators/${indicator.code.toLowerCase()}`
  return (
    <section aria-labelledby="ratings">
      <h2 id="ratings">{t('indicator.ratings')}</h2>
      <DataTable<Row>
        caption={t('indicator.ratings-caption')}
        rows={countries}
        keyOf={({ code }) => code}
        columns={[
          {
            key: 'country',
            head: t('filter.country'),
            isRowHead: true,
            cell: ({ code, name, value }) => (
              <a href={value ? `${here}/${code}/${value.edition.year}` : `/${locale}/countries/${code}`}>
                <LocalizedText text={name} />
              </a>
            ),
          },
          {
            key: 'year',
            head: t('indicator.year'),
            cell: ({ value }) => (value ? String(value.edition.year) : t('country.none')),
          },
          {
            key: 'result',
            head: t('indicator.result'),
            cell: ({ value }) => <ShortResult value={value} isRated={indicator.isRated} />,
          },
          {
            key: 'sources',
            head: t('indicator.sources'),
            cell: ({ value }) =>
              value
                ? t('indicator.sources-count', { open: value.openSources, closed: value.closedSources })
                : t('country.none'),
          },
          { key: 'edition', head: t('country.edition'), cell: (row) => <EditionLinks row={row} here={here} /> },
        ]}
      />
    </section>
  )
}

function EditionLinks({ row: { code, editions }, here }: { row: Row; here: string }) {
  const t = usePortalWords()
  if (editions.length === 0) return t('country.none')
  return (
    <ul className="link-row">
      {editions.map(({ year, number }) => {
        const label = labelOf({ country: code, year, number })
        return (
          <li key={label}>
            <a href={`${here}/${code}/${year}?edition=${label}`}>{label}</a>
          </li>
        )
      })}
    </ul>
  )
}
