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

/** A random UUID, also where the page came over plain HTTP and crypto.randomUUID is not there. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
