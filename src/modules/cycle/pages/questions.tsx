import { useLoaderData } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { read } from '../../../server/pages.ts'
import { DataTable, Page, Pager, Wording } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { WHOLE } from '../model.ts'
import { readQuestions } from '../questions-queries.server.ts'
import { useCycleWords } from '../words.ts'

export const loader = read(readQuestions, ({ params, url }) => ({
  id: params['id'],
  part: url.searchParams.get('part') ?? undefined,
  state: url.searchParams.get('state') ?? undefined,
  page: url.searchParams.get('page') ?? undefined,
}))

export default function QuestionsPage() {
  const { cycle, part, state, rows, territories, total, page, pages, isOpen } = useLoaderData<typeof loader>()
  const t = useCycleWords()
  const locale = useLocale()
  const country = textIn(cycle.countryName, locale).text
  const title = t('questions.title', { country, year: String(cycle.year), count: total })
  const nameOf = (code: string | null) => {
    const found = territories.find((it) => it.code === code)
    return found ? textIn(found.name, locale).text : t('questions.whole')
  }
  const filter = t(`questions.${state}`)
  const caption =
    part === null
      ? t('questions.caption', { filter })
      : t('questions.caption-part', { filter, part: nameOf(part === WHOLE ? null : part) })
  const search = new URLSearchParams({ ...(part === null ? {} : { part }), state })
  return (
    <Page title={title}>
      <title>{title}</title>
      <p>
        <a href={`/app/cycles/${cycle.id}`}>{t('back')}</a>
      </p>
      <DataTable
        caption={caption}
        rows={rows}
        keyOf={({ code, part: own }) => `${code} ${own}`}
        empty={t('questions.empty')}
        notes={<p>{t('questions.note')}</p>}
        columns={[
          {
            key: 'code',
            head: t('list.code'),
            isRowHead: true,
            cell: ({ code }) => (
              <span className="unbroken">{isOpen ? <a href={`/app/assess/${cycle.id}/${code}`}>{code}</a> : code}</span>
            ),
          },
          { key: 'indicator', head: t('list.indicator'), cell: ({ title: of }) => <Wording text={of} /> },
          { key: 'part', head: t('questions.part'), cell: ({ part: own }) => nameOf(own) },
          {
            key: 'answered',
            head: t('questions.answered'),
            cell: ({ isAnswered }) => t(isAnswered ? 'list.yes' : 'list.no'),
          },
        ]}
      />
      <Pager page={page} pages={pages} hrefOf={(each) => `/app/cycles/${cycle.id}/questions?${search}&page=${each}`} />
    </Page>
  )
}
