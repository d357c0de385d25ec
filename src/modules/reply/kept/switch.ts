import { canSeal } from './seal.ts'

const STORED = 'rapporteur.keep-answers'
/** A browser may refuse to keep anything; then the switch holds for this page. */
let turned: boolean | undefined
const watchers = new Set<() => void>()

/** Whether what is written may be kept in this browser: until somebody says no, and where it can be sealed. */
export function isKeeping(): boolean {
  return canSeal() && (turned ?? stored() ?? true)
}

export function turnKeeping(on: boolean): void {
  turned = on
  try {
    localStorage.setItem(STORED, on ? 'on' : 'off')
  } catch {
    // Not kept: it holds for this page.
  }
  for (const watcher of watchers) watcher()
}

export function watchKeeping(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

function stored(): boolean | undefined {
  try {
    const found = localStorage.getItem(STORED)
    return found === null ? undefined : found === 'on'
  } catch {
    return undefined
  }
}
