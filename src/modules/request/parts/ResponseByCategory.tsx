import { formatNumber } from '../../../locale/index.ts'
import { DataTable, Wording, type Column } from '../../../web/parts/index.ts'
import { useLocale, useTextIn } from '../../../web/reading.tsx'
import { groundWords } from '../ground.ts'
import type { readResponse } from '../response-queries.server.ts'
import { OUTCOMES_OF_ASKING, type Response } from '../response.ts'
import { useRequestWords } from '../words.ts'

type Loaded = Awaited<ReturnType<(typeof readResponse)['run']>>
type Row = Loaded['categories'][number]

/** What became of the requests, a category of institutions a row. */
export function ResponseByCategory({ loaded: { categories, names, whole, rows } }: { loaded: Loaded }) {
  const t = useRequestWords()
  const locale = useLocale()
  const textIn = useTextIn()
  const grounds = rows.flatMap((row) => row.grounds)
  const n = (it: number) => formatNumber(locale, it)
  const numbers: readonly { key: string; head: string; of: (it: Response) => string }[] = [
    { key: 'asked', head: t('response.asked'), of: ({ asked }) => n(asked) },
    ...OUTCOMES_OF_ASKING.map((each) => ({
      key: each,
      head: t(`outcome-of.${each}`),
      of: ({ by }: Response) => n(by[each]),
    })),
    { key: 'late', head: t('response.late'), of: ({ late }) => n(late) },
    { key: 'days', head: t('response.median'), of: ({ days }) => (days === null ? '–' : n(days)) },
  ]
  const columns: Column<Row>[] = [
    {
      key: 'category',
      head: t('response.category'),
      isRowHead: true,
      cell: ({ category }) => (names[category] ? <Wording text={names[category]} /> : category),
    },
    ...numbers.map(({ key, head, of }) => ({ key, head, isNumber: true, cell: ({ response }: Row) => of(response) })),
  ]
  return (
    <DataTable
      caption={t('response.by-category')}
      rows={categories}
      keyOf={({ category }) => category}
      isDense
      columns={columns}
      notes={
        <>
          <p>{t('response.note')}</p>
          {whole && Object.keys(whole.grounds).length > 0 && (
            <p>
              {t('response.grounds')}:{' '}
              {Object.entries(whole.grounds)
                .map(([ground, count]) => `${groundWords(t, textIn, grounds, ground)} (${n(count)})`)
                .join(', ')}
            </p>
          )}
        </>
      }
      foot={
        whole && (
          <tr>
            <th scope="row">{t('response.all')}</th>
            {numbers.map(({ key, of }) => (
              <td key={key} className="number">
                {of(whole)}
              </td>
            ))}
          </tr>
        )
      }
    />
  )
}
