import { useLoaderData } from 'react-router'
import { readPublic } from '../../../server/pages.ts'
import { Page, StatusChip } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { Crumbs } from '../parts/Crumbs.tsx'
import { Downloads } from '../parts/Downloads.tsx'
import { FigureChart } from '../parts/FigureChart.tsx'
import { Head } from '../parts/Head.tsx'
import { IndicatorCountries } from '../parts/IndicatorCountries.tsx'
import { IndicatorFigures } from '../parts/IndicatorFigures.tsx'
import { IndicatorMetadata } from '../parts/IndicatorMetadata.tsx'
import { LegalBasis } from '../parts/LegalBasis.tsx'
import { LocalizedText, usePlain } from '../parts/LocalizedText.tsx'
import { RatingHistory } from '../parts/RatingHistory.tsx'
import { RatingRule } from '../parts/RatingRule.tsx'
import { indicatorPage, type IndicatorData } from '../readings/indicator.server.ts'
import { usePortalWords } from '../words.ts'

export const loader = readPublic(indicatorPage.load)

const anchors = ['ratings', 'chart', 'table', 'metadata', 'rule'] as const

export default function IndicatorPage() {
  const data = useLoaderData<IndicatorData>()
  const { indicator, chart, actNames } = data
  const { code, area, title, question } = indicator
  const t = usePortalWords()
  const plain = usePlain()
  return (
    <>
      <Head title={`${code} ${plain(title)}`} description={plain(question)} />
      <Crumbs items={[{ label: plain(area.title), href: `areas/${area.code.toLowerCase()}` }, { label: code }]} />
      <Page title={<LocalizedText text={title} />} lead={<LocalizedText text={question} />} />
      <Facts data={data} />
      <nav aria-label={t('indicator.parts')}>
        <ul className="link-row">
          {anchors
            .filter((anchor) => anchor !== 'chart' || chart !== null)
            .map((anchor) => (
              <li key={anchor}>
                <a href={`#${anchor}`}>{t(`indicator.${anchor}`)}</a>
              </li>
            ))}
        </ul>
      </nav>
      <IndicatorCountries data={data} />
      <RatingHistory data={data} />
      {chart && (
        <section aria-labelledby="chart">
          <h2 id="chart">{t('indicator.chart')}</h2>
          <FigureChart series={chart} />
          <p>{t('country.figures-note')}</p>
        </section>
      )}
      <IndicatorFigures data={data} />
      <IndicatorMetadata data={data} />
      <RatingRule indicator={indicator} />
      <LegalBasis indicator={indicator} actNames={actNames} />
      <Downloads hasTable />
    </>
  )
}

/** Kind, core, version and how many countries are rated, in one line. */
function Facts({ data: { indicator, version, countries, terms } }: { data: IndicatorData }) {
  const t = usePortalWords()
  const locale = useLocale()
  const { code, kind, answerType, isCore, isRated } = indicator
  const assessed = countries.filter(({ value }) => value?.status === 'assessed').length
  return (
    <>
      <p>
        <span className="code">{code}</span>{' '}
        <StatusChip kind="neutral">
          {terms.kind[kind] ? <LocalizedText text={terms.kind[kind]} quiet /> : kind}
        </StatusChip>{' '}
        <StatusChip kind="neutral">
          {terms.answerType[answerType] ? <LocalizedText text={terms.answerType[answerType]} quiet /> : answerType}
        </StatusChip>{' '}
        <StatusChip kind="neutral">{t(isCore ? 'instrument.core' : 'instrument.not-core')}</StatusChip>
      </p>
      <p>
        {isRated ? t('indicator.assessed', { count: assessed, of: countries.length }) : t('indicator.context')}{' '}
        <a href={`/${locale}/instrument/${version.code}/${code}`}>{t('indicator.item', { version: version.code })}</a>
      </p>
    </>
  )
}
