import { useLoaderData } from 'react-router'
import { readPublic } from '../../../server/pages.ts'
import { Missing, Page, StatusChip } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { AnsweringFigures } from '../parts/AnsweringFigures.tsx'
import { Crumbs } from '../parts/Crumbs.tsx'
import { Downloads } from '../parts/Downloads.tsx'
import { Head } from '../parts/Head.tsx'
import { ItemFacts } from '../parts/ItemFacts.tsx'
import { ItemHistory } from '../parts/ItemHistory.tsx'
import { LanguageNote } from '../parts/LanguageNote.tsx'
import { LegalBasis } from '../parts/LegalBasis.tsx'
import { LocalizedText, usePlain } from '../parts/LocalizedText.tsx'
import { RatingRule } from '../parts/RatingRule.tsx'
import { Responsible } from '../parts/Responsible.tsx'
import { instrumentItemPage, type InstrumentItem } from '../readings/instrument-item.server.ts'
import { usePortalWords } from '../words.ts'

export const loader = readPublic(instrumentItemPage.load)

export default function InstrumentItemPage() {
  const item = useLoaderData<InstrumentItem>()
  const t = usePortalWords()
  const locale = useLocale()
  const plain = usePlain()
  const { version, indicator } = item
  const { code, area, title, question } = indicator
  const browser = `instrument/${version.code}`
  return (
    <>
      <Head title={`${code} ${plain(title)}`} description={plain(question)} />
      <Crumbs
        items={[
          { label: t('instrument.title'), href: browser },
          { label: plain(area.title), href: `${browser}?area=${area.code}` },
          { label: code },
        ]}
      />
      <Page title={<LocalizedText text={title} />} lead={<LocalizedText text={question} />} />
      <p>
        <span className="code">{code}</span>{' '}
        <StatusChip kind="neutral">{t(indicator.isCore ? 'instrument.core' : 'instrument.not-core')}</StatusChip>{' '}
        {indicator.notApplicable ? (
          <Missing kind="not-applicable" />
        ) : (
          <StatusChip kind="neutral">{t(indicator.isRated ? 'instrument.rated' : 'instrument.context')}</StatusChip>
        )}
      </p>
      <LanguageNote texts={[title, question]} />
      <p>
        <a href={`/${locale}/indicators/${code.toLowerCase()}`}>{t('item.to-indicator')}</a>
      </p>
      <ItemFacts item={item} />
      <ItemHistory item={item} />
      <RatingRule indicator={indicator} />
      <LegalBasis indicator={indicator} actNames={item.actNames} />
      <Responsible item={item} />
      <AnsweringFigures measures={item.measures} />
      <Downloads />
    </>
  )
}
