import { useLoaderData } from 'react-router'
import { readPublic } from '../../../server/pages.ts'
import { Page, SelectField } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { Crumbs } from '../parts/Crumbs.tsx'
import { Downloads } from '../parts/Downloads.tsx'
import { FigureChart } from '../parts/FigureChart.tsx'
import { FigureTable } from '../parts/FigureTable.tsx'
import { FilterForm } from '../parts/FilterForm.tsx'
import { Head } from '../parts/Head.tsx'
import { LocalizedText, usePlain } from '../parts/LocalizedText.tsx'
import { figureSeriesPage, type FigureSeries } from '../readings/figure-series.server.ts'
import { isWorthDrawing } from '../series.ts'
import { usePortalWords } from '../words.ts'

export const loader = readPublic(figureSeriesPage.load)

export default function FigureSeriesPage() {
  const series = useLoaderData<FigureSeries>()
  const t = usePortalWords()
  const plain = usePlain()
  const { measure, family, figures } = series
  return (
    <>
      <Head title={plain(measure.label)} description={plain(measure.definition)} />
      <Crumbs
        items={[
          { label: t('figures.title'), href: 'data' },
          ...(family ? [{ label: plain(family), href: `data#${measure.family}` }] : []),
          { label: plain(measure.label) },
        ]}
      />
      <Page title={<LocalizedText text={measure.label} />} lead={<LocalizedText text={measure.definition} />} />
      <p>{t('series.not-a-ranking')}</p>
      <CountryFilter series={series} />
      {isWorthDrawing(figures) && <FigureChart series={series} />}
      <h2>{t('series.all')}</h2>
      <Downloads hasTable />
      <FigureTable series={series} />
      <Answers series={series} />
    </>
  )
}

function CountryFilter({ series: { countries, chosen } }: { series: FigureSeries }) {
  const t = usePortalWords()
  const plain = usePlain()
  if (countries.length < 2) return null
  return (
    <FilterForm label={t('filter.label')}>
      <SelectField
        name="country"
        label={t('filter.country')}
        defaultValue={chosen ?? ''}
        options={[
          { value: '', label: t('filter.every-country') },
          ...countries.map(({ code, name }) => ({ value: code, label: plain(name) })),
        ]}
      />
    </FilterForm>
  )
}

/** Which indicators the measure answers, and what differs. */
function Answers({ series: { indicators } }: { series: FigureSeries }) {
  const t = usePortalWords()
  const locale = useLocale()
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">{t('series.answers')}</h2>
      {indicators.length === 0 && <p>{t('series.answers.none')}</p>}
      <ul>
        {indicators.map(({ indicatorCode, fit, fitNote }) => (
          <li key={indicatorCode}>
            <a href={`/${locale}/instrument/latest/${indicatorCode.toLowerCase()}`}>{indicatorCode}</a> ·{' '}
            {t(fit === 'exact' ? 'item.fit.exact' : 'item.fit.partial')} <span lang="en">{fitNote}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
