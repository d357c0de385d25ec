import { Change, DataTable } from '../../../web/parts/index.ts'
import { useInstrumentWords } from '../../instrument/words.ts'
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
        {
          key: 'after',
          head: t('one.after'),
          cell: ({ after, apart }) => (
            <>
              <Result value={after} /> {apart && <Apart apart={apart} />}
            </>
          ),
        },
        {
          key: 'what',
          head: t('one.what'),
          cell: ({ aspects }) => aspects.map((aspect) => t(`aspect.${aspect}`)).join(', '),
        },
      ]}
    />
  )
}

/** The instrument changed between the two: what stands side by side is no change of the country. */
function Apart({ apart: { verdict, reason, version } }: { apart: NonNullable<Difference['apart']> }) {
  const t = useEditionWords()
  const words = useInstrumentWords()
  return (
    <small className="apart">
      <Change kind="not-comparable" />{' '}
      {verdict === 'no-common-version'
        ? t('one.no-common-version')
        : t('one.apart', { version, verdict: words(`verdict.${verdict}`) })}{' '}
      <span className="muted">{reason}</span>
    </small>
  )
}
