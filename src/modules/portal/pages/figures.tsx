import { useLoaderData } from 'react-router'
import { formatNumber } from '../../../locale/index.ts'
import { readPublic } from '../../../server/pages.ts'
import { DataTable, Details, Notice, Page } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { Crumbs } from '../parts/Crumbs.tsx'
import { Downloads } from '../parts/Downloads.tsx'
import { Head } from '../parts/Head.tsx'
import { LocalizedText, usePlain } from '../parts/LocalizedText.tsx'
import { SourceLink } from '../parts/SourceLink.tsx'
import { figuresPage, type Figures } from '../readings/figures.server.ts'
import { usePortalWords } from '../words.ts'

export const loader = readPublic(figuresPage.load)

export default function FiguresPage() {
  const { families, sources, contradictions } = useLoaderData<Figures>()
  const t = usePortalWords()
  return (
    <>
      <Head title={t('figures.title')} description={t('figures.lead')} />
      <Crumbs items={[{ label: t('figures.title') }]} />
      <Page title={t('figures.title')} lead={t('figures.lead')} />
      <Notice kind="attention" title={t('figures.never-add.title')}>
        <p>{t('figures.never-add')}</p>
      </Notice>
      <p>{t('figures.contradictions', contradictions)}</p>
      <Downloads hasTable />
      <nav aria-label={t('figures.families')}>
        <ul>
          {families.map(({ family, name }) => (
            <li key={family}>
              <a href={`#${family}`}>
                <LocalizedText text={name} />
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {families.map((family) => (
        <Family key={family.family} family={family} />
      ))}
      <h2 id="sources">{t('figures.sources')}</h2>
      <p>{t('figures.reuse')}</p>
      <Details summary={t('figures.sources.count', { count: sources.length })}>
        <ul>
          {sources.map(({ id, title, url, figures }) => (
            <li key={id}>
              <SourceLink title={title} url={url} /> · {t('figures.count', { count: figures })}
            </li>
          ))}
        </ul>
      </Details>
    </>
  )
}

function Family({ family: { family, name, definition, measures } }: { family: Figures['families'][number] }) {
  const t = usePortalWords()
  const locale = useLocale()
  const plain = usePlain()
  return (
    <section aria-labelledby={family}>
      <h2 id={family}>
        <LocalizedText text={name} />
      </h2>
      <p>
        <LocalizedText text={definition} />
      </p>
      <DataTable
        caption={t('figures.measures', { family: plain(name), count: measures.length })}
        rows={measures}
        keyOf={({ code }) => code}
        columns={[
          {
            key: 'measure',
            head: t('figures.measure'),
            isRowHead: true,
            cell: ({ code, label }) => (
              <a href={`/${locale}/data/${code}`}>
                <LocalizedText text={label} />
              </a>
            ),
          },
          {
            key: 'figures',
            head: t('figures.figures'),
            isNumber: true,
            cell: ({ figures }) => formatNumber(locale, figures),
          },
          { key: 'countries', head: t('figures.countries'), isNumber: true, cell: ({ countries }) => countries },
          { key: 'sources', head: t('figures.sources'), isNumber: true, cell: ({ sources }) => sources },
          {
            key: 'years',
            head: t('figures.years'),
            cell: ({ firstYear, lastYear }) => (firstYear === lastYear ? firstYear : `${firstYear}–${lastYear}`),
          },
        ]}
      />
    </section>
  )
}
