import type { ReactNode } from 'react'
import { formatNumber, formatPercent } from '../../../locale/index.ts'
import type { Agreement, AlphaInterval } from '../../../statistics/index.ts'
import { DataTable } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { Row } from '../agreement.ts'
import { useAssessmentWords } from '../words.ts'

interface Props {
  readonly caption: string
  readonly head: string
  readonly rows: readonly Row[]
  readonly nameOf: (row: Row) => ReactNode
}

/** How far raters agree, a row for each area, pair of people or indicator. */
export function AgreementTable({ caption, head, rows, nameOf }: Props) {
  const t = useAssessmentWords()
  const locale = useLocale()
  const hasInterval = rows.some(({ interval }) => interval !== null)
  return (
    <DataTable
      caption={caption}
      rows={rows}
      keyOf={({ key }) => key}
      isStacked
      columns={[
        { key: 'name', head, isRowHead: true, cell: nameOf },
        { key: 'pairs', head: t('agreement.pairs'), isNumber: true, cell: ({ pairs }) => formatNumber(locale, pairs) },
        {
          key: 'unrated',
          head: t('agreement.unrated'),
          isNumber: true,
          cell: ({ unrated }) => formatNumber(locale, unrated),
        },
        {
          key: 'percent',
          head: t('agreement.percent'),
          isNumber: true,
          cell: ({ percent }) => <Figure it={percent} isShare />,
        },
        { key: 'kappa', head: t('agreement.kappa'), isNumber: true, cell: ({ kappa }) => <Figure it={kappa} /> },
        { key: 'alpha', head: t('agreement.alpha'), isNumber: true, cell: ({ alpha }) => <Figure it={alpha} /> },
        ...(hasInterval
          ? [
              {
                key: 'interval',
                head: t('agreement.interval'),
                isNumber: true,
                cell: ({ interval }: Row) => <Interval it={interval} />,
              },
            ]
          : []),
      ]}
    />
  )
}

/** A figure, or why there is none. */
export function Figure({ it, isShare }: { it: Agreement | null; isShare?: boolean }) {
  const t = useAssessmentWords()
  const locale = useLocale()
  if (it === null) return t('agreement.none.several')
  if ('reason' in it) return t(`agreement.none.${it.reason}`)
  return isShare ? formatPercent(locale, it.value, { decimals: 0 }) : formatNumber(locale, it.value, { decimals: 2 })
}

export function Interval({ it }: { it: AlphaInterval | null }) {
  const t = useAssessmentWords()
  const locale = useLocale()
  if (it === null) return ''
  if ('reason' in it) return t(`agreement.none.${it.reason}`)
  const shown = (value: number) => formatNumber(locale, value, { decimals: 2 })
  return t('agreement.from-to', { low: shown(it.low), high: shown(it.high) })
}
