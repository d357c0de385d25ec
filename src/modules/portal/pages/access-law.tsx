import { useLoaderData } from 'react-router'
import { readPublic } from '../../../server/pages.ts'
import { Page } from '../../../web/parts/index.ts'
import { useTextIn } from '../../../web/reading.tsx'
import { HolidayTable } from '../../access-law/parts/HolidayTable.tsx'
import { LawSection } from '../../access-law/parts/LawSection.tsx'
import { Crumbs } from '../parts/Crumbs.tsx'
import { Downloads } from '../parts/Downloads.tsx'
import { Head } from '../parts/Head.tsx'
import { accessLawPage, type OneAccessLaw } from '../readings/access-laws.server.ts'
import { usePortalWords } from '../words.ts'

export const loader = readPublic(accessLawPage.load)

export default function AccessLawPage() {
  const { country, laws, years, territories } = useLoaderData<OneAccessLaw>()
  const t = usePortalWords()
  const name = useTextIn()(country.name).text
  const title = t('access-laws.of', { country: name })
  return (
    <>
      <Head title={title} description={t('access-laws.lead')} />
      <Crumbs items={[{ label: t('access-laws.title'), href: 'access-laws' }, { label: name }]} />
      <Page title={title} />
      <Downloads hasTable />
      <p>{t('access-laws.explained')}</p>
      {laws.map((law) => (
        <LawSection key={law.id} law={law} />
      ))}
      {years.map(({ year, days }) => (
        <HolidayTable key={year} year={year} holidays={days} territories={territories} />
      ))}
    </>
  )
}
