import { useLoaderData } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { compareIn } from '../../../locale/index.ts'
import { read } from '../../../server/pages.ts'
import { ButtonLink, DataTable, Empty, Page, Pager, Wording } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { readCycles } from '../board-queries.server.ts'
import { ASKED_STATES, PROGRESS } from '../model.ts'
import { AskedLink } from '../parts/AskedLink.tsx'
import { ProgressLink } from '../parts/ProgressLink.tsx'
import { QuestionsLink } from '../parts/QuestionsLink.tsx'
import { phaseWord } from '../parts/phase.ts'
import { useCycleWords } from '../words.ts'

export const loader = read(readCycles, ({ url }) => ({ page: url.searchParams.get('page') ?? 1 }))

export default function Cycles() {
  const { rows, page, pages, mayOpen } = useLoaderData<typeof loader>()
  const t = useCycleWords()
  const locale = useLocale()
  const compare = compareIn(locale)
  const sorted = rows.toSorted(
    (a, b) => b.year - a.year || compare(textIn(a.countryName, locale).text, textIn(b.countryName, locale).text),
  )
  const open = mayOpen && <ButtonLink href="/app/cycles/new">{t('cycles.open')}</ButtonLink>
  return (
    <Page title={t('cycles.title')} lead={t('cycles.lead')}>
      <title>{t('cycles.title')}</title>
      {rows.length === 0 ? (
        <Empty title={t('cycles.empty.title')} action={open}>
          <p>{t('cycles.empty.text')}</p>
        </Empty>
      ) : (
        <>
          <p>{open}</p>
          <DataTable
            caption={t('cycles.caption')}
            rows={sorted}
            keyOf={({ id }) => id}
            isDense
            notes={rows.some(({ questions }) => questions.hasParts) ? <p>{t('questions.several')}</p> : undefined}
            columns={[
              {
                key: 'cycle',
                head: t('country'),
                isRowHead: true,
                cell: ({ id, countryName, year }) => (
                  <a href={`/app/cycles/${id}`}>
                    <Wording text={countryName} /> {year}
                  </a>
                ),
              },
              { key: 'state', head: t('state'), cell: ({ state }) => t(phaseWord(state)) },
              {
                key: 'questions',
                head: t('questions'),
                isNumber: true,
                cell: ({ id, questions: { asked, hasParts } }) => (
                  <>
                    <QuestionsLink id={id} state="asked" count={asked} />
                    {hasParts && ' (*)'}
                  </>
                ),
              },
              ...ASKED_STATES.map((each) => ({
                key: `requests-${each}`,
                head: t(`requests.${each}`),
                isNumber: true,
                cell: ({ id, requests }: (typeof rows)[number]) => <AskedLink id={id} state={each} counts={requests} />,
              })),
              ...PROGRESS.map((each) => ({
                key: each,
                head: t(`progress.${each}`),
                isNumber: true,
                cell: (row: (typeof rows)[number]) => <ProgressLink id={row.id} state={each} count={row[each]} />,
              })),
            ]}
          />
          <Pager page={page} pages={pages} hrefOf={(each) => `/app/cycles?page=${each}`} />
        </>
      )}
    </Page>
  )
}
