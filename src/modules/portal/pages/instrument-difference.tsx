import { useLoaderData, useLocation } from 'react-router'
import { readPublic } from '../../../server/pages.ts'
import { Button, Empty, Page, SelectField } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { fileAddress } from '../addresses.ts'
import { ChangedItem } from '../parts/ChangedItem.tsx'
import { Crumbs } from '../parts/Crumbs.tsx'
import { Downloads } from '../parts/Downloads.tsx'
import { Head } from '../parts/Head.tsx'
import { instrumentDifferencePage, type InstrumentDifference } from '../readings/instrument-difference.server.ts'
import { usePortalWords } from '../words.ts'

export const loader = readPublic(instrumentDifferencePage.load)

const FILTERS = ['all', 'new', 'changed', 'dropped', 'rule', 'text', 'translation'] as const

export default function InstrumentDifferencePage() {
  const data = useLoaderData<InstrumentDifference>()
  const t = usePortalWords()
  const locale = useLocale()
  const title = t('difference.title', { from: data.from, to: data.to })
  return (
    <>
      <Head title={title} description={t('difference.lead')} />
      <Crumbs items={[{ label: t('instrument.title'), href: `instrument/${data.to}` }, { label: title }]} />
      <Page title={title} lead={t('difference.lead')} />
      <p>{t('difference.counts', data.counts)}</p>
      <p>
        {t('difference.decided')} <a href={`/${locale}/methodology#comparability`}>{t('methodology.comparability')}</a>
      </p>
      {data.note !== '' && <p>{data.note}</p>}
      <form method="get" className="filters">
        <SelectField
          name="show"
          label={t('difference.show')}
          defaultValue={data.filter}
          options={FILTERS.map((value) => ({ value, label: t(`difference.filter.${value}`) }))}
        />
        <SelectField
          name="view"
          label={t('difference.view')}
          defaultValue={data.view}
          options={(['inline', 'side'] as const).map((value) => ({ value, label: t(`difference.view.${value}`) }))}
        />
        <Button kind="secondary">{t('difference.submit')}</Button>
      </form>
      {data.items.length === 0 && <Empty title={t('difference.none')} />}
      {data.items.map((item) => (
        <ChangedItem key={item.code} data={data} item={item} />
      ))}
      <WordFile />
      <Downloads hasTable />
    </>
  )
}

function WordFile() {
  const t = usePortalWords()
  const { pathname, search } = useLocation()
  return (
    <p className="no-print">
      <a href={fileAddress(pathname, search, 'docx')}>{t('difference.docx')}</a>
    </p>
  )
}
