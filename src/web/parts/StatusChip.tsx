import type { ReactNode } from 'react'
import { useWebWords } from '../words.ts'
import { Icon } from './Icon.tsx'

export type StatusKind = 'verified' | 'claimed' | 'overdue' | 'stalled' | 'neutral'

/** Text, shape and border, never a fill: claimed and verified must not be mistaken for one another. */
export function StatusChip({ kind, children }: { kind: StatusKind; children?: ReactNode }) {
  const t = useWebWords()
  if (kind === 'neutral') return <span className="chip">{children}</span>
  return (
    <span className={`chip chip-${kind}`}>
      <Icon name={kind} />
      <span>{children ?? t(`chip.${kind}`)}</span>
    </span>
  )
}
