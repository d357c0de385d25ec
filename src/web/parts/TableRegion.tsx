import type { ReactNode } from 'react'

interface Props {
  /** Id of the element that names it, usually the caption. */
  labelledBy: string
  /** Scrolls up and down too, under a header that stays. */
  isTall?: boolean | undefined
  children: ReactNode
}

/** A wide table scrolls in here, by keys too, and the page never does. */
export function TableRegion({ labelledBy, isTall = false, children }: Props) {
  return (
    <div
      className={isTall ? 'table-region table-tall' : 'table-region'}
      role="region"
      aria-labelledby={labelledBy}
      tabIndex={0}
    >
      {children}
    </div>
  )
}
