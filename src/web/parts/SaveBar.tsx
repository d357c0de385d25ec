import type { ReactNode } from 'react'
import type { SaveState } from '../autosaver.ts'
import { useWebWords } from '../words.ts'

interface Props {
  label: string
  /** The edge of the window where it stays in reach. */
  edge: 'top' | 'bottom'
  state: SaveState<unknown>
  children?: ReactNode
}

/** The buttons of a form that saves itself, always in reach, and whether what was written is saved. */
export function SaveBar({ label, edge, state, children }: Props) {
  return (
    <div className={`save-bar save-bar-${edge}`} role="group" aria-label={label}>
      {children}
      {/* It stays on the page while empty, or its first word would not be read out. */}
      <p className="saved" role="status">
        <SaveWords state={state} />
      </p>
    </div>
  )
}

function SaveWords({ state }: { state: SaveState<unknown> }) {
  const t = useWebWords()
  switch (state.kind) {
    case 'untouched':
      return null
    case 'saved':
      return t('save.saved', { time: state.time })
    case 'failed':
      return t('save.failed', { reason: state.reason })
    default:
      return t(`save.${state.kind}`)
  }
}
