import { useId } from 'react'
import type { ReactNode } from 'react'
import { useWebWords } from '../words.ts'
import { Details } from './Details.tsx'

interface Props {
  /** The finding, in a sentence. */
  title: ReactNode
  /** Measure, unit, population, period. */
  subtitle: ReactNode
  /** One or two sentences whose numbers stand in the table. */
  summary?: ReactNode
  source: ReactNode
  /** The chart. */
  children: ReactNode
  /** The same figures as a table. */
  table: ReactNode
  /** Downloads, citation, how it is counted. */
  links?: ReactNode
}

export function ChartFrame({ title, subtitle, summary, source, children, table, links }: Props) {
  const t = useWebWords()
  const id = useId()
  return (
    <figure className="chart-frame" aria-labelledby={id}>
      <figcaption>
        <p className="chart-title" id={id}>
          {title}
        </p>
        <p className="chart-subtitle">{subtitle}</p>
      </figcaption>
      {summary !== undefined && <p>{summary}</p>}
      {children}
      <p className="chart-source">
        {t('chart.source')} {source}
      </p>
      <Details summary={t('chart.table')}>{table}</Details>
      {links}
    </figure>
  )
}
