import { useLoaderData } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { read } from '../../../server/pages.ts'
import { DataTable, Empty, Page, Pager } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { OneTried } from '../parts/OneTried.tsx'
import { BECOMINGS } from '../trial.ts'
import { readTrial } from '../trial-queries.server.ts'
import { useAssessmentWords } from '../words.ts'
import '../../instrument/parts/designer.css'

export const loader = read(readTrial, ({ params, url }) => ({
  code: params['code'],
  page: url.searchParams.get('page') ?? undefined,
}))

export type TrialData = ReturnType<typeof useLoaderData<typeof loader>>

export default function TryVersion() {
  const data = useLoaderData<typeof loader>()
  const t = useAssessmentWords()
  const { version, cycles, total, tried, page, pages } = data
  const title = t('try.title', { code: version.code })
  const address = `/app/instrument/${version.code}`
  return (
    <Page title={title} lead={t('try.lead')}>
      <title>{title}</title>
      <p>
        <a href={`${address}/verdicts`}>{t('try.to-verdicts')}</a> <a href={address}>{t('try.to-designer')}</a>
      </p>
      {cycles.length === 0 && (
        <Empty title={t('try.no-cycle')}>
          <p>{t('try.no-cycle.text')}</p>
        </Empty>
      )}
      {cycles.length > 0 && <Counts data={data} />}
      {cycles.length > 0 && total === 0 && (
        <Empty title={t('try.nothing')}>
          <p>{t('try.nothing.text')}</p>
        </Empty>
      )}
      {total > 0 && <h2>{t('try.indicators', { count: total })}</h2>}
      {tried.map((it) => (
        <OneTried key={it.code} it={it} version={version.code} terms={data.terms} />
      ))}
      <Pager page={page} pages={pages} hrefOf={(to) => `${address}/try?page=${to}`} />
    </Page>
  )
}

/** By country: how many of its answers stay, and what becomes of the others. */
function Counts({ data: { cycles, counts } }: { data: TrialData }) {
  const t = useAssessmentWords()
  const locale = useLocale()
  const found = BECOMINGS.filter((kind) => cycles.some(({ country }) => counts[country]?.[kind]))
  return (
    <DataTable
      caption={t('try.counts')}
      rows={cycles}
      keyOf={({ country }) => country}
      isDense
      columns={[
        {
          key: 'country',
          head: t('try.country'),
          isRowHead: true,
          cell: ({ name, year }) => `${textIn(name, locale).text} ${year}`,
        },
        { key: 'version', head: t('try.version'), cell: ({ versionCode }) => versionCode },
        ...found.map((kind) => ({
          key: kind,
          head: t(`becomes.${kind}`),
          isNumber: true,
          cell: ({ country }: { country: string }) => String(counts[country]?.[kind] ?? 0),
        })),
        {
          key: 'breaks',
          head: t('try.breaks'),
          isNumber: true,
          cell: ({ country }) => String(counts[country]?.breaks ?? 0),
        },
      ]}
    />
  )
}
