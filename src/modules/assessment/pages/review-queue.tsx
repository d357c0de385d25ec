import { useLoaderData } from 'react-router'
import { formatInstant } from '../../../locale/index.ts'
import { read } from '../../../server/pages.ts'
import { ButtonLink, DataTable, Empty, Page, Pager, Wording } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { Answer } from '../parts/Answer.tsx'
import { reviewQueue } from '../review-queries.server.ts'
import { useAssessmentWords } from '../words.ts'

export const loader = read(reviewQueue, ({ url }) => ({ page: url.searchParams.get('page') ?? undefined }))

export default function ReviewQueue() {
  const { rows, total, page, pages } = useLoaderData<typeof loader>()
  const t = useAssessmentWords()
  const locale = useLocale()
  return (
    <Page title={t('queue.title')} lead={t('queue.lead')}>
      <title>{t('queue.title')}</title>
      <p>
        <a href="/app/review/double">{t('double.list.title')}</a> ·{' '}
        <a href="/app/review/agreement">{t('double.to-agreement')}</a>
      </p>
      {rows.length === 0 ? (
        <Empty title={t('queue.empty.title')}>
          <p>{t('queue.empty.text')}</p>
        </Empty>
      ) : (
        <DataTable
          caption={t('queue.caption', { count: total })}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              key: 'indicator',
              head: t('queue.indicator'),
              isRowHead: true,
              cell: ({ code, title }) => (
                <>
                  {code} <Wording text={title} />
                </>
              ),
            },
            {
              key: 'country',
              head: t('queue.country'),
              cell: ({ countryName, year }) => (
                <>
                  <Wording text={countryName} /> {String(year)}
                </>
              ),
            },
            { key: 'rating', head: t('queue.rating'), cell: (row) => <Answer {...row} /> },
            { key: 'sources', head: t('queue.sources'), isNumber: true, cell: ({ cited }) => String(cited ?? 0) },
            { key: 'by', head: t('queue.by'), cell: ({ by }) => by },
            {
              key: 'since',
              head: t('queue.since'),
              cell: ({ submittedAt }) => (submittedAt === null ? '' : formatInstant(locale, submittedAt)),
            },
            {
              key: 'yours',
              head: t('queue.yours'),
              cell: ({ id, code, isMine }) =>
                isMine ? (
                  <a href={`/app/review/${id}`}>{t('queue.mine')}</a>
                ) : (
                  <ButtonLink href={`/app/review/${id}`}>
                    {t('queue.open')} <span className="visually-hidden">{code}</span>
                  </ButtonLink>
                ),
            },
          ]}
        />
      )}
      <Pager page={page} pages={pages} hrefOf={(to: number) => `/app/review?page=${to}`} />
    </Page>
  )
}
