import { useLoaderData } from 'react-router'
import { readPublic } from '../../../server/pages.ts'
import { Empty, Page } from '../../../web/parts/index.ts'
import { Crumbs } from '../parts/Crumbs.tsx'
import { Downloads } from '../parts/Downloads.tsx'
import { Head } from '../parts/Head.tsx'
import { InstrumentArea } from '../parts/InstrumentArea.tsx'
import { InstrumentFilter } from '../parts/InstrumentFilter.tsx'
import { LanguageNote } from '../parts/LanguageNote.tsx'
import { LocalizedText } from '../parts/LocalizedText.tsx'
import { VersionChooser } from '../parts/VersionChooser.tsx'
import { instrumentPage, type Instrument } from '../readings/instrument.server.ts'
import { useLocale } from '../../../web/reading.tsx'
import { usePortalWords } from '../words.ts'

export const loader = readPublic(instrumentPage.load)

export default function InstrumentPage() {
  const data = useLoaderData<Instrument>()
  const { version, kinds, areaNames, chosen, areas } = data
  const t = usePortalWords()
  const heads = areas.flatMap(({ subareas }) => subareas.flatMap(({ indicators }) => indicators))
  const core = heads.filter(({ isCore }) => isCore).length
  const rated = heads.filter(({ isRated }) => isRated).length
  return (
    <>
      <Head title={t('instrument.title')} description={t('instrument.lead')} />
      <Crumbs items={[{ label: t('instrument.title') }]} />
      <Page title={t('instrument.title')} lead={t('instrument.lead')} />
      <p>{t('instrument.first-use')}</p>
      <InstrumentFilter areaNames={areaNames} kinds={kinds} chosen={chosen} />
      <p>{t('instrument.count', { version: version.code, count: heads.length, core, rated })}</p>
      <VersionChooser data={data} />
      <LanguageNote texts={heads.map(({ title }) => title)} />
      <Downloads hasTable />
      <WholeInstrument version={version.code} />
      {heads.length === 0 && <Empty title={t('instrument.none')} />}
      {areas.length > 1 && (
        <nav aria-label={t('instrument.areas')}>
          <ul>
            {areas.map(({ code, title }) => (
              <li key={code}>
                <a href={`#${code}`}>
                  <LocalizedText text={title} />
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {areas.map((area) => (
        <InstrumentArea key={area.code} area={area} version={version.code} kinds={kinds} />
      ))}
    </>
  )
}

/** What the page shows in part: as files that a draft can be made from. */
function WholeInstrument({ version }: { version: string }) {
  const t = usePortalWords()
  const locale = useLocale()
  const at = `/${locale}/instrument/${version}`
  return (
    <p className="no-print">
      {t('instrument.whole')} <a href={`${at}.xlsx`}>{t('instrument.whole.xlsx')}</a>
      {' · '}
      <a href={`${at}/items.csv`}>{t('instrument.whole.csv')}</a>
      {' · '}
      <a href={`${at}/items.json`}>{t('instrument.whole.json')}</a>
      {' · '}
      <a href={`${at}/form.xlsx`}>{t('instrument.whole.form')}</a>
    </p>
  )
}
