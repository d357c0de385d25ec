import type { ReactNode } from 'react'

/** Says politely what was saved and when. It stays on the page while empty, or its first word would not be read out. */
export function SavedStatus({ children }: { children?: ReactNode }) {
  return (
    <p className="saved" role="status">
      {children}
    </p>
  )
}
