import type { ReactNode } from 'react'

/** A computed cell. The label stands beside it where the headings of the table do not. */
export function Sum({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <td className="number">
      <span className="cell-label" aria-hidden="true">
        {label}
      </span>{' '}
      <span className="cell-sum">{children}</span>
    </td>
  )
}
