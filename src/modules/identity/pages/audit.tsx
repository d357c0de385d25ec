import { useLoaderData } from 'react-router'
import { formatInstant } from '../../../locale/index.ts'
import { read } from '../../../server/pages.ts'
import { Button, DataTable, Page, Pager, SelectField } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { auditLog } from '../queries.server.ts'
import { useWords } from '../words.ts'

export const loader = read(auditLog, ({ url }) => ({
  page: url.searchParams.get('page') ?? 1,
  act: url.searchParams.get('act') ?? '',
}))

/** Who did what to what and when; what was written stays with those who may read it. */
export default function Audit() {
  const { rows, act, page, pages, acts } = useLoaderData<typeof loader>()
  const t = useWords()
  const locale = useLocale()
  return (
    <Page title={t('audit.title')} lead={t('audit.lead')}>
      <title>{t('audit.title')}</title>
      <form className="filters">
        <SelectField
          name="act"
          label={t('audit.act')}
          defaultValue={act}
          options={[{ value: '', label: t('audit.all') }, ...acts.map((each) => ({ value: each, label: each }))]}
        />
        <Button kind="secondary">{t('audit.filter')}</Button>
      </form>
      <DataTable
        caption={t('audit.caption')}
        rows={rows}
        keyOf={({ seq }) => String(seq)}
        isDense
        columns={[
          { key: 'seq', head: t('audit.number'), isNumber: true, isRowHead: true, cell: (row) => row.seq },
          {
            key: 'at',
            head: t('mail.at'),
            cell: (row) => <span className="unbroken">{formatInstant(locale, row.at)}</span>,
          },
          { key: 'actor', head: t('audit.actor'), cell: (row) => row.actor ?? '–' },
          { key: 'act', head: t('audit.act'), cell: (row) => <code>{row.act}</code> },
          { key: 'outcome', head: t('audit.outcome'), cell: (row) => t(`audit.${row.outcome as 'done'}`) },
          { key: 'country', head: t('audit.country'), cell: (row) => row.country?.toUpperCase() ?? '–' },
          { key: 'subject', head: t('audit.subject'), cell: (row) => <code>{row.subject ?? '–'}</code> },
        ]}
      />
      <Pager page={page} pages={pages} hrefOf={(to) => `?act=${encodeURIComponent(act)}&page=${to}`} />
    </Page>
  )
}
