import type { ReactNode } from 'react'

interface Props {
  title: ReactNode
  children?: ReactNode
  /** What can be done about it: a link or a button. */
  action?: ReactNode
}

/** Nothing is here, and why. */
export function Empty({ title, children, action }: Props) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children}
      {action !== undefined && <div>{action}</div>}
    </div>
  )
}
