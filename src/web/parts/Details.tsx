import type { ReactNode } from 'react'

interface Props {
  summary: ReactNode
  children: ReactNode
  open?: boolean | undefined
}

export function Details({ summary, children, open }: Props) {
  return (
    <details className="details" open={open}>
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  )
}
