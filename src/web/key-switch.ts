const STORED = 'rapporteur.single-keys'

/** A browser may refuse to keep anything; then the switch holds for this page. */
let turned: boolean | undefined
const watchers = new Set<() => void>()

/** Whether single keys act: kept in this browser, on until somebody turns them off. */
export function isSwitchedOn(): boolean {
  return kept() ?? turned ?? true
}

export function turnKeys(on: boolean): void {
  turned = on
  try {
    localStorage.setItem(STORED, on ? 'on' : 'off')
  } catch {
    // Not kept: it holds for this page.
  }
  for (const watcher of watchers) watcher()
}

/** Tells of a turn here and in another window. */
export function watchSwitch(watcher: () => void): () => void {
  watchers.add(watcher)
  window.addEventListener('storage', watcher)
  return () => {
    watchers.delete(watcher)
    window.removeEventListener('storage', watcher)
  }
}

function kept(): boolean | undefined {
  try {
    const found = localStorage.getItem(STORED)
    return found === null ? undefined : found === 'on'
  } catch {
    return undefined
  }
}

/** Choosing by radio or checkbox is not writing: there the keys still work. */
export function isField(
  target: Partial<Readonly<Record<'tagName' | 'type', string>>> & { isContentEditable?: boolean },
): boolean {
  const { tagName = '', type = '', isContentEditable = false } = target
  if (isContentEditable || tagName === 'TEXTAREA' || tagName === 'SELECT') return true
  return tagName === 'INPUT' && !['radio', 'checkbox', 'button', 'submit', 'reset'].includes(type)
}
