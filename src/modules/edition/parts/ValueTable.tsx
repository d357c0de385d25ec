import { DataTable } from '../../../web/parts/index.ts'
import { useTextIn } from '../../../web/reading.tsx'
import type { Reach } from '../../observation/index.ts'
import { ReachMark } from '../../observation/parts/ReachMark.tsx'
import { resultOf } from '../differences.ts'
import type { EditionBody, FrozenValue } from '../model.ts'
import { useEditionWords } from '../words.ts'
import { Result } from './Result.tsx'

/** By indicator: how far its answer reaches, where parts of the country are asked. */
type Reaches = Readonly<Record<string, Reach | null>>

/** What an edition says of each indicator that somebody approved. */
export function ValueTable({ values, reaches }: Pick<EditionBody, 'values'> & { reaches: Reaches }) {
  const t = useEditionWords()
  return (
    <DataTable
      caption={t('one.in-it')}
      rows={values.filter(({ assessment }) => assessment !== null)}
      keyOf={({ id }) => id}
      columns={[
        { key: 'code', head: t('one.indicator'), isRowHead: true, cell: (value) => <Named value={value} /> },
        {
          key: 'result',
          head: t('one.result'),
          cell: (value) => <ResultOf value={value} reach={reaches[value.indicator.code]} />,
        },
        {
          key: 'narrative',
          head: t('one.narrative'),
          cell: ({ assessment }) => <span lang={assessment?.narrativeLang}>{assessment?.narrative}</span>,
        },
        {
          key: 'sources',
          head: t('one.sources'),
          cell: ({ citations }) => {
            const open = citations.filter(({ source }) => source.class === 'public').length
            return t('one.sources-closed', { open: String(open), closed: String(citations.length - open) })
          },
        },
      ]}
    />
  )
}

function ResultOf({ value, reach }: { value: FrozenValue; reach: Reaches[string] | undefined }) {
  return (
    <>
      <Result value={resultOf(value)} /> {reach && <ReachMark reach={reach} />}
    </>
  )
}

/** What it does not say, and why. */
export function NotYetTable({ values }: { values: readonly FrozenValue[] }) {
  const t = useEditionWords()
  return (
    <DataTable
      caption={t('one.missing')}
      empty={t('one.missing-none')}
      rows={values.filter(({ status }) => status === 'not-yet-assessed')}
      keyOf={({ id }) => id}
      columns={[
        { key: 'code', head: t('one.indicator'), isRowHead: true, cell: (value) => <Named value={value} /> },
        { key: 'reason', head: t('one.reason'), cell: ({ reason }) => t(`reason.${reason ?? 'not-begun'}`) },
      ]}
    />
  )
}

function Named({ value: { indicator } }: { value: FrozenValue }) {
  const read = useTextIn()
  return `${indicator.code} ${read(indicator.title).text}`
}
