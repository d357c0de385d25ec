import { newKey } from '../../web/new-key.ts'
import type { Autosaved, SaveConflict } from './autosaved.ts'
import { saveConflictIn } from './autosaved.ts'

/** What the person is told about their words: where they are now. */
export type SaveState =
  | { readonly kind: 'untouched' | 'unsaved' | 'saving' | 'offline' }
  | { readonly kind: 'saved'; readonly time: string }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'conflict'; readonly conflict: SaveConflict }

interface Parts {
  /** The version that the form was made from. */
  readonly version: number
  readonly read: () => FormData
  /** Rejects where the server cannot be reached. */
  readonly send: (form: FormData) => Promise<Autosaved>
  readonly tell: (state: SaveState) => void
  /** Milliseconds of rest after the last change. */
  readonly wait: number
}

/**
 * Saves a form while it is being written: one save at a time, each on the version that the last one left. After a
 * conflict it rests, because only a person can choose; the words stay in the form.
 */
export function createAutosaver({ version, read, send, tell, wait }: Parts) {
  let current = version
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  let isDirty = false
  let isResting = false

  async function save(): Promise<void> {
    isDirty = false
    const form = read()
    form.set('seenVersion', String(current))
    form.set('key', newKey())
    tell({ kind: 'saving' })
    const answer = await send(form).catch(() => undefined)
    if (answer && 'version' in answer) {
      current = answer.version
      if (!isDirty) tell(answer.savedAt === null ? { kind: 'untouched' } : { kind: 'saved', time: answer.savedAt })
      return
    }
    isDirty = true
    if (!answer) return tell({ kind: 'offline' })
    const conflict = saveConflictIn(answer.conflict)
    if (!conflict) return tell({ kind: 'failed', reason: answer.message })
    isResting = true
    current = conflict.version
    tell({ kind: 'conflict', conflict })
  }

  /** Whether everything that was typed is on the server. */
  async function flush(): Promise<boolean> {
    clearTimeout(timer)
    if (running) await running
    if (isDirty && !isResting) await (running = save().finally(() => (running = undefined)))
    return !isDirty
  }

  return {
    flush,
    changed(): void {
      isDirty = true
      if (isResting) return
      if (!running) tell({ kind: 'unsaved' })
      clearTimeout(timer)
      timer = setTimeout(() => void flush(), wait)
    },
    /** The form is sent by its button now. Resolves when no save is under way any more. */
    async yieldToForm(): Promise<void> {
      clearTimeout(timer)
      isDirty = false
      if (running) await running
      clearTimeout(timer)
      isDirty = false
    },
    stop: () => clearTimeout(timer),
    isDirty: () => isDirty,
    isBusy: () => running !== undefined,
    version: () => current,
  }
}
export type Autosaver = ReturnType<typeof createAutosaver>
