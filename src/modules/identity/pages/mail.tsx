import { useLoaderData } from 'react-router'
import { formatInstant } from '../../../locale/index.ts'
import { read } from '../../../server/pages.ts'
import { DataTable, Page, StatusChip } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { outbox } from '../queries.server.ts'
import { useWords } from '../words.ts'

export const loader = read(outbox)

/** Letters that no mail server has touched show their text, so that somebody can hand over the link. */
export default function Mail() {
  const letters = useLoaderData<typeof loader>()
  const t = useWords()
  const locale = useLocale()
  return (
    <Page title={t('mail.title')} lead={t('mail.lead')}>
      <title>{t('mail.title')}</title>
      <DataTable
        caption={t('mail.caption')}
        rows={letters}
        keyOf={({ id }) => id}
        empty={t('mail.none')}
        columns={[
          { key: 'at', head: t('mail.at'), cell: (row) => formatInstant(locale, row.createdAt) },
          { key: 'to', head: t('mail.to'), isRowHead: true, cell: (row) => row.recipient },
          { key: 'text', head: t('mail.text'), cell: (row) => <Letter body={row.attempts === 0 ? row.body : ''} /> },
          {
            key: 'state',
            head: t('people.state'),
            cell: (row) => <StatusChip kind="neutral">{t(`mail.state.${row.state as 'sent'}`)}</StatusChip>,
          },
          { key: 'attempts', head: t('mail.attempts'), isNumber: true, cell: (row) => row.attempts },
          { key: 'error', head: t('mail.error'), cell: (row) => row.lastError ?? '–' },
        ]}
      />
    </Page>
  )
}

function Letter({ body }: { body: string }) {
  const t = useWords()
  const link = /https?:\/\/\S+/.exec(body)?.[0]
  return link ? <a href={link}>{link}</a> : t('mail.no-text')
}
