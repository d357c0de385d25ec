import { DataTable } from '../../../web/parts/index.ts'
import type { Difference } from '../differences.ts'
import { useEditionWords } from '../words.ts'
import { Result } from './Result.tsx'

interface Props {
  previous: { readonly label: string; readonly differences: readonly Difference[] } | undefined
}

/** What this edition changes against the one before it. */
export function DifferenceTable({ previous }: Props) {
  const t = useEditionWords()
  if (previous === undefined) return <p>{t('one.first')}</p>
  return (
    <DataTable
      caption={t('one.differences', { label: previous.label })}
      empty={t('one.no-differences')}
      rows={previous.differences}
      keyOf={({ code }) => code}
      columns={[
        { key: 'code', head: t('one.indicator'), isRowHead: true, cell: ({ code }) => code },
        { key: 'before', head: t('one.before'), cell: ({ before }) => <Result value={before} /> },
        { key: 'after', head: t('one.after'), cell: ({ after }) => <Result value={after} /> },
        {
          key: 'what',
          head: t('one.what'),
          cell: ({ aspects }) => aspects.map((aspect) => t(`aspect.${aspect}`)).join(', '),
        },
      ]}
    />
  )
}
