import { useLoaderData } from 'react-router'
import { readPublic } from '../../../server/pages.ts'
import { Page } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { halfOf } from '../../instrument/model.ts'
import { AboveForm } from '../parts/AboveForm.tsx'
import { AreaCountry } from '../parts/AreaCountry.tsx'
import { AreaTable } from '../parts/AreaTable.tsx'
import { Crumbs } from '../parts/Crumbs.tsx'
import { CycleLinks } from '../parts/CycleLinks.tsx'
import { Downloads } from '../parts/Downloads.tsx'
import { EditionNote } from '../parts/EditionNote.tsx'
import { Head } from '../parts/Head.tsx'
import { LocalizedText, usePlain } from '../parts/LocalizedText.tsx'
import { areaPage, type AreaData } from '../readings/area.server.ts'
import { usePortalWords } from '../words.ts'

export const loader = readPublic(areaPage.load)

export default function AreaPage() {
  const data = useLoaderData<AreaData>()
  const { area, countries, indicators, year, cycles } = data
  const t = usePortalWords()
  const locale = useLocale()
  const plain = usePlain()
  const withEdition = countries.filter(({ edition }) => edition !== null)
  return (
    <>
      <Head title={plain(area.title)} description={t('area.lead')} />
      <Crumbs items={[{ label: t('compare.title'), href: 'compare' }, { label: plain(area.title) }]} />
      <Page title={<LocalizedText text={area.title} />} lead={t('area.lead')} />
      {withEdition.length === 0 && <EditionNote edition={null} newerHref="" />}
      <CycleLinks cycles={cycles} current={year} />
      {(['law', 'practice'] as const).map((half) => (
        <section key={half} aria-labelledby={half}>
          <h2 id={half}>{t(`compare.${half}`)}</h2>
          <AreaTable data={data} half={half} indicators={indicators.filter(({ kind }) => halfOf(kind) === half)} />
        </section>
      ))}
      <AboveForm data={data} />
      {withEdition.map((country) => (
        <AreaCountry key={country.code} country={country} indicators={indicators} />
      ))}
      <p>
        <a href={`/${locale}/instrument?area=${area.code}`}>{t('area.instrument')}</a>
      </p>
      <Downloads hasTable />
    </>
  )
}
