import { useLoaderData } from 'react-router'
import { readPublic } from '../../../server/pages.ts'
import { DataTable, Page, type Column } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { Crumbs } from '../parts/Crumbs.tsx'
import { Downloads } from '../parts/Downloads.tsx'
import { Head } from '../parts/Head.tsx'
import { LocalizedText } from '../parts/LocalizedText.tsx'
import { siteOf, SourceLink } from '../parts/SourceLink.tsx'
import { standardsPage } from '../readings/standards.server.ts'
import { usePortalWords } from '../words.ts'

type Standards = Awaited<ReturnType<typeof standardsPage.load>>
type Standard = Standards['standards'][number]
type Article = Standard['articles'][number]

export const loader = readPublic(standardsPage.load)

export default function StandardsPage() {
  const { standards, version } = useLoaderData<Standards>()
  const t = usePortalWords()
  const cited = standards.filter(({ articles }) => articles.length > 0)
  return (
    <>
      <Head title={t('standards.title')} description={t('standards.lead')} />
      <Crumbs items={[{ label: t('standards.title') }]} />
      <Page title={t('standards.title')} lead={t('standards.lead')} />
      <Downloads hasTable />
      <p>{t('standards.confirmed.explained')}</p>
      {cited.map((standard) => (
        <OneStandard key={standard.code} standard={standard} version={version} />
      ))}
    </>
  )
}

function OneStandard({ standard, version }: { standard: Standard; version: string }) {
  const t = usePortalWords()
  const { code, short, number, title, year, url, articles } = standard
  const columns: Column<Article>[] = [
    { key: 'article', head: t('standards.article'), cell: ({ article }) => article, isRowHead: true },
    {
      key: 'confirmed',
      head: t('standards.checked'),
      cell: ({ isConfirmed }) => t(isConfirmed ? 'standards.confirmed' : 'standards.to-confirm'),
    },
    { key: 'indicators', head: t('standards.cited-by'), cell: (row) => <Citing article={row} version={version} /> },
  ]
  return (
    <section aria-labelledby={code}>
      <h2 id={code}>
        <LocalizedText text={title} />
      </h2>
      <p className="muted">
        {[short, number, year].filter((part) => part !== null).join(' · ')}
        {url !== null && (
          <>
            {' · '}
            <SourceLink title={siteOf(url)} url={url} />
          </>
        )}
      </p>
      <DataTable
        caption={t('standards.articles', { standard: short, count: articles.length })}
        columns={columns}
        rows={articles}
        keyOf={({ article }) => article}
      />
    </section>
  )
}

function Citing({ article, version }: { article: Article; version: string }) {
  const t = usePortalWords()
  const locale = useLocale()
  if (article.indicators.length === 0) return t('standards.cited-by-none')
  return (
    <ul className="codes">
      {article.indicators.map((code) => (
        <li key={code}>
          <a href={`/${locale}/instrument/${version}/${code.toLowerCase()}`}>{code}</a>
        </li>
      ))}
    </ul>
  )
}
